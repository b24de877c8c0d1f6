import { appendJsonValues, readJsonValue } from '../../wiring/edit-json';
import type { LibraryPlace, Read, SharedEdit } from '../../wiring/shared-edit';

/** References to every generated library in the solution's tsconfig.json. */
export function wireReferences(libraries: readonly LibraryPlace[], read: Read): SharedEdit | null {
  const path = 'tsconfig.json';
  const text = read(path);
  if (text === null) return null;
  const references = readJsonValue(text, ['references']);
  const known = Array.isArray(references) ? (references as { path: string }[]) : [];
  const present = new Set(known.map((reference) => normalise(reference.path)));
  const missing = libraries.map(({ root }) => root).filter((root) => !present.has(root));
  if (missing.length === 0) return null;
  const added = [...new Set(missing)].sort().map((root) => ({ path: `./${root}` }));
  return {
    path,
    content: appendJsonValues(text, ['references'], added),
    reason: 'project references of the generated libraries',
  };
}

const normalise = (path: string): string => path.replace(/^\.\//, '').replace(/\/$/, '');
