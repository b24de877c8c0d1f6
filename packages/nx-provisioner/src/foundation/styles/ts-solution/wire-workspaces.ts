import { PNPM_WORKSPACE, readWorkspaceGlobs, usesPnpm } from '../../../workspace/workspace-globs';
import { appendJsonValues, readJsonValue } from '../../wiring/edit-json';
import { appendYamlValues } from '../../wiring/edit-yaml';
import type { LibraryPlace, Read, SharedEdit } from '../../wiring/shared-edit';

/** Workspace globs that take in every generated library; one that is taken in already gets none. */
export function wireWorkspaces(libraries: readonly LibraryPlace[], read: Read): SharedEdit | null {
  const globs = readWorkspaceGlobs(read);
  const wanted = libraries.map(({ root }) => parentGlob(root));
  const missing = [...new Set(wanted.filter((glob) => !globs.some((known) => covers(known, glob))))].sort();
  if (missing.length === 0) return null;
  const reason = 'workspace globs of the generated libraries';
  if (usesPnpm(read)) {
    return { path: PNPM_WORKSPACE, content: appendYamlValues(read(PNPM_WORKSPACE) ?? '', 'packages', missing), reason };
  }
  const text = read('package.json') ?? '{}\n';
  const keys = Array.isArray(readJsonValue(text, ['workspaces'])) ? ['workspaces'] : ['workspaces', 'packages'];
  return { path: 'package.json', content: appendJsonValues(text, keys, missing), reason };
}

const parentGlob = (root: string): string => `${root.slice(0, root.lastIndexOf('/'))}/*`;

/** Whether a workspace glob already takes in all that another one does. */
function covers(known: string, glob: string): boolean {
  const folder = known.replace(/^\.\//, '').replace(/\/$/, '');
  if (folder === glob) return true;
  return folder.endsWith('/**') && glob.startsWith(folder.slice(0, -2));
}
