import { diagnose, ProvisionerError, type Diagnostic, type SessionRecord } from 'nx-provisioner-protocol';

import { runBaseline } from '../validation/baseline';
import { count } from './phase';
import type { ProvisionOptions, World } from './provision-options';
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
 *
 * @throws ProvisionerError NXP-024 where the run was ended from outside meanwhile
 */
export async function establishBaseline(
  { history, projects, profile }: Understanding,
  { fresh, timeoutMs }: Pick<ProvisionOptions, 'fresh' | 'timeoutMs'>,
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
    gate: profile.gate,
    projects: existing.map(({ name }) => name),
    fresh,
    timeoutMs,
    signal: world.signal,
    onProgress: world.onProgress,
    runId: `${world.runId}-baseline`,
    now: world.now,
  });
  if (run.ended === 'interrupted') throw endedBeforeChange();
  // What did not run to its end says nothing of what was red: the next run asks again.
  const isSound = run.ended === 'completed' && run.problems.every(({ severity }) => severity !== 'error');
  const summary = describe(baseline, 'before the first change');
  return { baseline: isSound ? baseline : null, problems: run.problems, summary };
}

/** NXP-024, for a run that was ended while there was nothing to document. */
export function endedBeforeChange(): ProvisionerError {
  return new ProvisionerError([diagnose('NXP-024', null, 'The run was ended before it changed anything.')]);
}

function describe({ tasks, failing }: NonNullable<SessionRecord['baseline']>, when: string): string {
  return `existing projects: ${count(tasks.length, 'task')}, ${failing.length} red, ${when}`;
}
