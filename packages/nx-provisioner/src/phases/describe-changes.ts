import type { ComponentChange } from 'nx-provisioner-protocol';

import type { GeneratedFile } from '../foundation/generated-file';
import type { ImplementPhase } from './implement';

/**
 * What a session changed, by component: a reader wants to know that a lane is new, not which fifteen files it has.
 *
 * @param existed whether the plugin had written a file of that component before
 */
export function describeChanges(
  { convergence, edits, removed }: ImplementPhase,
  existed: (files: readonly string[]) => boolean,
): ComponentChange[] {
  const groups = new Map<string, GeneratedFile[]>();
  for (const file of [...convergence.create, ...convergence.update]) {
    const key = `${file.component.type}\0${file.component.name}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const components = [...groups.values()].map((files) => describeComponent(files, existed));
  const wiring = edits.map(({ path, reason }): ComponentChange => {
    return { component: 'wiring', name: path, action: 'changed', files: [path], requirements: [], reason };
  });
  if (removed.length === 0) return [...components, ...wiring];
  const reason = 'nothing in the plan asks for it any more';
  return [
    ...components,
    ...wiring,
    {
      component: 'withdrawn',
      name: 'withdrawn files',
      action: 'removed',
      files: [...removed],
      requirements: [],
      reason,
    },
  ];
}

function describeComponent(
  files: readonly GeneratedFile[],
  existed: (files: readonly string[]) => boolean,
): ComponentChange {
  const [first] = files;
  const paths = files.map(({ path }) => path).sort();
  const requirements = [...new Set(files.flatMap((file) => file.requirements))].sort();
  const { type = 'wiring', name = '' } = first?.component ?? {};
  return {
    component: type,
    name,
    action: existed(paths) ? 'changed' : 'created',
    files: paths,
    requirements,
    reason: requirements.length === 0 ? 'every lane builds on it' : `asked for by ${requirements.join(', ')}`,
  };
}
