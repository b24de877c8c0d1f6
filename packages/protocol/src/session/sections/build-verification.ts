import { codeSpan } from '../escape-markdown';
import type { Evidence, SessionRecord, TaskEvidence } from '../record';
import {
  countKnownFailingTests,
  countTests,
  listFailures,
  summarizeTasks,
  type TaskSummary,
} from '../summarize-evidence';
import { describeTests } from './describe-session';
import { countOf, formatSeconds, joinSome } from './words';

export interface BuildVerificationView {
  readonly compilation: string;
  readonly tests: string;
  readonly performance: string;
}

const COMPILING_TARGET = /^(?:build|compile|typecheck)/;
const NAMES_IN_A_LINE = 12;

export function viewBuildVerification(record: SessionRecord): BuildVerificationView {
  const { evidence, session } = record;
  if (evidence === null) {
    const notRun = `Not run: the session was ${session.outcome} before validation`;
    return { compilation: notRun, tests: notRun, performance: notRun };
  }
  return {
    compilation: describeCompilation(evidence),
    tests: describeTestExecution(record, evidence),
    performance: describePerformance(evidence),
  };
}

/** `passed of all`, with where the results came from; what did not run counts among all. */
export function describeTasks(summary: TaskSummary): string {
  const { total, passed, failed, knownFailing, executed, restored, notRun } = summary;
  const bad = [
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(knownFailing === 0 ? [] : [`${knownFailing} known failing`]),
  ];
  const origin = `${executed} executed, ${restored} restored from cache, ${notRun} not run`;
  return [`${passed} of ${total} passed`, ...bad].join(', ') + ` (${origin})`;
}

/** The tasks that build or check types. */
export function listCompiling(tasks: readonly TaskEvidence[]): TaskEvidence[] {
  return tasks.filter(({ target }) => COMPILING_TARGET.test(target));
}

function describeCompilation({ tasks }: Evidence): string {
  const groups = new Map<string, TaskEvidence[]>();
  for (const task of listCompiling(tasks)) {
    const name = task.configuration === null ? task.target : `${task.target}:${task.configuration}`;
    groups.set(name, [...(groups.get(name) ?? []), task]);
  }
  if (groups.size === 0) return 'None: no task builds or checks types';
  return [...groups].map(([name, some]) => `${codeSpan(name)} ${describeTasks(summarizeTasks(some))}`).join('; ');
}

function describeTestExecution(record: SessionRecord, { tasks, tests }: Evidence): string {
  const known = countKnownFailingTests(tasks, tests);
  const failures = [...listFailures(record), ...tasks.filter((task) => task.outcome === 'failed' && task.knownFailing)];
  const red = failures.map((task) => `${codeSpan(task.id)}${task.knownFailing ? ' (known failing)' : ''}`);
  return [
    tests.length === 0 ? 'No test was executed' : describeTests(countTests(tests)),
    ...(known === 0 ? [] : [`${known} of the failed ones known to fail`]),
    ...(red.length === 0 ? [] : [`${countOf(red.length, 'failing task')}: ${joinSome(red, NAMES_IN_A_LINE)}`]),
  ].join('; ');
}

function describePerformance({ wallMs, tasks }: Evidence): string {
  const { total, restored } = summarizeTasks(tasks);
  const executed = tasks.filter((task) => task.status === 'executed');
  const spent = executed.reduce((sum, task) => sum + (task.durationMs ?? 0), 0);
  const share = total === 0 ? '' : ` (${Math.round((100 * restored) / total)} %)`;
  return (
    `${formatSeconds(wallMs)} from start to end, ${formatSeconds(spent)} in ${countOf(executed.length, 'executed task')},` +
    ` ${restored} of ${countOf(total, 'task')} restored from cache${share}`
  );
}
