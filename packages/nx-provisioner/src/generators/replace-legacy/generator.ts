import { getProjects, installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { formatDiagnostic } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { createFormatter } from '../../adapters/formatter';
import { readLegacyManifests } from '../../adapters/legacy-manifests';
import { readNewestVersion } from '../../adapters/registry';
import { auditLegacy, printAudit, type ReplacementManifest } from '../../legacy/audit-legacy';
import { printReplacements } from '../../legacy/print-replacements';
import { replaceInTree, type AskRegistry } from '../../legacy/replace-in-tree';
import { findModuleFolder, listWorkspaceFiles } from '../../legacy/workspace-files';
import { findRoots } from './find-roots';
import { readWanted } from './read-wanted';
import type { ReplaceLegacyGeneratorSchema } from './schema';

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
  const all = listWorkspaceFiles(tree);
  // A mapping file names the legacy module and does not use it.
  const files = { ...all, paths: all.paths.filter((path) => path !== options.mapping) };
  if (options.audit === true) {
    logger.info(printAudit(auditLegacy(files, readLegacyManifests() as ReplacementManifest[])));
    return () => undefined;
  }
  const wanted = readWanted(tree, options, findRoots(tree, options));
  const projects = [...getProjects(tree).values()].map(({ root }) => root);
  const folderOf = (module: string) => findModuleFolder(module, files, projects);
  const { done, manifests, diagnostics } = await replaceInTree(tree, wanted, {
    files,
    scope: { folderOf, isKept: () => false },
    version: options.toVersion,
    ask,
    format: createFormatter(tree.root),
  });
  logger.info(printReplacements(done, manifests));
  for (const diagnostic of diagnostics) logger.warn(formatDiagnostic(diagnostic));
  return () => {
    // Nx would install for a changed package.json at the root only.
    if (manifests.packages.length > 0) installPackagesTask(tree, true);
  };
}

export default replaceLegacyGenerator;
