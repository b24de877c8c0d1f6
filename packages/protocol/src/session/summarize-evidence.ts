import type { SessionRecord, TaskEvidence, TestCounts, TestEvidence } from './record';

/** How many tasks there were, what became of them, and where their results came from. */
export interface TaskSummary {
  readonly total: number;
  readonly passed: number;
  /** Failed without having been known to fail. */
  readonly failed: number;
  readonly knownFailing: number;
  readonly executed: number;
  /** Restored from cache. */
  readonly restored: number;
  /** Skipped by the task runner, or never started. */
  readonly notRun: number;
}

const TEST_TARGET = /test|spec|e2e/i;

export function summarizeTasks(tasks: readonly TaskEvidence[]): TaskSummary {
  const having = (test: (task: TaskEvidence) => boolean) => tasks.filter(test).length;
  return {
    total: tasks.length,
    passed: having((task) => task.outcome === 'passed'),
    failed: having((task) => task.outcome === 'failed' && !task.knownFailing),
    knownFailing: having((task) => task.outcome === 'failed' && task.knownFailing),
    executed: having((task) => task.status === 'executed'),
    restored: having((task) => task.status === 'restored'),
    notRun: having((task) => task.status === 'skipped' || task.status === 'not-run'),
  };
}

export function countTests(tests: readonly TestEvidence[]): TestCounts {
  const counts = { passed: 0, failed: 0, todo: 0, skipped: 0 };
  for (const test of tests) counts[test.status] += 1;
  return counts;
}

/** Failed tests of projects whose test task was known to fail before the session. */
export function countKnownFailingTests(tasks: readonly TaskEvidence[], tests: readonly TestEvidence[]): number {
  const known = new Set(tasks.filter(isKnownFailingTest).map((task) => task.project));
  return tests.filter((test) => test.status === 'failed' && known.has(test.project)).length;
}

/** The tasks that stand in the way: failed, and not known to. */
export function listFailures(record: SessionRecord): TaskEvidence[] {
  return record.evidence?.tasks.filter((task) => task.outcome === 'failed' && !task.knownFailing) ?? [];
}

function isKnownFailingTest(task: TaskEvidence): boolean {
  return task.outcome === 'failed' && task.knownFailing && TEST_TARGET.test(task.target);
}
