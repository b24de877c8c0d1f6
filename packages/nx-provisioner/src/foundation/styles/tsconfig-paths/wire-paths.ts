import { readJsonValue, removeJsonValue, setJsonKey } from '../../wiring/edit-json';
import type { LibraryPlace, Read, SharedEdit } from '../../wiring/shared-edit';
import { findBaseTsconfig } from '../../../workspace/find-base-tsconfig';

/**
 * An alias for each entry of each generated library in the root tsconfig, each in its place by the alphabet, so that two
 * runs that add different ones merge. Aliases that point elsewhere are somebody's own and stay.
 */
export function wirePaths(libraries: readonly LibraryPlace[], read: Read): SharedEdit[] {
  const path = findBaseTsconfig(read);
  const text = path === null ? null : read(path);
  if (path === null || text === null) return [];
  const keys = ['compilerOptions', 'paths'];
  // Without a base, TypeScript asks for paths that begin with a dot.
  const baseUrl = readJsonValue(text, ['compilerOptions', 'baseUrl']);
  const prefix = baseUrl === undefined ? './' : '';
  const content = listAliases(libraries)
    .filter(({ alias }) => readJsonValue(text, [...keys, alias]) === undefined)
    .reduce((edited, { alias, file }) => setJsonKey(edited, keys, alias, [`${prefix}${file}`]), text);
  return content === text ? [] : [{ path, content, reason: 'path aliases of the generated libraries' }];
}

/** Takes away the aliases that point into libraries which are gone. */
export function unwirePaths(roots: readonly string[], read: Read): SharedEdit[] {
  const path = findBaseTsconfig(read);
  const text = path === null ? null : read(path);
  if (path === null || text === null) return [];
  const keys = ['compilerOptions', 'paths'];
  const paths = (readJsonValue(text, keys) ?? {}) as Readonly<Record<string, unknown>>;
  const isGone = (target: unknown) =>
    typeof target === 'string' && roots.some((root) => target.replace(/^\.\//, '').startsWith(`${root}/`));
  const content = Object.entries(paths)
    .filter(([, targets]) => Array.isArray(targets) && targets.length > 0 && targets.every(isGone))
    .reduce((edited, [alias]) => removeJsonValue(edited, [...keys, alias]), text);
  return content === text ? [] : [{ path, content, reason: 'path aliases of libraries that are gone' }];
}

function listAliases(libraries: readonly LibraryPlace[]): { alias: string; file: string }[] {
  return libraries.flatMap(({ root, packageName, entries }) => [
    { alias: packageName, file: `${root}/src/index.ts` },
    ...entries.map((entry) => ({ alias: `${packageName}/${entry}`, file: `${root}/src/${entry}.ts` })),
  ]);
}
