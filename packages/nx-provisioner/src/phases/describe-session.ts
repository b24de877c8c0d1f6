import type { Diagnostic, Evidence, SessionRecord } from 'nx-provisioner-protocol';

import type { GateTargets } from '../workspace/detect-targets';
import { count } from './phase';
import type { Understanding } from './understand';

type Gate = SessionRecord['gates'][number];

/** What this session is about, most urgent first, in sentences. */
export function describeScope({ plan, history }: Understanding): string[] {
  const known = new Set(history.lastCompleted?.requirements.map(({ id }) => id) ?? []);
  const placed = plan.requirements.filter(({ placement }) => placement.type !== 'outstanding');
  const critical = placed.filter(
    ({ requirement, priority }) => requirement.kind === 'stabilization' && priority === 'critical',
  );
  const fresh = history.lastCompleted === null ? [] : placed.filter(({ requirement }) => !known.has(requirement.id));
  const gone = [...known].filter((id) => !plan.requirements.some(({ requirement }) => requirement.id === id));
  return [
    ...critical.map(
      ({ requirement }) => `${requirement.id} ${requirement.title}: critical stabilization, before everything else`,
    ),
    `Foundation and ${count(plan.lanes.length, 'lane')} for ${count(placed.length, 'requirement')}`,
    ...(fresh.length > 0
      ? [
          `New since session ${history.lastCompleted?.session.number ?? 0}: ${fresh.map(({ requirement }) => requirement.id).join(', ')}`,
        ]
      : []),
    ...(gone.length > 0 ? [`Withdrawn since then: ${gone.join(', ')}`] : []),
  ];
}

/** Decisions of documents and context, then the plugin's own choices with their reasons. */
export function describeDecisions({ plan, guidance, profile }: Understanding): SessionRecord['decisions'] {
  return [
    ...plan.requirements.flatMap(({ requirement }) =>
      requirement.decisions.map(({ choice, rationale }) => ({ choice, rationale, source: requirement.id })),
    ),
    ...guidance.decisions.map(({ choice, rationale }) => ({ choice, rationale, source: guidance.file ?? 'context' })),
    ...profile.choices.map((choice) => ({ ...choice, source: 'nx-provisioner' })),
  ];
}

/**
 * Each standard with what enforces it, and whether it held; a gate whose tasks did not all run has no result.
 *
 * @param foundation names of the projects that the foundation consists of
 */
export function describeGates(
  evidence: Evidence | null,
  blockers: readonly Diagnostic[],
  foundation: readonly string[],
  targets: GateTargets,
): Gate[] {
  const gate = (name: string, threshold: string, enforcedBy: string, result: Gate['result']): Gate => ({
    name,
    threshold,
    enforcedBy,
    result,
  });
  const has = (code: string) => blockers.some((blocker) => blocker.code === code);
  const byTargets = (names: readonly string[]): Gate['result'] => {
    const tasks = evidence?.tasks.filter(({ target }) => names.includes(target)) ?? [];
    if (tasks.some(({ outcome, knownFailing }) => outcome === 'failed' && !knownFailing)) return 'failed';
    return tasks.length === 0 || tasks.some(({ outcome }) => outcome === null) ? 'not-run' : 'passed';
  };
  return [
    gate(
      'Compilation',
      'no build and no typecheck fails',
      nameTargets([...targets.build, ...targets.typecheck]),
      byTargets([...targets.build, ...targets.typecheck]),
    ),
    gate('Tests', 'no test fails that was not known to fail', nameTargets(targets.test), byTargets(targets.test)),
    gate(
      'Import rules',
      'no lint error; a lane imports no other lane',
      `@nx/enforce-module-boundaries in ${nameTargets(targets.lint)}`,
      byTargets(targets.lint),
    ),
    gate(
      'Tested foundation',
      'at least one test is executed in each library with code',
      'the test reporter',
      judgeTested(evidence, foundation),
    ),
    gate(
      'Complete run',
      'every expected task ran or was restored from the cache',
      'the task graph compared with the results',
      evidence === null ? 'not-run' : has('NXP-702') || has('NXP-703') ? 'failed' : 'passed',
    ),
    gate(
      'Generated files',
      'nobody edited what the plugin owns',
      'digests in the session record',
      has('NXP-550') ? 'failed' : 'passed',
    ),
  ];
}

const nameTargets = (names: readonly string[]): string =>
  `the ${names.length === 1 ? 'target' : 'targets'} ${names.join(', ')}`;

/** Whether each library of the foundation that has code executed a test. */
function judgeTested(evidence: Evidence | null, foundation: readonly string[]): Gate['result'] {
  if (evidence === null) return 'not-run';
  const done = new Set(evidence.exempt.map(({ project }) => project));
  for (const { project, status } of evidence.tests) if (status === 'passed' || status === 'failed') done.add(project);
  return foundation.every((project) => done.has(project)) ? 'passed' : 'failed';
}
