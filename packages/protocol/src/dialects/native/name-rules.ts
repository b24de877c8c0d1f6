/** Names of folders and of entries that the plugin or the tools around it give a meaning of their own. */
const RESERVED = new Set(['node_modules', 'index', 'testing']);

/** Whether a text can name an area or a shared library, and so a folder and a package. */
export function isAreaName(value: string): boolean {
  return /^[a-z][a-z0-9-]{0,63}$/.test(value) && !RESERVED.has(value);
}

export function hasControlCharacter(value: string): boolean {
  return /\p{Cc}/u.test(value);
}

/** Why a path could leave the place that it is relative to; `null` where it can't. Globs and package names are paths. */
export function describePathProblem(path: string): string | null {
  if (path.trim() === '') return 'it is empty';
  if (path.length > 500) return 'it is longer than 500 characters';
  if (hasControlCharacter(path)) return 'it holds control characters';
  if (path.includes('\\')) return 'it holds a backslash';
  if (path.startsWith('/') || path.startsWith('~') || /^[A-Za-z]:/.test(path)) return 'it is absolute';
  return path.split('/').includes('..') ? 'it holds ..' : null;
}
