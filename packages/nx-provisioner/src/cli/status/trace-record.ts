import { resolveCriteria, type RequirementTrace, type SessionRecord, type TestEvidence } from 'nx-provisioner-protocol';

import type { Progress, RequirementStatus } from './status';

/**
 * How far each requirement of a session is: by the tests that have run since where there are results of them, else by
 * the session's own evidence. In plan order.
 *
 * @param results of projects that were tested since, by project
 */
export function traceRecord(
  record: SessionRecord,
  results: ReadonlyMap<string, readonly TestEvidence[]>,
): RequirementStatus[] {
  const known = record.evidence?.tests.filter(({ project }) => !results.has(project)) ?? [];
  const tests = [...known, ...[...results.values()].flat()];
  const requirements = record.requirements.map(({ id, placement, criteria }) => ({
    requirement: { id },
    placement,
    criteria,
  }));
  const traces = new Map(resolveCriteria({ requirements }, tests).map((trace) => [trace.id, trace]));
  return record.requirements.map(({ id, title, kind, priority, state, placement }) => {
    const trace = traces.get(id);
    return {
      ...{ id, title, kind, priority },
      state: trace?.state ?? state,
      lane: placement.lane,
      reason: placement.reason,
      criteria: countCriteria(trace?.criteria ?? []),
    };
  });
}

function countCriteria(criteria: RequirementTrace['criteria']): Progress {
  const of = (state: string) => criteria.filter((criterion) => criterion.state === state).length;
  return { met: of('met'), failed: of('failed'), total: criteria.length };
}

/** Several together. */
export function sumProgress(parts: readonly Progress[]): Progress {
  const sum = (key: keyof Progress) => parts.reduce((total, part) => total + part[key], 0);
  return { met: sum('met'), failed: sum('failed'), total: sum('total') };
}
