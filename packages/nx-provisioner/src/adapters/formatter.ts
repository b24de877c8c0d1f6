import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

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
    options: { ignorePath: string[]; resolveConfig: boolean },
  ): Promise<{ ignored: boolean; inferredParser: string | null }>;
  resolveConfig(path: string, options: { editorconfig: boolean }): Promise<Record<string, unknown> | null>;
  format(text: string, options: Record<string, unknown>): Promise<string>;
}

/**
 * The workspace's own prettier with its own configuration, loaded for the first text. Without one nothing is formatted.
 * Files of one name, text and configuration are formatted once: a backlog's libraries share many.
 */
export function createFormatter(root: string): Format {
  let loaded: Prettier | null | undefined;
  const ignorePath = ['.prettierignore', '.gitignore'].map((file) => join(root, file));
  const formatted = new Map<string, string>();
  return async (path, text) => {
    if (loaded === undefined) loaded = loadPrettier(root);
    const prettier = loaded;
    if (prettier === null) return text;
    const absolute = join(root, path);
    // The configuration is read once, below; by default this call would read it too, to infer the parser.
    const { ignored, inferredParser } = await prettier.getFileInfo(absolute, { ignorePath, resolveConfig: false });
    if (ignored) return text;
    const options = await prettier.resolveConfig(absolute, { editorconfig: true });
    if (inferredParser === null && options?.parser === undefined) return text;
    const key = JSON.stringify([basename(path), options, text]);
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

function loadPrettier(root: string): Prettier | null {
  const require = createRequire(join(root, 'package.json'));
  try {
    return require('prettier') as Prettier;
  } catch (error) {
    if (readErrorCode(error) === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}
