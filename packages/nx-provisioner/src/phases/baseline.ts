import type { Diagnostic, SessionRecord } from 'nx-provisioner-protocol';

import { runBaseline } from '../validation/baseline';
import { count } from './phase';
import type { World } from './provision-options';
import type { Understanding } from './understand';

/** What was red before the first session, or that it could not be found out. */
export interface EstablishedBaseline {
  readonly baseline: SessionRecord['baseline'];
  readonly problems: readonly Diagnostic[];
  readonly summary: string;
}

/**
 * Runs the existing projects' tasks once before the first session changes anything; later sessions keep what the first
 * one found.
 */
export async function establishBaseline(
  { history, projects, profile }: Understanding,
  world: World,
): Promise<EstablishedBaseline> {
  const known = history.last?.baseline ?? null;
  if (known !== null)
    return { baseline: known, problems: [], summary: describe(known, 'known since the first session') };
  const existing = projects.filter(({ root, tags }) => root !== '.' && !tags.some((tag) => tag.startsWith('layer:')));
  if (existing.length === 0)
    return { baseline: { tasks: [], failing: [] }, problems: [], summary: 'no existing project' };
  world.print('  running the tasks of existing projects once, before anything changes');
  const { baseline, run } = await runBaseline({
    root: world.root,
    rootProject: profile.rootProject,
    signal: world.signal,
    onProgress: world.onProgress,
    runId: `${world.runId}-baseline`,
    now: world.now,
  });
  return { baseline, problems: run.problems, summary: describe(baseline, 'before the first change') };
}

function describe({ tasks, failing }: NonNullable<SessionRecord['baseline']>, when: string): string {
  return `existing projects: ${count(tasks.length, 'task')}, ${failing.length} red, ${when}`;
}
