import { readJsonList, readJsonValue, setJsonValue } from './edit-json';
import type { Read, SharedEdit } from './shared-edit';

/** An existing project that a lane takes over, with the tag that says so. */
export interface TaggedProject {
  readonly root: string;
  readonly tag: string;
}

/**
 * Sets the lane tags of existing projects, in their project.json where that has the tags or where there is no
 * package.json, else under `nx` in their package.json. Of the tags that are there only those of `managed` lanes are taken
 * away; those of a person or of another workspace directory stay.
 *
 * @param roots every project that has or had a lane tag
 * @param managed tags of the lanes that this run decides about
 */
export function tagProjects(
  roots: readonly string[],
  tagged: readonly TaggedProject[],
  managed: ReadonlySet<string>,
  read: Read,
): SharedEdit[] {
  return [...new Set(roots)].sort().flatMap((root) => {
    const place = findTags(root, read);
    if (place === null) return [];
    const ours = tagged.filter((project) => project.root === root).map(({ tag }) => tag);
    const others = readJsonList(place.text, place.keys).filter((tag) => !managed.has(tag) && !ours.includes(tag));
    const tags = [...others, ...new Set(ours)];
    if (tags.length === 0 && readJsonValue(place.text, place.keys) === undefined) return [];
    const content = setJsonValue(place.text, place.keys, tags);
    return content === place.text ? [] : [{ path: place.path, content, reason: `lane tags of ${root}` }];
  });
}

function findTags(root: string, read: Read): { path: string; text: string; keys: string[] } | null {
  const project = read(`${root}/project.json`);
  const manifest = read(`${root}/package.json`);
  const inManifest = manifest !== null && readJsonValue(manifest, ['nx', 'tags']) !== undefined;
  if (project !== null && !inManifest) return { path: `${root}/project.json`, text: project, keys: ['tags'] };
  return manifest === null ? null : { path: `${root}/package.json`, text: manifest, keys: ['nx', 'tags'] };
}
