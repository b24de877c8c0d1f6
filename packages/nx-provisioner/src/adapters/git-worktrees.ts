import { runGit, tryGit } from './run-git';

/** A working tree of the repository, the main one first. */
export interface Worktree {
  /** Absolute, as git resolves it. */
  readonly path: string;
  /** `worker/expansion/billing`; `null` on a detached head. */
  readonly branch: string | null;
  /** Git still knows it, and its folder is gone. */
  readonly missing: boolean;
}

/** `git worktree list`, see git-worktree(1), "Porcelain format". */
export async function listWorktrees(root: string): Promise<Worktree[]> {
  const output = (await runGit(root, ['worktree', 'list', '--porcelain', '-z'])).toString();
  return output
    .split('\0\0')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const lines = entry.split('\0');
      const value = (key: string) => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? null;
      const missing = lines.some((line) => line === 'prunable' || line.startsWith('prunable '));
      return { path: value('worktree') ?? '', branch: value('branch')?.replace(/^refs\/heads\//, '') ?? null, missing };
    });
}

/** Where the workspace root lies in the repository: empty, or a path that ends with `/`. */
export async function showPrefix(root: string): Promise<string> {
  return (await runGit(root, ['rev-parse', '--show-prefix'])).toString().replace(/\n$/, '');
}

/** The commit of a branch; `null` where there is no such branch. */
export async function branchCommit(root: string, branch: string): Promise<string | null> {
  const output = await tryGit(root, ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]);
  return output?.toString().trim() ?? null;
}

/**
 * Checks a branch out into a new worktree. A new branch starts at `start`, which is remembered with it; one that is
 * merged is moved there, since nothing of it is lost.
 *
 * @throws ProvisionerError NXP-017 with what git said
 */
export async function addWorktree(
  root: string,
  { path, branch, start }: { readonly path: string; readonly branch: string; readonly start: string | null },
): Promise<void> {
  // A worktree whose folder somebody deleted is still registered.
  const args = ['worktree', 'add', '--force', '--quiet'];
  await runGit(root, start === null ? [...args, path, branch] : [...args, '-B', branch, path, start]);
  if (start !== null) await runGit(root, ['config', baseKey(branch), start]);
}

/** Takes a worktree away; git refuses where something in it is changed or untracked. */
export async function removeWorktree(root: string, path: string): Promise<void> {
  await runGit(root, ['worktree', 'remove', path]);
}

/** Paths that are changed or untracked in a working tree, sorted; ignored ones do not count. */
export async function listUncommitted(root: string): Promise<string[]> {
  const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignore-submodules=none'];
  const entries = (await runGit(root, args)).toString().split('\0').slice(0, -1);
  return entries.map((entry) => entry.slice(3)).sort();
}

/**
 * Whether the work of a branch is part of `head`: commits of its own that touch its folders, and these either are
 * ancestors of `head` or, after a squash or a rebase, left the same files there.
 *
 * @param folders that the branch's work lies in, relative to the workspace root
 */
export async function isMerged(
  root: string,
  branch: string,
  head: string,
  folders: readonly string[],
): Promise<boolean> {
  const tip = await branchCommit(root, branch);
  if (tip === null) return false;
  const base = (await tryGit(root, ['config', '--get', baseKey(branch)]))?.toString().trim();
  const pathspecs = folders.map((folder) => `:(literal)${folder}`);
  if (base !== undefined) {
    const own = await tryGit(root, ['rev-list', '--count', `${base}..${tip}`, '--', ...pathspecs]);
    if (own === null || own.toString().trim() === '0') return false;
  }
  if ((await tryGit(root, ['merge-base', '--is-ancestor', tip, head])) !== null) return true;
  return base !== undefined && (await tryGit(root, ['diff', '--quiet', tip, head, '--', ...pathspecs])) !== null;
}

/** Git takes it away together with the branch. */
const baseKey = (branch: string): string => `branch.${branch}.nx-provisioner-base`;
