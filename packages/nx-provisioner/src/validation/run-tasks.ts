import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { ProjectGraph } from '@nx/devkit';
import { diagnose, type Diagnostic, type TaskEvidence, type TestEvidence } from 'nx-provisioner-protocol';

import type { Clock } from '../adapters/clock';
import { commitExists } from '../adapters/git';
import { readTaskGraph, runNx, type TaskSelection } from '../adapters/nx';
import type { ProcessResult } from '../adapters/processes';
import { stateFolder } from '../adapters/state-folder';
import { EVIDENCE_VARIABLE, type CapturedRun } from '../graph/captured-run';
import { listGateTargets, type GateTargets } from '../workspace/detect-targets';
import { listExpectedTasks, planBatches } from './expected-tasks';
import type { ExpectedTask, TaskBatch } from './expected-tasks';
import { matchResults } from './match-results';
import { readTestResults, removeTestResults } from './test-results';

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The task that ended last. */
  readonly task: string;
}

export interface RunTasksOptions {
  readonly root: string;
  /** A base that the repository does not have means all. */
  readonly mode: 'all' | { readonly affected: string };
  /** Its tasks are left out: it holds `provision` itself and is affected by every change. */
  readonly rootProject: string | null;
  /** What the workspace calls the targets to run. */
  readonly gate: GateTargets;
  /** Only these projects, with what they depend on; means `all`. */
  readonly projects?: readonly string[];
  /** Runs what the cache could restore. */
  readonly fresh: boolean;
  /** For all calls of Nx together, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Names the raw evidence of this run. */
  readonly runId: string;
  readonly now: Clock;
}

/** What ran and what came of it. */
export interface TaskRun {
  readonly runId: string;
  readonly mode: 'all' | 'affected';
  readonly base: string | null;
  /** The commands, as they can be typed. */
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly wallMs: number;
  readonly ended: 'completed' | 'timed-out' | 'interrupted';
  readonly expected: readonly ExpectedTask[];
  /** Projects with a test task that the mode left out, sorted: what the base says of them still holds. */
  readonly unaffected: readonly string[];
  readonly tasks: readonly TaskEvidence[];
  readonly tests: readonly TestEvidence[];
  /** Why the run itself is not to be trusted; a task that failed is not among them. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Runs lint, typecheck, build and test, each configuration of a build included, in child processes, and returns what Nx
 * reported of each expected task and what the reporters wrote of each test. Where nothing is affected, everything is
 * selected: an empty selection proves nothing, and Nx restores what did not change.
 *
 * @param selected what {@link selectTasks} gave for the same options; asked for here where it is left out
 * @throws ProvisionerError NXP-017 where Nx cannot say what it would run, NXP-020 where there is no Nx
 */
export async function runTasks(options: RunTasksOptions, selected?: SelectedTasks): Promise<TaskRun> {
  const started = options.now();
  const { selection, selector, base } = selected ?? (await selectTasks(options));
  const { gate } = options;
  const expected = listExpectedTasks(selection.projectGraph, selection.taskGraph, gate);
  removeTestResults(options.root, projectsOf(selection.projectGraph, expected, gate));
  rmSync(evidenceFolder(options.root), { recursive: true, force: true });

  const batches = expected.length === 0 ? [] : planBatches(expected, selection.taskGraph, gate);
  const commands = batches.map((batch) => describeCommand(batch, selector, options));
  const calls = await runBatches(commands, expected, options);
  const tasks = matchResults(
    expected,
    calls.flatMap(({ captured }) => captured?.tasks ?? []),
  );
  const tested = tasks.filter(({ target, outcome }) => gate.test.includes(target) && outcome !== null);
  const { tests, untraced } = readTestResults(options.root, projectsOf(selection.projectGraph, tested, gate));
  const finished = options.now();
  return {
    runId: options.runId,
    mode: base === null ? 'all' : 'affected',
    base,
    command: commands.map((command) => `nx ${command.join(' ')}`).join(' && '),
    startedAt: started.toISOString(),
    finishedAt: finished.toISOString(),
    wallMs: Math.max(0, finished.getTime() - started.getTime()),
    ended: describeEnd(calls),
    unaffected: listUnaffected(selection.projectGraph, expected, options),
    ...{ expected, tasks, tests },
    problems: [
      ...calls.flatMap(({ problems }) => problems),
      ...(options.fresh ? judgeFresh(tasks) : []),
      ...untraced.map(describeUntraced),
    ],
  };
}

/** How a batch for every selected project says which those are. */
type Selector = readonly string[];

/** What a run is about to do, with the project graph that it follows from. */
export interface SelectedTasks {
  readonly selection: TaskSelection;
  readonly selector: Selector;
  /** `null` where every project is selected. */
  readonly base: string | null;
}

export type SelectTasksOptions = Pick<
  RunTasksOptions,
  'root' | 'mode' | 'rootProject' | 'gate' | 'projects' | 'signal'
>;

/**
 * Asks Nx which tasks it would run; nothing is run.
 *
 * @throws ProvisionerError NXP-017 where Nx cannot say, NXP-020 where there is no Nx
 */
export async function selectTasks(options: SelectTasksOptions): Promise<SelectedTasks> {
  const { root, mode, projects } = options;
  const targets = `--targets=${listGateTargets(options.gate).join(',')}`;
  const exclude = options.rootProject === null ? [] : [`--exclude=${options.rootProject}`];
  if (mode !== 'all' && projects === undefined && (await commitExists(root, mode.affected))) {
    const selector = ['affected', `--base=${mode.affected}`, ...exclude];
    const selection = await readTaskGraph(root, [...selector, targets], pickControls(options));
    if (Object.keys(selection.taskGraph.tasks).length > 0) return { selection, selector, base: mode.affected };
  }
  const only = projects === undefined ? [] : [`--projects=${projects.join(',')}`];
  const selector = ['run-many', ...only, ...exclude];
  return { selection: await readTaskGraph(root, [...selector, targets], pickControls(options)), selector, base: null };
}

function describeCommand(batch: TaskBatch, selector: Selector, { fresh }: RunTasksOptions): string[] {
  return [
    ...(batch.projects === null ? selector : ['run-many', `--projects=${batch.projects.join(',')}`]),
    `--targets=${batch.targets.join(',')}`,
    ...(batch.configuration === null ? [] : [`--configuration=${batch.configuration}`]),
    '--nxBail=false',
    '--outputStyle=static',
    ...(fresh ? ['--skipNxCache'] : []),
  ];
}

interface Call {
  readonly result: ProcessResult;
  readonly captured: CapturedRun | null;
  readonly problems: readonly Diagnostic[];
}

async function runBatches(
  commands: readonly (readonly string[])[],
  expected: readonly ExpectedTask[],
  options: RunTasksOptions,
): Promise<Call[]> {
  // Not by the clock of the day, which somebody may set back meanwhile.
  const started = performance.now();
  const onOutput = countProgress(expected, options.onProgress);
  const calls: Call[] = [];
  for (const [index, command] of commands.entries()) {
    const file = join(evidenceFolder(options.root), `${options.runId}-${index + 1}.json`);
    const spent = performance.now() - started;
    const controls = {
      ...pickControls(options),
      ...(options.timeoutMs !== undefined && { timeoutMs: Math.max(1, options.timeoutMs - spent) }),
    };
    const result = await runNx(options.root, command, { ...controls, onOutput, env: { [EVIDENCE_VARIABLE]: file } });
    const captured = readCapturedRun(file);
    calls.push({ result, captured, problems: judgeCall(command, result, captured) });
    if (captured === null || result.timedOut || result.interrupted) break;
  }
  return calls;
}

/** Nx names each task in a line of its own when it prints the task's output. */
function countProgress(expected: readonly ExpectedTask[], onProgress: RunTasksOptions['onProgress']) {
  const waiting = new Set(expected.map(({ id }) => id));
  return (line: string) => {
    const task = /\bnx run (\S+)/.exec(line)?.[1];
    if (task === undefined || !waiting.delete(task)) return;
    onProgress?.({ done: expected.length - waiting.size, total: expected.length, task });
  };
}

function judgeCall(command: readonly string[], result: ProcessResult, captured: CapturedRun | null): Diagnostic[] {
  const name = `nx ${command.join(' ')}`;
  if (result.interrupted) return [];
  if (result.timedOut) return [diagnose('NXP-707', null, `${name} was ended after the time it may take.`)];
  const end = result.signal ?? `exit code ${result.code}`;
  if (captured === null) {
    const said = result.code === 0 ? [] : result.outputTail.filter((line) => line.trim() !== '');
    return [diagnose('NXP-706', null, [`${name} ended with ${end} and gave no results.`, ...said].join('\n  '))];
  }
  const explained = captured.tasks.some(({ status }) => status === 'failure' || status === 'skipped');
  if (result.code === 0 || explained) return [];
  return [diagnose('NXP-706', null, `${name} ended with ${end} although no task failed.`)];
}

function judgeFresh(tasks: readonly TaskEvidence[]): Diagnostic[] {
  const restored = tasks.filter(({ status }) => status === 'restored').map(({ id }) => id);
  if (restored.length === 0) return [];
  const message = `${restored.length} tasks were restored from the cache although the run was to be fresh: ${restored.join(', ')}.`;
  return [diagnose('NXP-727', null, message)];
}

function readCapturedRun(file: string): CapturedRun | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CapturedRun;
  } catch {
    // The hook writes the file whole or not at all; that it is missing is the caller's news.
    return null;
  }
}

function describeEnd(calls: readonly Call[]): TaskRun['ended'] {
  if (calls.some(({ result }) => result.interrupted)) return 'interrupted';
  return calls.some(({ result }) => result.timedOut) ? 'timed-out' : 'completed';
}

function listUnaffected(
  graph: ProjectGraph,
  expected: readonly ExpectedTask[],
  { gate, rootProject }: RunTasksOptions,
): string[] {
  const tested = new Set(projectsOf(graph, expected, gate).map(({ name }) => name));
  const isTested = (targets: object = {}) => gate.test.some((target) => Object.hasOwn(targets, target));
  return Object.values(graph.nodes)
    .filter(({ name, data }) => isTested(data.targets) && name !== rootProject && !tested.has(name))
    .map(({ name }) => name)
    .sort();
}

function describeUntraced(project: string): Diagnostic {
  return diagnose(
    'NXP-710',
    null,
    `The test task of ${project} left no list of its tests; criteria met there do not show.`,
  );
}

function projectsOf(
  graph: ProjectGraph,
  tasks: readonly { readonly project: string; readonly target: string }[],
  gate: GateTargets,
) {
  const names = tasks.filter(({ target }) => gate.test.includes(target)).map(({ project }) => project);
  return [...new Set(names)].sort().map((name) => ({ name, root: graph.nodes[name]?.data.root ?? '.' }));
}

function pickControls({ signal }: Pick<RunTasksOptions, 'signal'>): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function evidenceFolder(root: string): string {
  return join(stateFolder(root), 'evidence');
}
