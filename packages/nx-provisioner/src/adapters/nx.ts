import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { ProjectGraph, TaskGraph } from '@nx/devkit';
import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { makeFolder } from './files';
import { resolveNx } from './installed-nx';
import { runProcess, type ProcessOptions, type ProcessResult } from './processes';
import { stagingFolder } from './staged-file';

/** What Nx tells the task that it runs, and what would change which tasks a child Nx picks or how it reports them. */
const NOT_INHERITED = new Set([
  ...['LERNA_PACKAGE_NAME', 'NX_CLI_SET', 'NX_SET_CLI', 'NX_INVOKED_BY_RUNNER', 'NX_FORKED_TASK_EXECUTOR'],
  ...['NX_TERMINAL_OUTPUT_PATH', 'NX_TERMINAL_CAPTURE_STDERR', 'NX_STREAM_OUTPUT', 'NX_PREFIX_OUTPUT'],
  ...['NX_WORKSPACE_ROOT', 'NX_WORKSPACE_ROOT_PATH', 'NX_LOAD_DOT_ENV_FILES', 'NX_ORIGINAL_FORCE_COLOR'],
  ...['NX_BASE', 'NX_HEAD', 'NX_BAIL', 'NX_DRY_RUN', 'NX_DEFAULT_OUTPUT_STYLE', 'NO_COLOR'],
  // A graph from before the files were written is the wrong one.
  ...['NX_CACHE_PROJECT_GRAPH', 'NX_FORCE_REUSE_CACHED_GRAPH', 'NX_DAEMON_PROCESS'],
  // Nx reports a failure from the cache as one that ran just now.
  'NX_CACHE_FAILURES',
]);

export type NxOptions = Omit<ProcessOptions, 'cwd' | 'env'> & {
  /** Added to the inherited environment. */
  readonly env?: Readonly<Record<string, string>>;
};

/** The project graph, and the tasks that a command would run. */
export interface TaskSelection {
  readonly projectGraph: ProjectGraph;
  readonly taskGraph: TaskGraph;
}

/**
 * Runs the workspace's own Nx in a child process, without daemon and without what the surrounding task left in the
 * environment.
 *
 * @throws ProvisionerError NXP-020 where the workspace has no Nx installed
 */
export async function runNx(root: string, args: readonly string[], options: NxOptions = {}): Promise<ProcessResult> {
  const env = { ...childEnvironment(process.env), ...options.env };
  return runProcess(process.execPath, [resolveNx(root), ...args], { ...options, cwd: root, env });
}

/**
 * The tasks that `nx <args>` would run, with their dependencies, and the project graph as it is on disk now, without
 * packages from the registry; nothing is run. A `--configuration` among the arguments is not honoured by Nx here.
 *
 * @throws ProvisionerError NXP-017 with what Nx said; a partial graph is not accepted
 */
export async function readTaskGraph(
  root: string,
  args: readonly string[],
  options: NxOptions = {},
): Promise<TaskSelection> {
  const folder = stagingFolder(root);
  makeFolder(folder);
  const file = join(folder, `graph-${randomUUID()}.json`);
  try {
    const result = await runNx(root, [...args, `--graph=${file}`], options);
    if (result.code !== 0 || !existsSync(file)) throw describeFailure(args, result);
    const { graph, tasks } = JSON.parse(readFileSync(file, 'utf8')) as { graph: ProjectGraph; tasks?: TaskGraph };
    return { projectGraph: graph, taskGraph: tasks ?? NO_TASKS };
  } finally {
    rmSync(file, { force: true });
  }
}

/** The error for a run of Nx that did not do what was asked, with the end of what it printed. */
export function describeFailure(
  args: readonly string[],
  { code, signal, outputTail, interrupted }: ProcessResult,
): ProvisionerError {
  if (interrupted) {
    return new ProvisionerError([diagnose('NXP-024', null, `nx ${args.join(' ')} was ended together with the run.`)]);
  }
  const end = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
  const said = outputTail.filter((line) => line.trim() !== '').slice(-20);
  return new ProvisionerError([diagnose('NXP-017', null, [`nx ${args.join(' ')} ${end}:`, ...said].join('\n  '))]);
}

/** The environment for a child Nx. */
export function childEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => !NOT_INHERITED.has(name) && !name.startsWith('NX_TASK_'));
  return { ...Object.fromEntries(kept), NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' };
}

const NO_TASKS: TaskGraph = { roots: [], tasks: {}, dependencies: {}, continuousDependencies: {} };
