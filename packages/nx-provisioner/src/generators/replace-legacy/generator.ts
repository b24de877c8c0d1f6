import { isBuiltin } from 'node:module';

import { installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { diagnose, formatDiagnostic, ProvisionerError, type Diagnostic } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { createFormatter } from '../../adapters/formatter';
import { readLegacyManifests } from '../../adapters/legacy-manifests';
import { readNewestVersion } from '../../adapters/registry';
import { isPath } from '../../codemods/module-rules';
import { auditLegacy, printAudit, type ReplacementManifest } from '../../legacy/audit-legacy';
import { carryOutReplacements, type CarriedOut } from '../../legacy/carry-out-replacements';
import { editManifests, findMissingPackages, type PackageChange } from '../../legacy/edit-manifests';
import { describeBan } from '../../legacy/describe-ban';
import { findVersion } from '../../legacy/find-version';
import { printReplacements } from '../../legacy/print-replacements';
import type { WorkspaceFiles } from '../../legacy/replacement-files';
import { writeBans } from '../../legacy/write-ban';
import { findEslintConfig } from '../../workspace/find-eslint-config';
import { readWanted } from './read-wanted';
import type { ReplaceLegacyGeneratorSchema } from './schema';
import { findScope, listWorkspaceFiles } from './workspace-files';

/** Asks the registry for a version; a test gives its own answer. */
export type AskRegistry = (root: string, packageName: string) => Promise<string | null>;

/**
 * Moves a workspace from a legacy module to a modern one, or lists what could be moved.
 *
 * @throws ProvisionerError NXP-900 to NXP-905 and NXP-909 before anything is written
 */
export async function replaceLegacyGenerator(
  tree: Tree,
  options: ReplaceLegacyGeneratorSchema,
  ask: AskRegistry = readNewestVersion,
): Promise<GeneratorCallback> {
  checkOptions(options, __dirname);
  const files = listWorkspaceFiles(tree);
  if (options.audit === true) {
    logger.info(printAudit(auditLegacy(files, readLegacyManifests() as ReplacementManifest[])));
    return () => undefined;
  }
  const wanted = readWanted(tree, options);
  const scope = findScope(tree, files, options);
  const done = carryOutReplacements(wanted, files, scope);
  const after: WorkspaceFiles = { ...files, read: readEdited(files, done.edits) };
  rejectUnknownTargets(done.replacements, files);
  const versions = await findVersions(
    findMissingPackages(done.replacements, after),
    files,
    options.version,
    tree.root,
    ask,
  );
  const manifests = editManifests(done.replacements, after, versions);

  for (const { path, content } of [...done.edits, ...manifests.edits]) tree.write(path, content);
  const bans = done.replacements.map((one) => describeBan(one, scope));
  const diagnostics = [...done.diagnostics, ...(await writeLintBans(tree, bans))];
  logger.info(printReplacements(done.replacements, manifests));
  for (const diagnostic of diagnostics) logger.warn(formatDiagnostic(diagnostic));
  return installWhereNeeded(tree, manifests.packages);
}

export default replaceLegacyGenerator;

function readEdited(
  files: WorkspaceFiles,
  edits: readonly { path: string; content: string }[],
): WorkspaceFiles['read'] {
  const edited = new Map(edits.map(({ path, content }) => [path, content]));
  return (path) => edited.get(path) ?? files.read(path);
}

/** Modules that nothing could provide: paths without a file, and builtins that Node does not have. */
function rejectUnknownTargets(done: readonly CarriedOut[], { paths }: WorkspaceFiles): void {
  const problems = done.flatMap(({ replacement: { to } }) => {
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
  files: WorkspaceFiles,
  given: string | undefined,
  root: string,
  ask: AskRegistry,
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

async function writeLintBans(tree: Tree, bans: Parameters<typeof writeBans>[2]): Promise<readonly Diagnostic[]> {
  const path = findEslintConfig((file) => tree.read(file, 'utf8'));
  const text = path === null ? null : tree.read(path, 'utf8');
  if (path === null || text === null) return [];
  const written = writeBans(path, text, bans);
  const formatted = written.text === text ? text : await createFormatter(tree.root)(path, written.text);
  if (formatted !== text) tree.write(path, formatted);
  return written.diagnostics;
}

function installWhereNeeded(tree: Tree, packages: readonly PackageChange[]): GeneratorCallback {
  return () => {
    if (packages.length > 0) installPackagesTask(tree);
  };
}
