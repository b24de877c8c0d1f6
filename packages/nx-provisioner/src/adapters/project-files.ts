import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import { runGit } from './run-git';

/** A project's name and its folder, relative to the workspace root. */
interface ProjectPlace {
  readonly name: string;
  readonly root: string;
}

/**
 * The files that git keeps or would keep, by the name of the innermost project that holds them, sorted; the root
 * project's own are left out.
 *
 * @throws ProvisionerError NXP-017 where git fails
 */
export async function listProjectFiles(
  root: string,
  projects: readonly ProjectPlace[],
): Promise<Map<string, string[]>> {
  const output = await runGit(root, ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', '.']);
  const byRoot = new Map(projects.map((project) => [project.root, project.name]));
  const folders = new Map<string, string | null>();
  const files = new Map<string, string[]>();
  for (const path of new Set(output.toString().split('\0').slice(0, -1))) {
    const name = findProject(posix.dirname(path), byRoot, folders);
    if (name === null) continue;
    const known = files.get(name);
    if (known === undefined) files.set(name, [path]);
    else known.push(path);
  }
  for (const known of files.values()) known.sort();
  return files;
}

/** Remembers each folder, since most files share theirs with others. */
function findProject(
  folder: string,
  byRoot: ReadonlyMap<string, string>,
  folders: Map<string, string | null>,
): string | null {
  if (folder === '.') return null;
  const known = folders.get(folder);
  if (known !== undefined) return known;
  const name = byRoot.get(folder) ?? findProject(posix.dirname(folder), byRoot, folders);
  folders.set(folder, name);
  return name;
}

/** A file's text, relative to the workspace root; `null` where it is gone or is no file. */
export function readProjectFile(root: string, path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}
