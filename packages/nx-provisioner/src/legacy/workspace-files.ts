import { join, posix } from 'node:path';

import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';

import { isSymbolicLink } from '../adapters/symbolic-link';
import { isWritable } from '../adapters/writable';
import { isPath } from '../codemods/module-rules';
import { readJsonValue } from '../foundation/wiring/edit-json';
import { packageOf } from './edit-manifests';
import type { WorkspaceFiles } from './replacement-files';

const NEVER = ['.git', '.nx', 'node_modules'];

/** The files of a tree that neither git nor Nx ignores. Folders behind symbolic links are left out, as git does. */
export function listWorkspaceFiles(tree: Tree): WorkspaceFiles {
  const paths: string[] = [];
  const children = (folder: string) =>
    isSymbolicLink(join(tree.root, folder)) ? [] : tree.children(folder).filter((name) => !NEVER.includes(name));
  const walked = Object.create(tree, { children: { value: children } }) as Tree;
  visitNotIgnoredFiles(walked, '.', (path) => paths.push(path.replaceAll('\\', '/')));
  return {
    paths: paths.sort(),
    read: (path) => tree.read(path, 'utf8'),
    readBytes: (path) => tree.read(path),
    isWritable: (path) => isWritable(join(tree.root, path)),
  };
}

/**
 * The folder of the package or project that a module belongs to; `null` for what is installed from elsewhere.
 *
 * @param projects roots of the workspace's projects
 */
export function findModuleFolder(module: string, files: WorkspaceFiles, projects: readonly string[]): string | null {
  if (isPath(module)) {
    const path = posix.normalize(module);
    return projects.find((root) => root !== '.' && (path === root || path.startsWith(`${root}/`))) ?? null;
  }
  const name = packageOf(module);
  const manifests = files.paths.filter((path) => path.endsWith('/package.json'));
  const own = manifests.find((path) => readJsonValue(files.read(path) ?? '', ['name']) === name);
  return own === undefined || name === null ? null : posix.dirname(own);
}
