import { join, posix } from 'node:path';

import { getProjects, visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { diagnose, listNames, NearNames, ProvisionerError } from 'nx-provisioner-protocol';

import { isWritable } from '../../adapters/writable';
import { isPath } from '../../codemods/module-rules';
import { readJsonValue } from '../../foundation/wiring/edit-json';
import type { ReplacementScope } from '../../legacy/carry-out-replacements';
import { packageOf } from '../../legacy/edit-manifests';
import type { WorkspaceFiles } from '../../legacy/replacement-files';

const NEVER = ['.git', '.nx', 'node_modules'];

/** The files of a tree that neither git nor Nx ignores. */
export function listWorkspaceFiles(tree: Tree): WorkspaceFiles {
  const paths: string[] = [];
  for (const child of tree.children('.').filter((name) => !NEVER.includes(name))) {
    if (tree.isFile(child)) paths.push(child);
    else visitNotIgnoredFiles(tree, child, (path) => paths.push(path.replaceAll('\\', '/')));
  }
  return {
    paths: paths.sort(),
    read: (path) => tree.read(path, 'utf8'),
    isWritable: (path) => isWritable(join(tree.root, path)),
  };
}

/**
 * Which files may change: those of a project, of a lane, or all.
 *
 * @throws ProvisionerError NXP-909 for a name that is none
 */
export function findScope(
  tree: Tree,
  files: WorkspaceFiles,
  { project, lane }: { readonly project?: string; readonly lane?: string },
): ReplacementScope {
  const projects = [...getProjects(tree)];
  const laneTag = (tag: string) => lane !== undefined && tag === `lane:${lane}`;
  const chosen = projects.filter(
    ([name, { tags = [] }]) =>
      (project === undefined || name === project) && (lane === undefined || tags.some(laneTag)),
  );
  if (chosen.length === 0 && (project !== undefined || lane !== undefined)) {
    const lanes = projects.flatMap(([, { tags = [] }]) => tags.filter((tag) => tag.startsWith('lane:')));
    const names = lane === undefined ? projects.map(([name]) => name) : lanes.map((tag) => tag.slice('lane:'.length));
    const near = new NearNames(names).suggest(lane ?? project ?? '');
    const message = `There is no ${lane === undefined ? `project ${project ?? ''}` : `lane ${lane}`}; expected one of ${listNames([...new Set(names)].sort())}.${near}`;
    throw new ProvisionerError([diagnose('NXP-909', null, message)]);
  }
  const isAll = project === undefined && lane === undefined;
  const roots = chosen.map(([, { root }]) => root);
  const folders = projects.map(([, { root }]) => root).filter((root) => root !== '.');
  return {
    includes: (path) => isAll || roots.some((root) => root === '.' || path.startsWith(`${root}/`)),
    folderOf: (module) => findFolder(module, files, folders),
  };
}

/** The folder of the package or project that a module belongs to. */
function findFolder(module: string, files: WorkspaceFiles, projects: readonly string[]): string | null {
  if (isPath(module)) {
    const path = posix.normalize(module);
    return projects.find((root) => path === root || path.startsWith(`${root}/`)) ?? null;
  }
  const name = packageOf(module);
  const manifests = files.paths.filter((path) => path.endsWith('/package.json'));
  const own = manifests.find((path) => readJsonValue(files.read(path) ?? '', ['name']) === name);
  return own === undefined || name === null ? null : posix.dirname(own);
}
