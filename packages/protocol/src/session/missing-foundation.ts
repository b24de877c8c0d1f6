import { isUnsupplied, isWaiting } from '../plan/outstanding-reasons';
import type { RequirementRecord, SessionRecord } from './record';

/** Foundation that a critical requirement needs and that no session has built. */
export interface MissingFoundation {
  /** The critical requirement. */
  readonly requirement: string;
  /** The requirement that was to bring it: another one, or the critical one itself. */
  readonly from: string;
  readonly reason: string;
}

/**
 * What is missing of the foundation for critical requirements: outstanding foundation requirements that they depend on,
 * directly or not, and shared libraries that they want and no document supplies. A critical requirement that is left out
 * for a reason of its own needs nothing. In plan order.
 */
export function listMissingFoundation({ requirements, outstanding }: SessionRecord): MissingFoundation[] {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const reasonsOf = ({ id, kind, placement }: RequirementRecord) => {
    if (placement.type === 'outstanding') return kind === 'foundation' ? [placement.reason ?? ''] : [];
    return outstanding.filter((work) => work.id === id && isUnsupplied(work.reason)).map(({ reason }) => reason);
  };
  return requirements
    .filter(({ priority, placement }) => priority === 'critical' && !isLeftOut(placement))
    .flatMap((critical) =>
      listNeeded(critical, byId).flatMap((needed) =>
        reasonsOf(needed).map((reason) => ({ requirement: critical.id, from: needed.id, reason })),
      ),
    );
}

function isLeftOut({ type, reason }: RequirementRecord['placement']): boolean {
  return type === 'outstanding' && !isWaiting(reason ?? '');
}

/** The requirement and all that it depends on. */
function listNeeded(requirement: RequirementRecord, byId: ReadonlyMap<string, RequirementRecord>): RequirementRecord[] {
  const needed = new Set([requirement]);
  for (const { dependsOn } of needed) {
    for (const other of dependsOn.flatMap((id) => byId.get(id) ?? [])) needed.add(other);
  }
  return [...needed];
}
