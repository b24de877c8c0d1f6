import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';

import { isSymbolicLink } from '../adapters/symbolic-link';
import { isWritable } from '../adapters/writable';
import { isPath } from '../codemods/module-rules';
import { readJsonValue } from '../foundation/wiring/edit-json';
import { packageOf } from '../workspace/package-of';
import type { WorkspaceFiles } from './replacement-files';

const NEVER = ['.git', '.nx', 'node_modules'];

/** The files of a tree that neither git nor Nx ignores. Folders behind symbolic links are left out, as git does. */
export function listWorkspaceFiles(tree: Tree): WorkspaceFiles {
  const paths: string[] = [];
  visitNotIgnoredFiles(withFewerQuestions(tree), '.', (path) => paths.push(toPosix(path)));
  return {
    paths: paths.sort(),
    read: (path) => tree.read(path, 'utf8'),
    readBytes: (path) => tree.read(path),
    isWritable: (path) => isWritable(join(tree.root, path)),
  };
}

/** A view of a tree for walking it: the disk is asked once for each folder, and not again for each file in it. */
function withFewerQuestions(tree: Tree): Tree {
  const onDisk = new Set<string>();
  const children = (folder: string): string[] => {
    const path = join(tree.root, folder);
    if (isSymbolicLink(path)) return [];
    const prefix = folder === '' ? '' : `${toPosix(folder)}/`;
    for (const name of listFiles(path)) onDisk.add(prefix + name);
    return tree.children(folder).filter((name) => !NEVER.includes(name));
  };
  // What the tree lists and the disk has as a file is one, whatever was written over it.
  const isFile = (path: string): boolean => onDisk.has(toPosix(path)) || tree.isFile(path);
  return Object.create(tree, { children: { value: children }, isFile: { value: isFile } }) as Tree;
}

/** Names of the plain files in a folder of the disk; none where the folder is only in the tree. */
function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : []));
  } catch {
    return [];
  }
}

const toPosix = (path: string): string => path.replaceAll('\\', '/');

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
