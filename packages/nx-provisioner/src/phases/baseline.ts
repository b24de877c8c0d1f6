import type { Diagnostic, SessionRecord } from 'nx-provisioner-protocol';

import { runBaseline } from '../validation/baseline';
import type { World } from './provision-options';
import type { Understanding } from './understand';

/** What was red before the first session, or that it could not be found out. */
export interface EstablishedBaseline {
  readonly baseline: SessionRecord['baseline'];
  readonly problems: readonly Diagnostic[];
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
  if (known !== null) return { baseline: known, problems: [] };
  const existing = projects.filter(({ root, tags }) => root !== '.' && !tags.some((tag) => tag.startsWith('layer:')));
  if (existing.length === 0) return { baseline: { tasks: [], failing: [] }, problems: [] };
  world.print('  running the tasks of existing projects once, before anything changes');
  const { baseline, run } = await runBaseline({
    root: world.root,
    rootProject: profile.rootProject,
    signal: world.signal,
    onProgress: world.onProgress,
    runId: `${world.runId}-baseline`,
    now: world.now,
  });
  return { baseline, problems: run.problems };
}
