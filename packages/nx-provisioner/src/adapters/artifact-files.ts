import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

import { diagnose, type Diagnostic, type SourceFile } from 'nx-provisioner-protocol';

import { isInside, statLink } from './files';
import { describeError } from './system-error';

/** Folders whose content is not written by hand. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.nx', 'dist']);

/** Bounds on what is read, so that a wrong directory ends in a message instead of a full memory. */
export interface ReadLimits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  readonly files: number;
}

export const READ_LIMITS: ReadLimits = { fileBytes: 5 * 1024 * 1024, files: 50_000 };

export interface ArtifactFiles {
  /** Sorted by file. */
  readonly sources: readonly SourceFile[];
  /** Files that were only asked for by name, sorted. */
  readonly listed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the files under `directory` whose path (relative to it, with `/`) matches one of `patterns`. Linked folders are
 * not entered, a linked file is read where it leads to a place inside `directory`. What cannot be read is a diagnostic,
 * and the others are read all the same.
 *
 * @param listed paths to name without reading them, where they match none of `patterns`
 */
export function readArtifactFiles(
  directory: string,
  patterns: readonly RegExp[],
  limits: ReadLimits = READ_LIMITS,
  listed: readonly RegExp[] = [],
): ArtifactFiles {
  const root = realpathSync(directory);
  const diagnostics: Diagnostic[] = [];
  const matches = (some: readonly RegExp[]) => (path: string) => some.some((pattern) => pattern.test(path));
  const all = listFiles(root, matches([...patterns, ...listed]), diagnostics).sort();
  const isRead = matches(patterns);
  const files = all.filter(isRead);
  if (files.length > limits.files) {
    const message = `${files.length} documents under ${directory}; at most ${limits.files} are read.`;
    diagnostics.push(diagnose('NXP-019', null, message));
  }
  const sources = files.slice(0, limits.files).flatMap((file) => readSource(root, file, limits, diagnostics));
  return { sources, listed: all.filter((file) => !isRead(file)), diagnostics };
}

/**
 * Reads the files that lie in `folder` itself and whose name is wanted, sorted, as {@link readArtifactFiles} does;
 * none where there is no such folder.
 *
 * @param folder relative to `root`, which no link may leave
 */
export function readFolderFiles(
  root: string,
  folder: string,
  isWanted: (name: string) => boolean,
  limits: ReadLimits,
): Omit<ArtifactFiles, 'listed'> {
  const diagnostics: Diagnostic[] = [];
  const realRoot = realpathSync(root);
  if (statLink(join(realRoot, folder)) === null) return { sources: [], diagnostics };
  const files = readFolder(realRoot, folder, diagnostics)
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && isWanted(entry.name))
    .map(({ name }) => `${folder}/${name}`)
    .sort();
  const read = readFiles(root, files, limits);
  return { sources: read.sources, diagnostics: [...diagnostics, ...read.diagnostics] };
}

/** Reads files by their paths relative to `root`, as {@link readArtifactFiles} does; what is no file is left out. */
export function readFiles(
  root: string,
  files: readonly string[],
  limits: ReadLimits = READ_LIMITS,
): Omit<ArtifactFiles, 'listed'> {
  const diagnostics: Diagnostic[] = [];
  const realRoot = realpathSync(root);
  const sources = files.flatMap((file) => readSource(realRoot, file, limits, diagnostics));
  return { sources, diagnostics };
}

function listFiles(root: string, isWanted: (path: string) => boolean, diagnostics: Diagnostic[]): string[] {
  const files: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readFolder(root, folder, diagnostics)) {
      const path = folder + entry.name;
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name)) pending.push(`${path}/`);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && isWanted(path)) {
        files.push(path);
      }
    }
  }
  return files;
}

function readFolder(root: string, folder: string, diagnostics: Diagnostic[]): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (cause) {
    diagnostics.push(
      diagnose('NXP-016', { file: folder, line: null }, `The folder cannot be read: ${describeError(cause)}`),
    );
    return [];
  }
}

function readSource(root: string, file: string, limits: ReadLimits, diagnostics: Diagnostic[]): SourceFile[] {
  const report = (code: 'NXP-014' | 'NXP-016' | 'NXP-018', message: string) => {
    diagnostics.push(diagnose(code, { file, line: null }, message));
    return [];
  };
  try {
    const path = realpathSync(join(root, file));
    if (!isInside(root, path)) return report('NXP-014', `The link leads to ${path}; expected a place inside ${root}.`);
    const stats = statSync(path);
    // A link may lead to a folder or a pipe, which holds no document.
    if (!stats.isFile()) return [];
    const { size } = stats;
    if (size > limits.fileBytes) {
      return report('NXP-018', `The file has ${size} bytes; a document may have at most ${limits.fileBytes}.`);
    }
    return [{ file, content: readFileSync(path) }];
  } catch (cause) {
    return report('NXP-016', `The file cannot be read: ${describeError(cause)}`);
  }
}
