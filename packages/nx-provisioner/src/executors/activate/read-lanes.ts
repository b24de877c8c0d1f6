import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { diagnose, ProvisionerError, type History, type LaneRecord } from 'nx-provisioner-protocol';

import { isInside } from '../../adapters/files';
import { headCommit } from '../../adapters/git';
import { branchCommit, isMerged, listWorktrees, type Worktree } from '../../adapters/git-worktrees';
import { worktreePath, type LaneState } from '../../activation/plan-activation';
import { laneBranch } from '../../isolation/lane-of-branch';

/** The repository as lanes are started from it. */
export interface Repository {
  /** The workspace root, absolute. */
  readonly root: string;
  /** The commit that new branches start from. */
  readonly head: string;
  readonly worktrees: readonly Worktree[];
  /** The folder that worktrees go into, absolute. */
  readonly folder: string;
}

/**
 * Looks at the repository before anything is done.
 *
 * @throws ProvisionerError NXP-834 before the first commit, NXP-832 on a lane's branch or for a folder inside the repository
 */
export async function openRepository(root: string, folder: string | undefined): Promise<Repository> {
  const head = await headCommit(root);
  if (head === null) throw new ProvisionerError([diagnose('NXP-834', null, 'The repository has no commit yet.')]);
  const worktrees = await listWorktrees(root);
  const main = worktrees[0]?.path ?? root;
  const own = worktrees.find(({ path }) => isInside(path, realpathSync(root)));
  if (own?.branch?.startsWith(laneBranch(''))) {
    const message = `${root} is on ${own.branch}, the branch of a lane; expected the branch that holds the foundation.`;
    throw new ProvisionerError([diagnose('NXP-832', null, message)]);
  }
  const chosen = folder === undefined ? join(dirname(main), `${basename(main)}-lanes`) : resolve(root, folder);
  const place = realPlace(chosen);
  const around = worktrees.find(({ path }) => isInside(path, place));
  if (around !== undefined) {
    const message = `${JSON.stringify(chosen)} lies inside ${around.path}; expected a folder outside of every checkout, where Nx finds no project twice.`;
    throw new ProvisionerError([diagnose('NXP-832', null, message)]);
  }
  return { root, head, worktrees, folder: place };
}

/** The path with the links of what exists of it followed. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPlace(parent), basename(path));
}

/** What is there of each lane. */
export async function readLaneStates(
  { root, head, worktrees, folder }: Repository,
  lanes: readonly LaneRecord[],
): Promise<Map<string, LaneState>> {
  const states = lanes.map(async (lane): Promise<[string, LaneState]> => {
    const branch = laneBranch(lane.name);
    const standing = worktrees.find((worktree) => worktree.branch === branch && !worktree.missing);
    return [
      lane.name,
      {
        worktree: standing?.path ?? null,
        branchExists: (await branchCommit(root, branch)) !== null,
        merged: await isMerged(root, branch, head, foldersOf(lane)),
        occupied: existsSync(worktreePath(folder, lane.name)),
      },
    ];
  });
  return new Map(await Promise.all(states));
}

export function foldersOf({ projects }: Pick<LaneRecord, 'projects'>): string[] {
  return projects.map(({ root }) => root);
}

/** The lanes of the last session, in plan order. */
export function lanesOf({ last }: History): readonly LaneRecord[] {
  return last?.lanes ?? [];
}
