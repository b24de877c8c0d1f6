import { laneTag } from 'nx-provisioner-protocol';

import { boundaryConstraints, type DepConstraint } from '../foundation/boundaries/constraints';
import type { Holding, Territory } from './territory';

/** Whether one project may depend on another. */
export type MayDepend = (source: Holding, target: Holding) => boolean;

/**
 * The import wall's own constraints, applied to the project graph. Existing projects that a lane touches have none of
 * them, so that they keep the dependencies that they had; of them only other lanes are out of reach.
 */
export function makeMayDepend({ lanes }: Pick<Territory, 'lanes'>): MayDepend {
  const constraints = boundaryConstraints(lanes.map(laneTag));
  const byTag = new Map<string, DepConstraint[]>();
  for (const constraint of constraints) {
    const tag = 'sourceTag' in constraint ? constraint.sourceTag : (constraint.allSourceTags.at(-1) ?? '');
    byTag.set(tag, [...(byTag.get(tag) ?? []), constraint]);
  }
  return (source, target) => {
    if (source.name === target.name) return true;
    if (source.lane !== null && target.lane !== null && source.lane !== target.lane) return false;
    return source.tags
      .flatMap((tag) => byTag.get(tag) ?? [])
      .filter((constraint) => applies(constraint, source))
      .every(({ onlyDependOnLibsWithTags }) => target.tags.some((tag) => onlyDependOnLibsWithTags.includes(tag)));
  };
}

function applies(constraint: DepConstraint, { tags }: Holding): boolean {
  return 'sourceTag' in constraint || constraint.allSourceTags.every((tag) => tags.includes(tag));
}
