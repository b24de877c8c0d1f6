import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

import createIgnore from 'ignore';

import { readErrorCode } from './system-error';

/**
 * Formats a text as the workspace formats that file. It gives back the text itself where the workspace has no formatter
 * or ignores the file, and where the text does not parse: the build names that error better.
 */
export type Format = (path: string, text: string) => Promise<string>;

/** The part of prettier that is used here. */
interface Prettier {
  getFileInfo(
    path: string,
    options: { resolveConfig: boolean; withNodeModules: boolean },
  ): Promise<{ inferredParser: string | null }>;
  resolveConfig(path: string, options: { editorconfig: boolean }): Promise<Record<string, unknown> | null>;
  format(text: string, options: Record<string, unknown>): Promise<string>;
}

/**
 * The workspace's own prettier with its own configuration, loaded for the first text. Without one nothing is formatted.
 * Files of one name, text and configuration are formatted once: a backlog's libraries share many.
 */
export function createFileFormatter(root: string): Format {
  let loaded: { prettier: Prettier; isIgnored: (path: string) => boolean } | null | undefined;
  const hasEditorConfig = createSearch('.editorconfig');
  const parsers = new Map<string, string | null>();
  const formatted = new Map<string, string>();
  return async (path, text) => {
    if (loaded === undefined) loaded = loadPrettier(root);
    if (loaded === null || loaded.isIgnored(path)) return text;
    const { prettier } = loaded;
    const absolute = join(root, path);
    const name = basename(path);
    const parser = parsers.get(name) ?? (await inferParser(prettier, absolute));
    parsers.set(name, parser);
    const options = await prettier.resolveConfig(absolute, { editorconfig: hasEditorConfig(dirname(absolute)) });
    if (parser === null && options?.parser === undefined) return text;
    const key = JSON.stringify([name, options, text]);
    const known = formatted.get(key);
    if (known !== undefined) return known;
    const result = await prettier.format(text, { ...options, filepath: absolute }).catch((error: unknown) => {
      if (error instanceof SyntaxError) return text;
      throw error;
    });
    formatted.set(key, result);
    return result;
  };
}

/** Whether a file of that name lies in a folder or above it; each folder is looked at once, where prettier looks for each file. */
function createSearch(name: string): (folder: string) => boolean {
  const known = new Map<string, boolean>();
  const search = (folder: string): boolean => {
    const above = dirname(folder);
    const found = known.get(folder) ?? (existsSync(join(folder, name)) || (above !== folder && search(above)));
    known.set(folder, found);
    return found;
  };
  return search;
}

/** Which parser the name alone tells of; the configuration is read by the caller. */
async function inferParser(prettier: Prettier, absolute: string): Promise<string | null> {
  const { inferredParser } = await prettier.getFileInfo(absolute, { resolveConfig: false, withNodeModules: true });
  return inferredParser;
}

/** Whether the workspace has a prettier of its own. */
export function hasPrettier(root: string): boolean {
  return resolvePrettier(root) !== null;
}

function loadPrettier(root: string): { prettier: Prettier; isIgnored: (path: string) => boolean } | null {
  const entry = resolvePrettier(root);
  if (entry === null) return null;
  const require = createRequire(join(root, 'package.json'));
  return { prettier: require(entry) as Prettier, isIgnored: readIgnored(root) };
}

function resolvePrettier(root: string): string | null {
  try {
    return createRequire(join(root, 'package.json')).resolve('prettier');
  } catch (error) {
    if (readErrorCode(error) === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/**
 * What prettier leaves out by default: what `.prettierignore`, `.gitignore` and its own rule for node_modules name. Asked
 * itself, it reads both files again for each path.
 */
function readIgnored(root: string): (path: string) => boolean {
  const rules = ['.prettierignore', '.gitignore'].map((file) =>
    createIgnore({ allowRelativePaths: true }).add(`${readText(join(root, file))}\nnode_modules`),
  );
  return (path) => {
    const place = relative(root, join(root, path)).replaceAll('\\', '/');
    return rules.some((rule) => rule.ignores(place));
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return '';
    throw error;
  }
}
