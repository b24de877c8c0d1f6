import { readlinkSync } from 'node:fs';
import { posix, join } from 'node:path';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { runGit, tryGit } from './run-git';

/** One path that differs between two states of the repository; a rename is a deletion and an addition. */
export interface GitChange {
  /** Relative to the workspace root, with `/`; `../` leads it into the rest of the repository. */
  readonly path: string;
  /** `000000` where there is no file on that side. */
  readonly oldMode: string;
  readonly newMode: string;
  /** Where a symbolic link leads, as written. */
  readonly linkTarget: string | null;
}

export interface ChangeRange {
  readonly base: string;
  /** `null` for the working tree, with what is not committed and not ignored. */
  readonly head: string | null;
}

export interface Changes {
  /** The common ancestor that the changes are counted from. */
  readonly from: string;
  readonly changes: readonly GitChange[];
}

const LINK = '120000';

/** The branch that is checked out; `null` on a detached head. */
export async function currentBranch(root: string): Promise<string | null> {
  const output = await tryGit(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return output?.toString().replace(/\n$/, '') ?? null;
}

/**
 * What a branch changed since it left its base: renames as deletion and addition, modes, links, submodules and, without
 * a head, also what is not committed yet.
 *
 * @throws ProvisionerError NXP-823 for a commit that does not exist, NXP-824 where a shallow clone lacks it, NXP-825
 *   where the two have no common ancestor
 */
export async function listChanges(root: string, { base, head }: ChangeRange): Promise<Changes> {
  const from = await findAncestor(root, base, head ?? 'HEAD');
  const prefix = (await runGit(root, ['rev-parse', '--show-prefix'])).toString().replace(/\n$/, '');
  const toPath = (path: string) => (prefix === '' ? path : posix.relative(prefix, path));
  const range = head === null ? [from] : [from, await requireCommit(root, head)];
  const raw = await runGit(root, ['diff', ...DIFF_OPTIONS, ...range, '--']);
  const tracked = parseRaw(raw).map((change) => ({ ...change, path: toPath(change.path) }));
  const untracked = head === null ? await listUntracked(root) : [];
  const known = new Set(tracked.map(({ path }) => path));
  const added = untracked
    .map(toPath)
    .filter((path) => !known.has(path))
    .map((path) => ({ path, oldMode: '000000', newMode: isLink(root, path) ? LINK : '100644' }));
  const changes = [...tracked, ...added].sort((a, b) => (a.path < b.path ? -1 : 1));
  const withTargets = changes.map(async (change) => ({
    ...change,
    linkTarget: await readTarget(root, change, range[1] ?? null),
  }));
  return { from, changes: await Promise.all(withTargets) };
}

const DIFF_OPTIONS = [
  '--raw',
  '-z',
  '--no-renames',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
];

/** The text of a file at a commit; `null` where it was not there. */
export async function readAtCommit(root: string, commit: string, path: string): Promise<string | null> {
  const output = await tryGit(root, ['cat-file', 'blob', `${commit}:./${path}`]);
  return output?.toString() ?? null;
}

async function findAncestor(root: string, base: string, head: string): Promise<string> {
  const [from, to] = [await requireCommit(root, base), await requireCommit(root, head)];
  const ancestor = await tryGit(root, ['merge-base', from, to]);
  if (ancestor !== null) return ancestor.toString().trim();
  if (await isShallow(root)) {
    const message = `The history of this clone ends before ${show(base)} and ${show(head)} meet; expected all of it.`;
    throw new ProvisionerError([diagnose('NXP-824', null, message)]);
  }
  const message = `${show(base)} and ${show(head)} have no common ancestor.`;
  throw new ProvisionerError([diagnose('NXP-825', null, message)]);
}

async function requireCommit(root: string, name: string): Promise<string> {
  const found = await tryGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  if (found !== null) return found.toString().trim();
  if (await isShallow(root)) {
    const message = `${show(name)} is not in this clone, which is shallow; expected a commit of its history.`;
    throw new ProvisionerError([diagnose('NXP-824', null, message)]);
  }
  const message = `${show(name)} is no commit of this repository; expected a branch, a tag or a commit's id.`;
  throw new ProvisionerError([diagnose('NXP-823', null, message)]);
}

/** In quotes and with escapes, so that blanks, line ends and dashes are seen as what they are. */
const show = (name: string): string => JSON.stringify(name);

async function isShallow(root: string): Promise<boolean> {
  return (await tryGit(root, ['rev-parse', '--is-shallow-repository']))?.toString().trim() === 'true';
}

/** `:<old mode> <new mode> <old id> <new id> <status>NUL<path>NUL`, see git-diff(1), "Raw output format". */
function parseRaw(output: Buffer): { path: string; oldMode: string; newMode: string }[] {
  const parts = output.toString().split('\0').slice(0, -1);
  const changes = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [oldMode = '', newMode = ''] = (parts[at] ?? '').slice(1).split(' ');
    changes.push({ path: parts[at + 1] ?? '', oldMode, newMode });
  }
  return changes;
}

/** Relative to the repository's top folder, of which the workspace may be a part. */
async function listUntracked(root: string): Promise<string[]> {
  const args = ['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', ':/'];
  return (await runGit(root, args)).toString().split('\0').slice(0, -1);
}

function isLink(root: string, path: string): boolean {
  return readLink(root, path) !== null;
}

function readLink(root: string, path: string): string | null {
  try {
    return readlinkSync(join(root, path));
  } catch {
    // EINVAL: no link; ENOENT: gone since git looked.
    return null;
  }
}

async function readTarget(
  root: string,
  { path, newMode }: Pick<GitChange, 'path' | 'newMode'>,
  commit: string | null,
): Promise<string | null> {
  if (newMode !== LINK) return null;
  return commit === null ? readLink(root, path) : readAtCommit(root, commit, path);
}
