import { diagnose, type Diagnostic, type Evidence, type TaskEvidence } from 'nx-provisioner-protocol';

import type { GateTargets } from '../workspace/detect-targets';
import type { ExpectedTask } from './expected-tasks';
import { findBlocked } from './match-results';

/** How much of a failed task's output a message shows; the evidence holds more. */
const SHOWN_LINES = 20;

export interface JudgeInput {
  readonly evidence: Pick<Evidence, 'tasks' | 'tests' | 'exempt'>;
  readonly gate: GateTargets;
  readonly expected: readonly ExpectedTask[];
  /** Task ids that may fail. */
  readonly knownFailing: readonly string[];
  /** Task ids that failed before the first session, known failing or not. */
  readonly baselineFailing: readonly string[];
  /** Names of the projects that the foundation consists of. */
  readonly foundationProjects: readonly string[];
  /** What else was found: by the run itself, the walls, the documents. */
  readonly problems: readonly Diagnostic[];
}

export interface Verdict {
  readonly passed: boolean;
  /** Why not, each with what to do; empty exactly where it passed. */
  readonly blockers: readonly Diagnostic[];
  /** What a reader should know all the same. */
  readonly notes: readonly Diagnostic[];
}

/**
 * Passed means all of: every expected task ran or was restored, none failed but the known ones, at least one test was
 * executed in each library of the foundation that is not exempt, and no problem has severity error. No task at all is a
 * failure, although Nx ends with 0 for it. What is skipped behind a failed task is told once a failed task.
 */
export function judgeEvidence(input: JudgeInput): Verdict {
  const found = [
    ...judgePresence(input),
    ...judgeFailures(input),
    ...judgeSkipped(input),
    ...judgeFoundation(input),
    ...input.problems,
  ];
  const blockers = found.filter(({ severity }) => severity === 'error');
  return {
    passed: blockers.length === 0,
    blockers,
    notes: found.filter(({ severity }) => severity !== 'error'),
  };
}

/** The tasks with those marked that failed and are known to. */
export function markKnownFailing(tasks: readonly TaskEvidence[], knownFailing: readonly string[]): TaskEvidence[] {
  return tasks.map((task) => ({ ...task, knownFailing: task.outcome === 'failed' && knownFailing.includes(task.id) }));
}

function judgePresence({ evidence, expected }: JudgeInput): Diagnostic[] {
  if (expected.length === 0) return [diagnose('NXP-703', null, 'No project has a task to run; expected at least one.')];
  const results = indexTasks(evidence.tasks);
  const blocked = findBlocked(expected, results);
  const absent = expected.filter(({ id }) => {
    const status = results.get(id)?.status ?? 'not-run';
    return status === 'not-run' || (status === 'skipped' && !blocked.has(id));
  });
  if (absent.length === 0) return [];
  const ids = absent.map(({ id }) => id).join(', ');
  return [diagnose('NXP-702', null, `${absent.length} of ${expected.length} expected tasks did not run: ${ids}.`)];
}

function judgeFailures({ evidence, knownFailing, baselineFailing }: JudgeInput): Diagnostic[] {
  return evidence.tasks.flatMap((task) => {
    const known = knownFailing.includes(task.id);
    if (task.outcome === 'passed' && known)
      return [diagnose('NXP-711', null, `${task.id} was known to fail and passes.`)];
    if (task.outcome !== 'failed') return [];
    if (known) return [diagnose('NXP-709', null, `${task.id} failed, as it did before the first session.`)];
    if (baselineFailing.includes(task.id)) {
      const message = `${task.id} failed; it failed before the first session too, and no stabilization requirement touches ${task.project}.`;
      return [diagnose('NXP-701', null, withOutput(message, task))];
    }
    return [diagnose('NXP-700', null, withOutput(`${task.id} failed with exit code ${task.code ?? 'unknown'}.`, task))];
  });
}

/** One line for each failed task that others wait for. */
function judgeSkipped({ evidence, expected }: JudgeInput): Diagnostic[] {
  const results = indexTasks(evidence.tasks);
  const waiting = new Map<string, string[]>();
  for (const [id, failed] of findBlocked(expected, results)) {
    if (results.get(id)?.status !== 'skipped') continue;
    for (const cause of failed) waiting.set(cause, [...(waiting.get(cause) ?? []), id]);
  }
  return [...waiting].map(([cause, ids]) =>
    diagnose('NXP-705', null, `${ids.length} tasks were skipped because ${cause} failed: ${ids.join(', ')}.`),
  );
}

function judgeFoundation(input: JudgeInput): Diagnostic[] {
  const { evidence, foundationProjects } = input;
  const executed = new Set(
    evidence.tests.filter(({ status }) => status === 'passed' || status === 'failed').map(({ project }) => project),
  );
  return foundationProjects
    .filter((project) => !executed.has(project))
    .flatMap((project) => {
      const reason = explainNoTest(project, input);
      return reason === null ? [] : [diagnose('NXP-704', null, `No test of ${project} was executed: ${reason}.`)];
    });
}

/** `null` where the absence is in order, or where the failure that explains it is told already. */
function explainNoTest(project: string, { evidence, gate, expected, knownFailing }: JudgeInput): string | null {
  const isTest = (task: { readonly project: string; readonly target: string }) =>
    task.project === project && gate.test.includes(task.target);
  const ran = evidence.tasks.filter(isTest);
  const told = ({ id, status, outcome }: TaskEvidence) =>
    status === 'not-run' || (outcome === 'failed' && !knownFailing.includes(id));
  if (ran.some(told)) return null;
  const tests = evidence.tests.filter((test) => test.project === project);
  if (tests.length > 0) return `all ${tests.length} are todo or skipped`;
  if (!expected.some(isTest)) {
    return evidence.exempt.some((exempt) => exempt.project === project) ? null : 'this run had no test task for it';
  }
  return ran.some(({ outcome }) => outcome === 'passed')
    ? 'its test task left no list of tests'
    : 'its test task was skipped';
}

function withOutput(message: string, { outputTail }: TaskEvidence): string {
  const shown = outputTail.filter((line) => line.trim() !== '').slice(-SHOWN_LINES);
  return [message, ...shown].join('\n    ');
}

function indexTasks(tasks: readonly TaskEvidence[]): ReadonlyMap<string, TaskEvidence> {
  return new Map(tasks.map((task) => [task.id, task]));
}
