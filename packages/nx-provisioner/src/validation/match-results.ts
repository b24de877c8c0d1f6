import type { TaskEvidence } from 'nx-provisioner-protocol';

import { stripControlCharacters } from '../adapters/terminal-text';
import type { CapturedTask } from '../graph/captured-run';
import type { ExpectedTask } from './expected-tasks';

/** What each of Nx's words means here; a task that was stopped has shown nothing. */
const STATUSES: Readonly<Record<string, TaskEvidence['status']>> = {
  success: 'executed',
  failure: 'executed',
  'local-cache': 'restored',
  'local-cache-kept-existing': 'restored',
  'remote-cache': 'restored',
  skipped: 'skipped',
};

/**
 * Joins what was expected with what Nx reported, sorted by id. An expected task that Nx did not report is `skipped` where
 * something that it waits for failed, else `not-run`. Tasks that were reported without being expected are kept: what
 * ran, ran. Of a task that several calls reported, the execution counts, not the restoring that follows from it.
 */
export function matchResults(expected: readonly ExpectedTask[], captured: readonly CapturedTask[]): TaskEvidence[] {
  const tasks = new Map<string, TaskEvidence>();
  for (const task of captured.map(readCaptured)) {
    const known = tasks.get(task.id);
    if (known === undefined || rank(task) < rank(known)) tasks.set(task.id, task);
  }
  const failedBefore = findBlocked(expected, tasks);
  for (const task of expected) {
    const reported = tasks.get(task.id);
    if (reported !== undefined && reported.status !== 'not-run') continue;
    tasks.set(task.id, withoutResult(task, failedBefore.has(task.id) ? 'skipped' : 'not-run'));
  }
  return [...tasks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** For each task that waits, directly or not, for a failed one: the ids of those failed ones, sorted. */
export function findBlocked(
  expected: readonly ExpectedTask[],
  results: ReadonlyMap<string, Pick<TaskEvidence, 'outcome'>>,
): ReadonlyMap<string, readonly string[]> {
  const dependencies = new Map(expected.map(({ id, dependsOn }) => [id, dependsOn]));
  const blocked = new Map<string, readonly string[]>();
  for (const { id } of expected) {
    const failed = new Set<string>();
    const seen = new Set<string>();
    const pending = [...(dependencies.get(id) ?? [])];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (results.get(next)?.outcome === 'failed') failed.add(next);
      pending.push(...(dependencies.get(next) ?? []));
    }
    if (failed.size > 0) blocked.set(id, [...failed].sort());
  }
  return blocked;
}

/** A failure is never hidden by another report of the same task. */
function rank({ status, outcome }: TaskEvidence): number {
  return outcome === 'failed' ? 0 : ['executed', 'restored', 'skipped', 'not-run'].indexOf(status) + 1;
}

function readCaptured(captured: CapturedTask): TaskEvidence {
  const { id, project, target, configuration, hash, code, startTime, endTime, outputDigest } = captured;
  const status = STATUSES[captured.status] ?? 'not-run';
  const ran = status === 'executed' || status === 'restored';
  const passed = captured.status !== 'failure' && (code ?? 0) === 0;
  return {
    ...{ id, project, target, configuration, status, code, hash, outputDigest },
    outcome: ran ? (passed ? 'passed' : 'failed') : null,
    startedAt: startTime === null ? null : new Date(startTime).toISOString(),
    durationMs: startTime === null || endTime === null ? null : Math.max(0, endTime - startTime),
    outputTail: captured.outputTail.map(stripControlCharacters),
    knownFailing: false,
  };
}

function withoutResult(
  { id, project, target, configuration }: ExpectedTask,
  status: 'skipped' | 'not-run',
): TaskEvidence {
  return {
    ...{ id, project, target, configuration, status },
    outcome: null,
    code: null,
    hash: null,
    startedAt: null,
    durationMs: null,
    outputDigest: null,
    outputTail: [],
    knownFailing: false,
  };
}
