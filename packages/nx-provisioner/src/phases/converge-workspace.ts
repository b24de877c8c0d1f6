import { posix } from 'node:path';

import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import type { OwnedFile, PlannedRequirement } from 'nx-provisioner-protocol';

import {
  converge,
  digestText,
  isOurs,
  type Convergence,
  type Memory,
  type Scope,
} from '../foundation/converge/converge';
import { keepExports, keepNeeds } from '../foundation/converge/keep-for-standing';
import type { Foundation } from '../foundation/foundation-files';
import type { GeneratedFile } from '../foundation/generated-file';
import { libraryFiles } from '../foundation/library/library-files';
import type { WorkspaceProfile } from '../workspace/profile';
import { readJson, type PackageJson } from '../workspace/read-json';

/** Formats a text as the workspace formats that file. */
export type Format = (path: string, text: string) => Promise<string>;

export interface ConvergeInput {
  readonly tree: Tree;
  readonly profile: WorkspaceProfile;
  readonly foundation: Foundation;
  /** The plan's requirements; absent where `foundation` is only a part of what the plan wants. */
  readonly requirements?: readonly PlannedRequirement[];
  /** Packages of the root package.json, with their ranges. */
  readonly installed: Readonly<Record<string, string>>;
  readonly memory: Memory;
  readonly format: Format;
  readonly force: boolean;
  readonly prune: boolean;
}

/**
 * Compares the foundation, formatted, with the workspace. Files that share a library with withdrawn ones keep what those
 * need as long as they stand.
 */
export async function convergeWorkspace(input: ConvergeInput): Promise<Convergence> {
  const { tree, foundation, memory, format, force } = input;
  const read = (path: string) => tree.read(path, 'utf8');
  const wanted = await Promise.all(
    foundation.files.map(async (file) => ({ ...file, content: await format(file.path, file.content) })),
  );
  const scope = describeScope(input);
  const convergence = converge(wanted, read, memory, force, scope);

  // Where only a part is wanted, the rest is not withdrawn.
  if (scope === undefined) return convergence;
  const kept = await keepForStanding(input, convergence);
  if (kept.size === 0) return convergence;
  const files = [...new Map([...wanted, ...kept.values()].map((file) => [file.path, file])).values()];
  return converge(files, read, memory, force, scope);
}

/** The files that withdrawn ones need in another form than the plan alone would have them, formatted, by path. */
async function keepForStanding(
  input: ConvergeInput,
  convergence: Convergence,
): Promise<ReadonlyMap<string, GeneratedFile>> {
  const { tree, foundation, memory, format, prune } = input;
  const read = (path: string) => tree.read(path, 'utf8') ?? '';
  const standing = listStanding(convergence, prune).map(({ path }) => path);
  const kept = new Map<string, GeneratedFile>();
  if (standing.length === 0) return kept;
  const importable = { libraries: listImportable(input, convergence), installed: input.installed };
  const owners = new Map(foundation.files.map(({ path, owner }) => [path, owner]));
  for (const { root, options } of foundation.libraries) {
    const isOwn = (path: string) => path.startsWith(`${root}/`);
    const texts = new Map(standing.filter(isOwn).map((path) => [path, read(path)]));
    if (texts.size === 0) continue;
    for (const file of libraryFiles(keepNeeds(options, texts, importable))) {
      const content = await format(file.path, file.content);
      kept.set(file.path, { ...file, content, owner: owners.get(file.path) ?? file.owner });
    }
    if (options.component.type === 'shared library') continue;
    for (const file of convergence.update.filter(({ path }) => isOwn(path) && ENTRY.test(path))) {
      const { path } = file;
      if (!isOurs(path, digestText(read(path)), memory)) continue;
      kept.set(path, { ...file, content: await format(path, keepExports(path, read(path), file.content, texts)) });
    }
  }
  return kept;
}

const ENTRY = /\/src\/(index|testing)\.ts$/;

/** The foundation's own libraries, and those that stand though nothing wants them any more; no lane is imported. */
function listImportable({ tree, foundation, memory, profile, prune }: ConvergeInput, convergence: Convergence) {
  const removed = new Set(listRemoved(convergence, prune));
  const folders = ['contracts', 'shared'].map((name) => `${profile.librariesFolder}/${name}/`);
  const wanted = new Set(foundation.libraries.map(({ root }) => root));
  const others = [...memory.recorded.keys()]
    .filter((path) => path.endsWith('/package.json') && folders.some((folder) => path.startsWith(folder)))
    .filter((path) => tree.exists(path) && !removed.has(path) && !wanted.has(posix.dirname(path)))
    .map((path) => {
      const { name = '' } = readJson((file) => tree.read(file, 'utf8'), path) as PackageJson;
      return { packageName: name, root: posix.dirname(path) };
    });
  return [...foundation.libraries.filter(({ tags }) => !tags.includes('layer:lane')), ...others];
}

/** Files that nothing in the plan wants any more and that stay all the same. */
export const listStanding = ({ withdrawn, withdrawnEdited }: Convergence, prune: boolean): OwnedFile[] => [
  ...(prune ? [] : withdrawn),
  ...withdrawnEdited,
];

/** Paths of the files that this run takes away, sorted. */
export const listRemoved = ({ superseded, withdrawn }: Convergence, prune: boolean): string[] =>
  [...superseded, ...(prune ? withdrawn : [])].map(({ path }) => path).sort();

/** Ids of what the plan provides for, and a look for files in a generated library that the plugin does not know. */
function describeScope({ tree, requirements, foundation, memory }: ConvergeInput): Scope | undefined {
  if (requirements === undefined) return undefined;
  const provided = requirements.filter(({ placement }) => placement.type !== 'outstanding');
  const wanted = new Set(foundation.files.map(({ path }) => path));
  return {
    requirements: new Set(provided.map(({ requirement }) => requirement.id)),
    hasOthers: (folder) => {
      const found: string[] = [];
      visitNotIgnoredFiles(tree, folder, (path) => found.push(path.replaceAll('\\', '/')));
      return found.some((path) => !memory.recorded.has(path) && !wanted.has(path));
    },
  };
}
