import type { Task } from './parse-tasks';

/** What a task waits for, as ids of top-level tasks in its own tag, and what it names that is not there. */
export interface TaskDependencies {
  readonly tasks: readonly string[];
  readonly unknown: readonly { readonly subtask: string; readonly dependency: string }[];
}

/**
 * Reads a task's dependencies and those of its subtasks.
 *
 * In a subtask a bare id names a sibling and `5.2` a subtask of another task, which makes the whole task wait for
 * task 5. A task's own dependency that is not there stays in the list: the plan reports it with the others.
 */
export function resolveDependencies(task: Task, taskIds: ReadonlySet<string>): TaskDependencies {
  const found = new Set<string>();
  const unknown: { subtask: string; dependency: string }[] = [];
  const siblings = new Set(task.subtasks.map((subtask) => subtask.id));
  for (const dependency of task.dependencies) {
    if (!siblings.has(dependency)) found.add(toTaskId(dependency, taskIds));
  }
  for (const subtask of task.subtasks) {
    for (const dependency of subtask.dependencies) {
      if (siblings.has(dependency) || siblings.has(`${task.id}.${dependency}`)) continue;
      const other = toTaskId(dependency, taskIds);
      const namesTask = taskIds.has(other) && !/^\d+$/.test(dependency);
      if (namesTask && other !== task.id) found.add(other);
      else unknown.push({ subtask: subtask.id, dependency });
    }
  }
  return { tasks: [...found], unknown };
}

/** The top-level task that an id belongs to: `5.2` belongs to 5, unless a task has that very id. */
function toTaskId(dependency: string, taskIds: ReadonlySet<string>): string {
  if (taskIds.has(dependency)) return dependency;
  const parent = dependency.slice(0, dependency.lastIndexOf('.'));
  return taskIds.has(parent) ? parent : dependency;
}
