import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { statLink } from './files';
import { runGit, tryGit } from './run-git';

/** One path of the tree, as git would store it. */
export interface TreeEntry {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** `100644`, `100755`, `120000` for a symbolic link, `160000` for a repository inside this one. */
  readonly mode: string;
  readonly objectId: string;
}

/** Says of a path, relative to the root and with `/`, that it does not count. */
export type Exclude = (path: string) => boolean;

/** Git prints file names as bytes; Latin-1 keeps each byte, whatever the name's encoding. */
const BYTES = 'latin1';

/** Whether git keeps `root`: inside a work tree, and not in a folder that the repository around it ignores. */
export async function isRepository(root: string): Promise<boolean> {
  const inside = await tryGit(root, ['rev-parse', '--is-inside-work-tree', '--show-prefix']);
  const [answer, prefix] = inside?.toString().split('\n') ?? [];
  if (answer !== 'true') return false;
  return prefix === '' || (await tryGit(root, ['check-ignore', '-q', '.'])) === null;
}

/** The commit that is checked out; `null` before the first one. */
export async function headCommit(root: string): Promise<string | null> {
  return resolveCommit(root, 'HEAD');
}

/** Whether the repository has a commit of that name or id: a shallow or rewritten history may lack it. */
export async function commitExists(root: string, base: string): Promise<boolean> {
  return (await resolveCommit(root, base)) !== null;
}

async function resolveCommit(root: string, name: string): Promise<string | null> {
  const output = await tryGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  return output?.toString().trim() ?? null;
}

/**
 * SHA-256 of the tree under `root`: path, mode and content of what is tracked and of what is untracked but not ignored.
 * It is the same whether a change is committed, staged or only on disk, and for every user's git configuration that
 * stores the same content.
 */
export async function treeDigest(root: string, exclude: Exclude): Promise<string> {
  return digestTree(await readTree(root, exclude));
}

/**
 * The digest that {@link treeDigest} gives for a clean checkout of a commit; `null` where there is no such commit. With
 * repositories inside this one the two may differ, since a commit only names theirs.
 */
export async function commitDigest(root: string, commit: string, exclude: Exclude): Promise<string | null> {
  if (!(await commitExists(root, commit))) return null;
  const index = join(tmpdir(), `nx-provisioner-index-${randomUUID()}`);
  try {
    const env = { GIT_INDEX_FILE: index };
    await runGit(root, ['read-tree', commit], { env });
    return digestTree(sortEntries(parseIndex(await runGit(root, LIST_INDEX, { env })), exclude));
  } finally {
    rmSync(index, { force: true });
  }
}

function sortEntries(entries: readonly TreeEntry[], exclude: Exclude): TreeEntry[] {
  return entries
    .map((entry) => ({ ...entry, path: Buffer.from(entry.path, BYTES).toString() }))
    .filter(({ path }) => !exclude(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function digestTree(tree: readonly TreeEntry[]): string {
  const digest = createHash('sha256');
  for (const { mode, path, objectId } of tree) digest.update(`${mode} ${path}\0${objectId}\n`);
  return digest.digest('hex');
}

/** Paths that one tree has and the other has not, or has with other content, sorted. */
export function changedPaths(before: readonly TreeEntry[], after: readonly TreeEntry[]): string[] {
  const key = ({ mode, path, objectId }: TreeEntry) => `${mode} ${objectId} ${path}`;
  const [old, now] = [new Set(before.map(key)), new Set(after.map(key))];
  const changed = [...before.filter((entry) => !now.has(key(entry))), ...after.filter((entry) => !old.has(key(entry)))];
  return [...new Set(changed.map(({ path }) => path))].sort();
}

/** The tree under `root` as git would store it if everything were added now, sorted by path; nothing is written. */
export async function readTree(root: string, exclude: Exclude): Promise<TreeEntry[]> {
  const touched = splitPaths(
    await runGit(root, ['ls-files', '--modified', '--deleted', '--others', '--exclude-standard', '-z', '--', '.']),
  );
  // Git lists a repository that is not a submodule yet as `folder/`.
  const repositories = touched.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1));
  const paths = [...new Set(touched.filter((path) => !path.endsWith('/')))];
  const folders = new Set(paths.filter((path) => isFolder(root, path)));
  const index = await listIndex(
    root,
    paths.filter((path) => !folders.has(path)),
  );
  // A file that gave way to a folder is gone, even where all in the folder is ignored.
  const standing = index.filter(({ path, mode }) => mode === '160000' || !folders.has(path));
  const entries = [...standing, ...repositories.map((path) => ({ path, mode: '160000', objectId: '' }))];
  return Promise.all(sortEntries(entries, exclude).map((entry) => readInnerTree(root, entry)));
}

function isFolder(root: string, path: string): boolean {
  const name = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, BYTES)]);
  return statLink(name)?.isDirectory() ?? false;
}

/** What counts of a repository inside this one is its content, however much of it is committed. */
async function readInnerTree(root: string, entry: TreeEntry): Promise<TreeEntry> {
  if (entry.mode !== '160000') return entry;
  const folder = join(root, entry.path);
  if (!existsSync(join(folder, '.git'))) return entry;
  return { ...entry, objectId: await treeDigest(folder, () => false) };
}

/**
 * The index with the touched paths brought up to date in a copy. Git itself computes their ids that way, with the filters,
 * line ends and modes that `git add` would use, and leaves the real index and the object store as they are.
 */
async function listIndex(root: string, touched: readonly string[]): Promise<TreeEntry[]> {
  if (touched.length === 0) return parseIndex(await runGit(root, LIST_INDEX));
  const index = (await runGit(root, ['rev-parse', '--path-format=absolute', '--git-path', 'index']))
    .toString()
    .trimEnd();
  const copy = join(tmpdir(), `nx-provisioner-index-${randomUUID()}`);
  try {
    if (existsSync(index)) copyIndex(index, copy);
    const env = { GIT_INDEX_FILE: copy };
    const input = Buffer.from(touched.map((path) => `${path}\0`).join(''), BYTES);
    await runGit(root, UPDATE_INDEX, { env, input });
    return parseIndex(await runGit(root, LIST_INDEX, { env }));
  } finally {
    rmSync(copy, { force: true });
    rmSync(`${copy}.lock`, { force: true });
  }
}

/** Git compares a file's content where the file is not older than the index, so that the copy must not be younger. */
function copyIndex(index: string, copy: string): void {
  const { atime, mtime } = statSync(index);
  copyFileSync(index, copy);
  utimesSync(copy, atime, mtime);
}

const LIST_INDEX = ['ls-files', '--stage', '-z', '--', '.'];
// A split index would leave its shared part in the repository.
const UPDATE_INDEX = [
  ...['-c', 'core.splitIndex=false', '-c', 'core.fsmonitor=false', '-c', 'core.untrackedCache=false'],
  ...['update-index', '--add', '--remove', '--replace', '--info-only', '-z', '--stdin'],
];

/** `<mode> <object id> <stage>TAB<path>NUL`, see git-ls-files(1). */
function parseIndex(output: Buffer): TreeEntry[] {
  return splitPaths(output).map((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', objectId = ''] = line.slice(0, tab).split(' ');
    return { path: line.slice(tab + 1), mode, objectId };
  });
}

function splitPaths(output: Buffer): string[] {
  return output.toString(BYTES).split('\0').slice(0, -1);
}
