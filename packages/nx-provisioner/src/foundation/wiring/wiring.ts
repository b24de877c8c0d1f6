import { appendJsonValues, readJsonList, readJsonValue, setJsonValue } from './edit-json';

/** A change to a file that lanes share: computed from the file's text, so that the rest of it stays. */
export interface SharedEdit {
  readonly path: string;
  readonly content: string;
  readonly reason: string;
}

/** What has to be known of a generated library to wire it. */
export interface LibraryPlace {
  /** Relative to the workspace root: `packages/contracts/billing`. */
  readonly root: string;
}

/** An existing project that a lane takes over, with the tag that says so. */
export interface TaggedProject {
  readonly root: string;
  readonly tag: string;
}

type Read = (path: string) => string | null;

/** Workspace globs and project references for all generated libraries, in sorted order, so that no worker has to touch either. */
export function wireLibraries(libraries: readonly LibraryPlace[], read: Read): SharedEdit[] {
  return [wireWorkspaces(libraries, read), wireReferences(libraries, read)].filter((edit) => edit !== null);
}

/**
 * Sets the lane tags of existing projects, in their project.json where that has the tags or where there is no
 * package.json, else under `nx` in their package.json. Tags of lanes that are gone are taken away; all others stay.
 *
 * @param roots every project that has or had a lane tag
 */
export function tagProjects(roots: readonly string[], tagged: readonly TaggedProject[], read: Read): SharedEdit[] {
  return [...new Set(roots)].sort().flatMap((root) => {
    const place = findTags(root, read);
    if (place === null) return [];
    const others = readJsonList(place.text, place.keys).filter((tag) => !tag.startsWith('lane:'));
    const ours = tagged.filter((project) => project.root === root).map(({ tag }) => tag);
    const tags = [...others, ...new Set(ours)];
    if (tags.length === 0 && readJsonValue(place.text, place.keys) === undefined) return [];
    const content = setJsonValue(place.text, place.keys, tags);
    return content === place.text ? [] : [{ path: place.path, content, reason: `lane tags of ${root}` }];
  });
}

function wireWorkspaces(libraries: readonly LibraryPlace[], read: Read): SharedEdit | null {
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

function wireReferences(libraries: readonly LibraryPlace[], read: Read): SharedEdit | null {
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
const parentGlob = (root: string): string => `${root.slice(0, root.lastIndexOf('/'))}/*`;

/** Whether a workspace glob already takes in all that another one does. */
function covers(known: string, glob: string): boolean {
  const folder = normalise(known);
  if (folder === glob) return true;
  return folder.endsWith('/**') && glob.startsWith(folder.slice(0, -2));
}

function findTags(root: string, read: Read): { path: string; text: string; keys: string[] } | null {
  const project = read(`${root}/project.json`);
  const manifest = read(`${root}/package.json`);
  const inManifest = manifest !== null && readJsonValue(manifest, ['nx', 'tags']) !== undefined;
  if (project !== null && !inManifest) return { path: `${root}/project.json`, text: project, keys: ['tags'] };
  return manifest === null ? null : { path: `${root}/package.json`, text: manifest, keys: ['nx', 'tags'] };
}
