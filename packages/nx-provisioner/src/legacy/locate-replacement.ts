import { posix } from 'node:path';

import type { ModuleReplacement } from '../codemods/module-replacement';
import { isPath } from '../codemods/module-rules';

const ENDINGS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** Writes modules of the workspace, `libs/old-logger`, as paths; packages stay as they are. */
export function locateReplacement(
  replacement: ModuleReplacement,
  exists: (path: string) => boolean,
): ModuleReplacement {
  return { ...replacement, from: locate(replacement.from, exists), to: locate(replacement.to, exists) };
}

function locate(module: string, exists: (path: string) => boolean): string {
  const path = posix.normalize(module);
  if (isPath(module)) return `./${path}`;
  const canBePath = path.includes('/') && !path.startsWith('@') && !path.startsWith('..');
  return canBePath && ENDINGS.some((ending) => exists(path + ending)) ? `./${path}` : module;
}
