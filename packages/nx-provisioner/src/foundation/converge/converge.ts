import { createHash } from 'node:crypto';

import type { OwnedFile } from 'nx-provisioner-protocol';

import type { GeneratedFile } from '../generated-file';

/** What has to be done so that the workspace holds what the plan wants, without destroying what a person wrote. */
export interface Convergence {
  readonly create: readonly GeneratedFile[];
  readonly update: readonly GeneratedFile[];
  /** Plugin-owned files that a person changed, or that were there before: left, and the session is blocked. */
  readonly edited: readonly GeneratedFile[];
  /** Files that nothing in the plan wants any more and that nobody edited. */
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

/**
 * Compares the wanted files with those that are there.
 *
 * A file follows the plan as long as it is byte for byte what the plugin last wrote. Once a person has changed it,
 * a user-owned file is left for good, and a plugin-owned one is reported, or with `force` written again. A user-owned
 * file that a person deleted stays deleted.
 *
 * @param wanted formatted, each path once
 * @param read the text of a file; `null` where there is none
 */
export function converge(
  wanted: readonly GeneratedFile[],
  read: (path: string) => string | null,
  memory: Memory,
  force: boolean,
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
  const withdrawn = [...memory.recorded.values()].filter(({ path }) => !paths.has(path) && read(path) !== null);
  const isUntouched = ({ path, digest }: OwnedFile) => digestText(read(path) ?? '') === digest;
  return {
    create,
    update,
    edited,
    withdrawn: withdrawn.filter(isUntouched),
    withdrawnEdited: withdrawn.filter((file) => !isUntouched(file)),
    owned: [...kept, ...withdrawn].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function describeFile({ path, owner, content, requirements }: GeneratedFile): OwnedFile {
  return { path, owner, digest: digestText(content), requirements: [...requirements] };
}

type Action = 'create' | 'update' | 'same' | 'keep' | 'edited';

function decide(file: GeneratedFile, current: string | null, memory: Memory, force: boolean): Action {
  const recorded = memory.recorded.get(file.path);
  if (current === null) return file.owner === 'user' && recorded !== undefined ? 'keep' : 'create';
  if (isSameText(current, file.content)) return 'same';
  const digest = digestText(current);
  if (recorded?.digest === digest || memory.ledger.get(file.path)?.digest === digest) return 'update';
  if (file.owner === 'user') return 'keep';
  // A file that the plugin never wrote is somebody's own: force doesn't take it either.
  const isOurs = recorded !== undefined || memory.ledger.has(file.path);
  return force && isOurs ? 'update' : 'edited';
}
