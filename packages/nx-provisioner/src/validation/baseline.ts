import type { Baseline } from './known-failing';
import { runTasks, type RunTasksOptions, type TaskRun } from './run-tasks';

export interface BaselineRun {
  readonly baseline: Baseline;
  /** The run itself: its problems say whether the baseline can be trusted. */
  readonly run: TaskRun;
}

/**
 * Runs every task of the existing projects once, before the first session changes anything, so that what was red before
 * is known; Nx restores the green ones afterwards.
 *
 * @throws as {@link runTasks}
 */
export async function runBaseline(options: Omit<RunTasksOptions, 'mode'>): Promise<BaselineRun> {
  const run = await runTasks({ ...options, mode: 'all' });
  return { baseline: readBaseline(run), run };
}

/** What a run says of the time before the first session; what did not run is not in it. */
export function readBaseline({ tasks }: Pick<TaskRun, 'tasks'>): Baseline {
  const ran = tasks.filter(({ outcome }) => outcome !== null);
  return {
    tasks: ran.map(({ id }) => id),
    failing: ran.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id),
  };
}
