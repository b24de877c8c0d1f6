import { formatDiagnostic } from 'nx-provisioner-protocol';

import { planCleaning, type StandingWorktree } from '../../activation/plan-cleaning';
import { isMerged, listUncommitted, removeWorktree } from '../../adapters/git-worktrees';
import { laneBranch } from '../../isolation/lane-of-branch';
import { readReadiness } from '../read-readiness';
import { foldersOf, lanesOf, openRepository } from './read-lanes';
import type { ActivateExecutorSchema } from './schema';

/**
 * Removes the worktrees of lanes whose work is merged and that have no change in them. Whether new workers may start
 * makes no difference here: after a merge they may not, until the next session.
 *
 * @throws ProvisionerError NXP-017 where git refuses
 */
export async function cleanWorktrees(
  { lane, folder, workspaceDirectory = '.', dryRun = false }: ActivateExecutorSchema,
  root: string,
  print: (line: string) => void,
): Promise<readonly StandingWorktree[]> {
  const { history } = await readReadiness(root, workspaceDirectory);
  const repository = await openRepository(root, folder);
  const only = lane?.replace(/^lane:/, '');
  const roots = new Map(lanesOf(history).map((each) => [each.name, foldersOf(each)]));
  const prefix = laneBranch('');
  const standing = repository.worktrees.flatMap(({ path, branch, missing }) => {
    if (missing || branch?.startsWith(prefix) !== true) return [];
    const name = branch.slice(prefix.length);
    return only === undefined || only === name ? [{ lane: name, path, branch }] : [];
  });
  const found = standing.map(async ({ lane: name, path, branch }) => ({
    lane: name,
    path,
    // A lane that the plan no longer has is judged by its whole tree.
    merged: await isMerged(root, branch, repository.head, roots.get(name) ?? []),
    uncommitted: await listUncommitted(path),
  }));
  const { remove, kept } = planCleaning(await Promise.all(found));
  for (const worktree of remove) {
    if (!dryRun) await removeWorktree(root, worktree.path);
    print(`${worktree.lane}: ${dryRun ? 'would remove ' : 'removed '}${worktree.path}`);
  }
  for (const diagnostic of kept) for (const line of formatDiagnostic(diagnostic).split('\n')) print(line);
  if (remove.length === 0 && kept.length === 0) print('No worktree is merged.');
  return remove;
}
