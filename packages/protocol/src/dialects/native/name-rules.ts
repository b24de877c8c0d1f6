import { isDeviceName, isFolderName } from '../../plan/lane-name';

/** Whether a text can name an area or a shared library, and so a folder and a package. */
export function isAreaName(value: string): boolean {
  return value.length <= 64 && isFolderName(value);
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

/** Files that Nx, compilers and package managers act on wherever they lie: a document supplies code, never what runs it. */
const ACTED_ON =
  /^(?:package|project|nx|tsconfig[\w.-]*)\.json$|^(?:babel|cypress|eslint|jest|metro|next|nuxt|playwright|prettier|remix|rolldown|rollup|rsbuild|rspack|vite|vitest|webpack)\.[\w.-]+$/i;

/** Why a path cannot be that of a file in a library; `null` where it can. */
export function describeFileProblem(path: string): string | null {
  const problem = describePathProblem(path);
  if (problem !== null) return problem;
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.')) return 'a part of it is empty or a dot';
  if (parts.some((part) => part.length > 100)) return 'a part of it is longer than 100 characters';
  if (/[<>:"|?*]/.test(path)) return 'it holds a character that not every system allows';
  if (parts.some((part) => /[. ]$/.test(part))) return 'a part of it ends with a dot or a blank';
  const odd = parts.find((part) => /^(\.git|node_modules)$/i.test(part) || isDeviceName(part));
  if (odd !== undefined) return `${odd} has a meaning of its own`;
  if (parts.some((part) => part.startsWith('.'))) return 'a part of it is hidden';
  return ACTED_ON.test(parts.at(-1) ?? '') ? 'tools act on a file of this name' : null;
}
