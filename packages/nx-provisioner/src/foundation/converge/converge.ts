import { createHash } from 'node:crypto';

import type { OwnedFile } from 'nx-provisioner-protocol';

import type { GeneratedFile } from '../generated-file';

/** What has to be done so that the workspace holds what the plan wants, without destroying what a person wrote. */
export interface Convergence {
  readonly create: readonly GeneratedFile[];
  readonly update: readonly GeneratedFile[];
  /** Plugin-owned files that a person changed, or that were there before: left, and the session is blocked. */
  readonly edited: readonly GeneratedFile[];
  /** Files whose requirements now want others in their place, and that nobody edited: they go. */
  readonly superseded: readonly OwnedFile[];
  /** Files that nothing in the plan wants any more and that nobody edited: they go with `prune`. */
  readonly withdrawn: readonly OwnedFile[];
  /** The same, but edited since: never removed. */
  readonly withdrawnEdited: readonly OwnedFile[];
  /** What the plugin has written, with the digest of its last text each. */
  readonly owned: readonly OwnedFile[];
}

/** What is remembered of earlier writing, by path. */
export interface Memory {
  /** From the last session records, which are committed with the files: a file that they know and that is gone was deleted. */
  readonly recorded: ReadonlyMap<string, OwnedFile>;
  /** Digests of every text that an earlier session wrote, by path: one that comes back from a commit is no person's. */
  readonly written: ReadonlyMap<string, ReadonlySet<string>>;
  /** From the ledger of this clone, which may come from another branch: it only tells our own text from a person's. */
  readonly ledger: ReadonlyMap<string, OwnedFile>;
}

/** SHA-256 of a text, in hexadecimal; line ends of either kind count as one, since git may change them in a checkout. */
export function digestText(text: string): string {
  return createHash('sha256').update(unifyLineEnds(text)).digest('hex');
}

/** Whether two texts differ in nothing but their line ends. */
export function isSameText(a: string, b: string): boolean {
  return unifyLineEnds(a) === unifyLineEnds(b);
}

const unifyLineEnds = (text: string): string => text.replaceAll('\r\n', '\n');

/** What the plan as a whole wants, of which the wanted files may be a part. */
export interface Scope {
  /** Ids of the requirements that the plan provides for. */
  readonly requirements: ReadonlySet<string>;
  /** Whether somebody's own files lie in a folder of the plugin's. */
  readonly hasOthers: (folder: string) => boolean;
}

/**
 * Compares the wanted files with those that are there.
 *
 * A file follows the plan as long as it is byte for byte what the plugin once wrote. Once a person has changed it,
 * a user-owned file is left for good, and a plugin-owned one is reported, or with `force` written again. A user-owned
 * file that a person deleted stays deleted.
 *
 * @param wanted formatted, each path once
 * @param read the text of a file; `null` where there is none
 * @param scope absent where only a part of the foundation is written: nothing is then superseded
 */
export function converge(
  wanted: readonly GeneratedFile[],
  read: (path: string) => string | null,
  memory: Memory,
  force: boolean,
  scope?: Scope,
): Convergence {
  const create: GeneratedFile[] = [];
  const update: GeneratedFile[] = [];
  const edited: GeneratedFile[] = [];
  const kept: OwnedFile[] = [];
  for (const file of wanted) {
    const current = read(file.path);
    const before = memory.recorded.get(file.path) ?? memory.ledger.get(file.path);
    const action = decide(file, current, memory, force);
    if (action === 'create') create.push(file);
    if (action === 'update') update.push(file);
    if (action === 'edited') edited.push(file);
    const written = action !== 'keep' && action !== 'edited';
    if (written) kept.push(describeFile(file));
    else if (before !== undefined) kept.push({ ...before, requirements: [...file.requirements] });
  }
  const paths = new Set(wanted.map(({ path }) => path));
  const standing = [...memory.recorded.values()].filter(({ path }) => !paths.has(path) && read(path) !== null);
  const changed = standing.filter(({ path }) => !isOurs(path, digestText(read(path) ?? ''), memory));
  const untouched = standing.filter((file) => !changed.includes(file));
  const superseded = scope === undefined ? [] : findSuperseded(untouched, changed, scope);
  return {
    create,
    update,
    edited,
    superseded,
    withdrawn: untouched.filter((file) => !superseded.includes(file)),
    withdrawnEdited: changed,
    owned: [...kept, ...standing].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/**
 * Files of requirements that are all planned still: the plan puts something else in their place, such as a contract that
 * moved to another area. A library in which somebody's work lies stays whole, since that work would no longer be built.
 */
function findSuperseded(untouched: readonly OwnedFile[], edited: readonly OwnedFile[], scope: Scope): OwnedFile[] {
  const known = untouched.map(({ path }) => path);
  const folders = known.filter((path) => MANIFEST.test(path)).map((path) => path.replace(MANIFEST, '/'));
  const kept = [...new Set(folders)].filter(
    (folder) => edited.some(({ path }) => path.startsWith(folder)) || scope.hasOthers(folder),
  );
  return untouched.filter(
    ({ path, requirements }) =>
      requirements.every((id) => scope.requirements.has(id)) && !kept.some((folder) => path.startsWith(folder)),
  );
}

function describeFile({ path, owner, content, requirements }: GeneratedFile): OwnedFile {
  return { path, owner, digest: digestText(content), requirements: [...requirements] };
}

/** What makes a folder a project. */
const MANIFEST = /\/(package|project)\.json$/;

type Action = 'create' | 'update' | 'same' | 'keep' | 'edited';

function decide(file: GeneratedFile, current: string | null, memory: Memory, force: boolean): Action {
  const recorded = memory.recorded.get(file.path);
  if (current === null) return file.owner === 'user' && recorded !== undefined ? 'keep' : 'create';
  if (isSameText(current, file.content)) return 'same';
  if (isOurs(file.path, digestText(current), memory)) return 'update';
  if (file.owner === 'user') return 'keep';
  // A file that the plugin never wrote is somebody's own: force doesn't take it either.
  const isKnown = recorded !== undefined || memory.ledger.has(file.path);
  return force && isKnown ? 'update' : 'edited';
}

/** Whether a text is one that the plugin wrote there. */
export function isOurs(path: string, digest: string, { recorded, written, ledger }: Memory): boolean {
  const last = [recorded.get(path)?.digest, ledger.get(path)?.digest];
  return last.includes(digest) || (written.get(path)?.has(digest) ?? false);
}
