import type { ProjectGraph, TaskGraph } from '@nx/devkit';

import { listGateTargets, type GateTargets } from '../workspace/detect-targets';

/** A task that has to show a result. */
export interface ExpectedTask {
  /** `project:target` or `project:target:configuration` */
  readonly id: string;
  readonly project: string;
  readonly target: string;
  readonly configuration: string | null;
  /** Ids of the tasks that must pass before it. */
  readonly dependsOn: readonly string[];
}

/**
 * The tasks that a run has to give results for, sorted by id: those of Nx's own task graph, and for every build the
 * configurations that the graph does not hold. Configurations of other targets are modes of work, such as `fix` for lint
 * or `watch` for test, and running them would change files or never end. Tasks that never end by themselves are left out.
 */
export function listExpectedTasks(projectGraph: ProjectGraph, taskGraph: TaskGraph, gate: GateTargets): ExpectedTask[] {
  const base = Object.values(taskGraph.tasks)
    .filter((task) => !task.continuous)
    .map(({ id, target }): ExpectedTask => {
      const { project, target: name, configuration = null } = target;
      return { id, project, target: name, configuration, dependsOn: taskGraph.dependencies[id] ?? [] };
    });
  const byId = new Map(base.map((task) => [task.id, task]));
  for (const task of base.filter(({ target }) => gate.build.includes(target))) {
    for (const configuration of listConfigurations(projectGraph, task)) {
      const configured = withConfiguration(projectGraph, byId, task, configuration);
      byId.set(configured.id, configured);
    }
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function withConfiguration(
  projectGraph: ProjectGraph,
  tasks: ReadonlyMap<string, ExpectedTask>,
  task: ExpectedTask,
  configuration: string,
): ExpectedTask {
  const dependsOn = task.dependsOn.map((id) => {
    const dependency = tasks.get(id);
    const follows = dependency !== undefined && listConfigurations(projectGraph, dependency).includes(configuration);
    return follows ? `${dependency.project}:${dependency.target}:${configuration}` : id;
  });
  return { ...task, id: `${task.project}:${task.target}:${configuration}`, configuration, dependsOn };
}

function listConfigurations(projectGraph: ProjectGraph, { project, target }: ExpectedTask): string[] {
  return Object.keys(projectGraph.nodes[project]?.data.targets?.[target]?.configurations ?? {}).sort();
}

/** One call of Nx: some targets in one configuration. */
export interface TaskBatch {
  readonly targets: readonly string[];
  readonly configuration: string | null;
  /** The projects that need it; `null` for all that the mode selects. */
  readonly projects: readonly string[] | null;
}

/**
 * The calls of Nx that together run the expected tasks: one for everything as it is configured by default, and one for
 * each further configuration of a build.
 */
export function planBatches(expected: readonly ExpectedTask[], taskGraph: TaskGraph, gate: GateTargets): TaskBatch[] {
  const missing = expected.filter(({ id }) => taskGraph.tasks[id] === undefined);
  const configurations = [...new Set(missing.map(({ configuration }) => configuration))].sort();
  const configured = configurations.map((configuration): TaskBatch => {
    const tasks = missing.filter((task) => task.configuration === configuration);
    const targets = [...new Set(tasks.map(({ target }) => target))].sort();
    return { targets, configuration, projects: [...new Set(tasks.map(({ project }) => project))] };
  });
  return [{ targets: listGateTargets(gate), configuration: null, projects: null }, ...configured];
}
