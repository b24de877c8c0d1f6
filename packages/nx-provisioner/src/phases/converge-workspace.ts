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
import { keepWiring, type StandingFiles } from '../foundation/converge/keep-wiring';
import type { Foundation } from '../foundation/foundation-files';
import { listInstalled, readJson, type PackageJson } from '../workspace/read-json';

/** Formats a text as the workspace formats that file. */
export type Format = (path: string, text: string) => Promise<string>;

export interface ConvergeInput {
  readonly tree: Tree;
  readonly foundation: Foundation;
  /** The plan's requirements; absent where `foundation` is only a part of what the plan wants. */
  readonly requirements?: readonly PlannedRequirement[];
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
  const { tree, foundation, memory, format, force, prune } = input;
  const read = (path: string) => tree.read(path, 'utf8');
  const wanted = await Promise.all(
    foundation.files.map(async (file) => ({ ...file, content: await format(file.path, file.content) })),
  );
  const scope = describeScope(input);
  const convergence = converge(wanted, read, memory, force, scope);

  // Where only a part is wanted, the rest is not withdrawn.
  if (scope === undefined) return convergence;
  const removed = new Set(listRemoved(convergence, prune));
  const standing = listStanding(convergence, prune).map(({ path }) => path);
  const kept = new Map<string, string>();
  for (const { root } of foundation.libraries) {
    const own = standing.filter((path) => path.startsWith(`${root}/`));
    if (own.length === 0) continue;
    const facts = describeStanding(input, own, removed);
    for (const { path, content, component } of convergence.update) {
      const current = read(path) ?? '';
      const isWiring = component.type === 'contracts' || component.type === 'lane';
      if (!path.startsWith(`${root}/`) || !isWiring || !isOurs(path, digestText(current), memory)) continue;
      kept.set(path, await format(path, keepWiring(path, current, content, facts)));
    }
  }
  if (kept.size === 0) return convergence;
  const files = wanted.map((file) => ({ ...file, content: kept.get(file.path) ?? file.content }));
  return converge(files, read, memory, force, scope);
}

/** Files that nothing in the plan wants any more and that stay all the same. */
export const listStanding = ({ withdrawn, withdrawnEdited }: Convergence, prune: boolean): OwnedFile[] => [
  ...(prune ? [] : withdrawn),
  ...withdrawnEdited,
];

/** Paths of the files that this run takes away, sorted. */
export const listRemoved = ({ superseded, withdrawn }: Convergence, prune: boolean): string[] =>
  [...superseded, ...(prune ? withdrawn : [])].map(({ path }) => path).sort();

function describeStanding(
  { tree, foundation, memory }: ConvergeInput,
  paths: readonly string[],
  removed: ReadonlySet<string>,
): StandingFiles {
  const read = (path: string) => tree.read(path, 'utf8');
  const readManifest = (path: string) => (readJson(read, path) ?? {}) as PackageJson;
  const isThere = (path: string) => tree.exists(path) && !removed.has(path);
  const wanted = new Map(foundation.libraries.map(({ root, packageName }) => [root, packageName]));
  const manifests = [...memory.recorded.keys()].filter((path) => path.endsWith('/package.json') && isThere(path));
  const others = manifests.map((path) => [posix.dirname(path), readManifest(path).name ?? ''] as const);
  return {
    texts: new Map(paths.map((path) => [path, read(path) ?? ''])),
    // A wanted library's name may be another one after this run.
    libraries: new Map([...others, ...wanted]),
    installed: new Set(Object.keys(listInstalled(readManifest('package.json')))),
    isThere,
  };
}

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
