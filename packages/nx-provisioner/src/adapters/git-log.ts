import { tryGit } from './run-git';

/** The newest commit that touches something. */
export interface LastChange {
  /** ISO 8601, with the committer's offset from UTC. */
  readonly at: string;
  readonly subject: string;
}

/**
 * The newest commit that touches one of the folders, on any of the branches or on what is checked out; `null` where none
 * does, or where there is no repository.
 *
 * @param branches those that do not exist are left out
 * @param folders relative to `root`
 */
export async function readLastChange(
  root: string,
  branches: readonly string[],
  folders: readonly string[],
): Promise<LastChange | null> {
  if (folders.length === 0) return null;
  const tips = ['--ignore-missing', 'HEAD', ...branches.map((branch) => `refs/heads/${branch}`)];
  const pathspecs = folders.map((folder) => `:(literal)${folder}`);
  const output = await tryGit(root, ['log', '-1', '--format=%cI%x00%s', ...tips, '--', ...pathspecs]);
  const [at = '', subject = ''] = output?.toString().trimEnd().split('\0') ?? [];
  return at === '' ? null : { at, subject };
}
