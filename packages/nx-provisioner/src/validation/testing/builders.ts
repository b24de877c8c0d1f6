import type { ProjectGraph, TaskGraph } from '@nx/devkit';
import type { TaskEvidence, TestEvidence } from 'nx-provisioner-protocol';

import type { CapturedTask } from '../../graph/captured-run';
import type { ExpectedTask } from '../expected-tasks';

function parseTask(id: string) {
  const [project = '', target = '', configuration = null] = id.split(':');
  return { id, project, target, configuration };
}

export function anExpectedTask(id: string, dependsOn: readonly string[] = []): ExpectedTask {
  return { ...parseTask(id), dependsOn };
}

export function aCapturedTask(id: string, status = 'success', more: Partial<CapturedTask> = {}): CapturedTask {
  const code = status === 'failure' ? 1 : 0;
  return {
    ...parseTask(id),
    hash: 'h',
    status,
    code,
    startTime: 0,
    endTime: 5,
    outputDigest: null,
    outputTail: [],
    ...more,
  };
}

/** A task's evidence from one word: `passed`, `failed`, `restored`, `skipped` or `not-run`. */
export function aTask(id: string, result: string, more: Partial<TaskEvidence> = {}): TaskEvidence {
  const status = result === 'passed' || result === 'failed' ? 'executed' : (result as TaskEvidence['status']);
  const outcome = result === 'failed' ? 'failed' : status === 'executed' || status === 'restored' ? 'passed' : null;
  return {
    ...{ ...parseTask(id), status, outcome },
    ...{ code: outcome === null ? null : Number(outcome === 'failed'), hash: null, startedAt: null, durationMs: null },
    ...{ outputDigest: null, outputTail: [], knownFailing: false, ...more },
  };
}

export function aTest(project: string, name: string, status: TestEvidence['status'] = 'passed'): TestEvidence {
  return { project, file: `packages/${project}/src/a.spec.ts`, name, status };
}

/** Graphs from task ids with what each depends on; projects lie in `packages/`. */
export function someGraphs(
  tasks: Readonly<Record<string, readonly string[]>>,
  configurations: Readonly<Record<string, readonly string[]>> = {},
): { projectGraph: ProjectGraph; taskGraph: TaskGraph } {
  const projectGraph: ProjectGraph = { nodes: {}, dependencies: {} };
  const taskGraph: TaskGraph = { roots: [], tasks: {}, dependencies: {}, continuousDependencies: {} };
  for (const [id, dependsOn] of Object.entries(tasks)) {
    const { project, target, configuration } = parseTask(id);
    const named = configurations[`${project}:${target}`] ?? [];
    const node = (projectGraph.nodes[project] ??= {
      name: project,
      type: 'lib',
      data: { root: `packages/${project}`, targets: {} },
    });
    (node.data.targets ??= {})[target] = { configurations: Object.fromEntries(named.map((name) => [name, {}])) };
    const reference = { project, target, ...(configuration !== null && { configuration }) };
    taskGraph.tasks[id] = { id, target: reference, overrides: {}, outputs: [], cache: true, parallelism: true };
    taskGraph.dependencies[id] = [...dependsOn];
  }
  return { projectGraph, taskGraph };
}
