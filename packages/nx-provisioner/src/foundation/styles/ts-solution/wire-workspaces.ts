import { appendJsonValues, readJsonList, readJsonValue } from '../../wiring/edit-json';
import type { LibraryPlace, Read, SharedEdit } from '../../wiring/shared-edit';

/** Workspace globs that take in every generated library; one that is taken in already gets none. */
export function wireWorkspaces(libraries: readonly LibraryPlace[], read: Read): SharedEdit | null {
  const path = 'package.json';
  const text = read(path) ?? '{}\n';
  const keys = Array.isArray(readJsonValue(text, ['workspaces'])) ? ['workspaces'] : ['workspaces', 'packages'];
  const globs = readJsonList(text, keys);
  const missing = libraries
    .map(({ root }) => parentGlob(root))
    .filter((glob) => !globs.some((known) => covers(known, glob)));
  if (missing.length === 0) return null;
  const content = appendJsonValues(text, keys, [...new Set(missing)].sort());
  return { path, content, reason: 'workspace globs of the generated libraries' };
}

const parentGlob = (root: string): string => `${root.slice(0, root.lastIndexOf('/'))}/*`;

/** Whether a workspace glob already takes in all that another one does. */
function covers(known: string, glob: string): boolean {
  const folder = known.replace(/^\.\//, '').replace(/\/$/, '');
  if (folder === glob) return true;
  return folder.endsWith('/**') && glob.startsWith(folder.slice(0, -2));
}
