import { isUtf8 } from 'node:buffer';
import { posix } from 'node:path';

import { diagnose, type Diagnostic, type ReplacementRecord } from 'nx-provisioner-protocol';

import type { ModuleReplacement, ReplacedSource } from '../codemods/module-replacement';
import { isPath, rulesFor, searchText } from '../codemods/module-rules';
import { isSourceFile } from '../codemods/parse-source';
import { replaceModule } from '../codemods/replace-module';
import type { FileEdit, WantedReplacement, WorkspaceFiles } from './replacement-files';

/** What is never touched, whatever is wanted. */
export interface ReplacementScope {
  /** Files that follow something else, such as generated ones: uses in them only count. */
  readonly isKept: (path: string) => boolean;
  /** Folder of the package that a modern module belongs to, where the workspace has it: it may use the legacy one. */
  readonly folderOf: (module: string) => string | null;
}

/** What one replacement did. */
export interface CarriedOut {
  readonly replacement: ModuleReplacement;
  readonly record: ReplacementRecord;
  /** Changed places by file. */
  readonly places: ReadonlyMap<string, number>;
  /** Files that use the legacy module still, inside the scope and outside of it. */
  readonly remainingFiles: readonly string[];
  /** Files of the modern module's own package that use the legacy one, as they may. */
  readonly modernUsers: readonly string[];
}

export interface CarriedOutReplacements {
  readonly edits: readonly FileEdit[];
  readonly replacements: readonly CarriedOut[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Carries replacements out over a workspace, one after the other, so that the second finds what the first wrote. Files
 * are read one at a time and only changed ones are kept.
 *
 * @returns the edits, and for each replacement the entry of the session record
 */
export function carryOutReplacements(
  wanted: readonly WantedReplacement[],
  files: WorkspaceFiles,
  scope: ReplacementScope,
): CarriedOutReplacements {
  const edited = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const replacements = wanted.map((one) => carryOut(one, files, scope, edited, diagnostics));
  const edits = [...edited].map(([path, content]) => ({ path, content }));
  return { edits: edits.sort((a, b) => (a.path < b.path ? -1 : 1)), replacements, diagnostics };
}

function carryOut(
  { replacement, requirements, roots }: WantedReplacement,
  files: WorkspaceFiles,
  scope: ReplacementScope,
  edited: Map<string, string>,
  diagnostics: Diagnostic[],
): CarriedOut {
  const places = new Map<string, number>();
  const skipped: ReplacementRecord['skipped'] = [];
  const remainingFiles: string[] = [];
  let remaining = 0;
  const modernUsers: string[] = [];
  const legacyFolder = ownFolder(replacement.from, files);
  const modernFolders = [scope.folderOf(replacement.to), ownFolder(replacement.to, files)];
  const searched = Buffer.from(searchText(replacement.from));
  for (const path of files.paths) {
    if (!isSourceFile(path) || isInFolder(legacyFolder, path)) continue;
    const result = replaceIn(path, edited.get(path) ?? files.readBytes(path), replacement, searched);
    if (result === null) continue;
    if (modernFolders.some((folder) => isInFolder(folder, path))) {
      if (result.changed.length + result.remaining > 0) modernUsers.push(path);
      continue;
    }
    if (result.problem !== null) {
      if (!textNames(replacement, path, result.text)) continue;
      const { line, message } = result.problem;
      diagnostics.push(diagnose('NXP-906', { file: path, line }, `${path} does not parse: ${message}`));
      remainingFiles.push(path);
      skipped.push({ file: path, line, reason: `the file does not parse: ${message}` });
      remaining += 1;
      continue;
    }
    const isInScope = !scope.isKept(path) && isUnderAny(roots, path);
    const canWrite = isInScope && (result.changed.length === 0 || mayWrite(files, path, diagnostics));
    const left = result.remaining + (canWrite ? 0 : result.changed.length);
    remaining += left;
    if (left > 0) remainingFiles.push(path);
    if (isInScope) skipped.push(...result.skipped.map(({ line, reason }) => ({ file: path, line, reason })));
    if (!canWrite || result.changed.length === 0) continue;
    edited.set(path, result.text);
    places.set(path, result.changed.length);
  }
  const { from, to } = replacement;
  const record = { from, to, requirements: [...requirements], changed: [...places.keys()].sort(), skipped, remaining };
  return { replacement, record, places, remainingFiles, modernUsers };
}

/** Most files are settled by a look at their bytes, which are not even decoded; `null` for those. */
function replaceIn(
  file: string,
  content: Buffer | string | null,
  replacement: ModuleReplacement,
  searched: Buffer,
): ReplacedSource | null {
  if (typeof content === 'string') return replaceModule({ file, text: content }, replacement);
  if (!content?.includes(searched)) return null;
  const text = content.toString('utf8');
  if (isUtf8(content)) return replaceModule({ file, text }, replacement);
  // Written back, other bytes would be lost.
  return { text, changed: [], skipped: [], remaining: 0, problem: { line: 1, message: 'it is not in UTF-8' } };
}

function isUnderAny(roots: readonly string[] | null, path: string): boolean {
  return roots === null || roots.some((root) => root === '.' || path.startsWith(`${root}/`));
}

function mayWrite(files: WorkspaceFiles, path: string, diagnostics: Diagnostic[]): boolean {
  if (files.isWritable(path)) return true;
  diagnostics.push(diagnose('NXP-907', { file: path, line: null }, `${path} is read-only and was left as it is.`));
  return false;
}

/** A file that does not parse counts where a quoted text in it is the module's name. */
function textNames(replacement: ModuleReplacement, path: string, text: string): boolean {
  const choose = rulesFor(replacement, path);
  return [...text.matchAll(/(['"`])([^'"`\n]+)\1/g)].some(([, , specifier = '']) => choose(specifier) !== null);
}

/** A module of the workspace reaches its own files by paths that are nobody else's business. */
function ownFolder(module: string, { paths }: WorkspaceFiles): string | null {
  if (!isPath(module)) return null;
  const path = posix.normalize(module);
  const isFile = paths.includes(path) || !paths.some((other) => other.startsWith(`${path}/`));
  return isFile ? path.replace(/\.[cm]?[jt]sx?$/, '') : path;
}

function isInFolder(folder: string | null, path: string): boolean {
  if (folder === null) return false;
  return path.startsWith(`${folder}/`) || path.replace(/\.[cm]?[jt]sx?$/, '') === folder;
}
