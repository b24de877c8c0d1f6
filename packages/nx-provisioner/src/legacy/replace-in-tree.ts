import { isBuiltin } from 'node:module';

import type { Tree } from '@nx/devkit';
import { diagnose, ProvisionerError, type Diagnostic } from 'nx-provisioner-protocol';

import type { Format } from '../adapters/formatter';
import { isPath } from '../codemods/module-rules';
import { formatLike } from '../foundation/wiring/format-like';
import { findEslintConfig } from '../workspace/find-eslint-config';
import { carryOutReplacements, type CarriedOut, type ReplacementScope } from './carry-out-replacements';
import { describeBan } from './describe-ban';
import { editManifests, findMissingPackages, type ManifestEdits } from './edit-manifests';
import { findVersion } from './find-version';
import type { WantedReplacement, WorkspaceFiles } from './replacement-files';
import { writeBans } from './write-ban';

/** Asks the registry for the newest version of a package; `null` where it knows none. */
export type AskRegistry = (root: string, packageName: string) => Promise<string | null>;

export interface ReplaceInTreeOptions {
  /** As they are in the tree. */
  readonly files: WorkspaceFiles;
  readonly scope: ReplacementScope;
  /** Range of modern packages that no manifest has yet; else the registry is asked. */
  readonly version?: string | undefined;
  readonly ask: AskRegistry;
  readonly format: Format;
}

export interface ReplacedInTree {
  readonly done: readonly CarriedOut[];
  readonly manifests: ManifestEdits;
  /** The lint configuration, where the bans changed it. */
  readonly lintConfig: string | null;
  /** Warnings: what was left, and a ban that could not be written. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Carries replacements out in a tree: the code, the manifests, and the ban that keeps the legacy modules out.
 *
 * @throws ProvisionerError NXP-905 for modern modules that nothing provides; the tree is unchanged then
 */
export async function replaceInTree(
  tree: Tree,
  wanted: readonly WantedReplacement[],
  options: ReplaceInTreeOptions,
): Promise<ReplacedInTree> {
  const { files, scope } = options;
  const carried = carryOutReplacements(wanted, files, scope);
  const edited = new Map(carried.edits.map(({ path, content }) => [path, content]));
  const after: WorkspaceFiles = { ...files, read: (path) => edited.get(path) ?? files.read(path) };
  rejectUnknownTargets(wanted, files);
  const versions = await findVersions(findMissingPackages(carried.replacements, after), tree.root, options);
  const manifests = editManifests(carried.replacements, after, versions);

  for (const { path, content } of [...carried.edits, ...manifests.edits]) tree.write(path, content);
  const bans = await writeLintBans(tree, carried.replacements, options);
  return {
    done: carried.replacements,
    manifests,
    lintConfig: bans.path,
    diagnostics: [...carried.diagnostics, ...bans.diagnostics],
  };
}

/** Modules that nothing could provide: paths without a file, and builtins that Node does not have. */
function rejectUnknownTargets(wanted: readonly WantedReplacement[], { paths }: WorkspaceFiles): void {
  const problems = wanted.flatMap(({ replacement: { to } }) => {
    const path = to.slice(2);
    const isThere = isPath(to)
      ? paths.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}/`) || other === path)
      : !to.startsWith('node:') || isBuiltin(to);
    return isThere ? [] : [diagnose('NXP-905', null, `${to} is neither a file of the workspace nor a module of Node.`)];
  });
  if (problems.length > 0) throw new ProvisionerError(problems);
}

async function findVersions(
  missing: readonly string[],
  root: string,
  { files, version: given, ask }: ReplaceInTreeOptions,
): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  const problems: Diagnostic[] = [];
  for (const name of missing) {
    const known = given ?? findVersion(name, files);
    const newest = known === null ? await ask(root, name) : null;
    const version = known ?? (newest === null ? null : `^${newest}`);
    if (version === null) problems.push(diagnose('NXP-905', null, `No package.json and no registry has ${name}.`));
    else versions[name] = version;
  }
  if (problems.length > 0) throw new ProvisionerError(problems);
  return versions;
}

async function writeLintBans(
  tree: Tree,
  done: readonly CarriedOut[],
  { files, format }: ReplaceInTreeOptions,
): Promise<{ path: string | null; diagnostics: readonly Diagnostic[] }> {
  const path = findEslintConfig((file) => tree.read(file, 'utf8'));
  const text = path === null ? null : tree.read(path, 'utf8');
  if (path === null || text === null) return { path: null, diagnostics: [] };
  const written = writeBans(
    path,
    text,
    done.map((one) => describeBan(one, files)),
  );
  const formatted = await formatLike(text, written.text, (content) => format(path, content));
  if (formatted === text) return { path: null, diagnostics: written.diagnostics };
  tree.write(path, formatted);
  return { path, diagnostics: written.diagnostics };
}
