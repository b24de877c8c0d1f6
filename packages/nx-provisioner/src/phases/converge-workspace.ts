import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import type { OwnedFile, PlannedRequirement } from 'nx-provisioner-protocol';

import { converge, type Convergence, type Memory, type Scope } from '../foundation/converge/converge';
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

  const paths = listStanding(convergence, prune).map(({ path }) => path);
  const roots = foundation.libraries.map(({ root }) => `${root}/`);
  const shared = roots.filter((root) => paths.some((path) => path.startsWith(root)));
  const affected = convergence.update.filter(({ path }) => shared.some((root) => path.startsWith(root)));
  if (affected.length === 0) return convergence;
  const standing = describeStanding(input, paths, new Set(listRemoved(convergence, prune)));
  const kept = new Map<string, string>();
  for (const { path, content } of affected) {
    const current = read(path) ?? '';
    const text = keepWiring(path, current, content, standing);
    kept.set(path, text === current ? text : await format(path, text));
  }
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
  { tree, memory }: ConvergeInput,
  paths: readonly string[],
  removed: ReadonlySet<string>,
): StandingFiles {
  const isThere = (path: string) => tree.exists(path) && !removed.has(path);
  const readManifest = (path: string) => (readJson((file) => tree.read(file, 'utf8'), path) ?? {}) as PackageJson;
  const manifests = [...memory.recorded.keys()].filter((path) => path.endsWith('/package.json') && isThere(path));
  const packages = [
    ...manifests.map((path) => readManifest(path).name ?? ''),
    ...Object.keys(listInstalled(readManifest('package.json'))),
  ];
  return { paths: new Set(paths), packages: new Set(packages), isThere };
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
