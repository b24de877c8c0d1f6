import type { Tree } from '@nx/devkit';
import { flushChanges, FsTree } from 'nx/src/generators/tree';
import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { describeError } from './system-error';

/** One pending change of a tree, for `--dryRun` and for what a session reports. */
export interface PendingChange {
  readonly path: string;
  readonly type: 'CREATE' | 'UPDATE' | 'DELETE';
}

/** A tree over the workspace whose changes stay in memory until they are flushed. */
export function createTree(root: string): Tree {
  return new FsTree(root, false);
}

/** What the tree would change on disk, sorted by path. */
export function listPendingChanges(tree: Tree): PendingChange[] {
  return tree
    .listChanges()
    .map(({ path, type }) => ({ path, type }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Writes the tree's changes to disk.
 *
 * @throws ProvisionerError NXP-016 with the system's reason; what was written until then stays
 */
export function flushTree(tree: Tree): void {
  try {
    flushChanges(tree.root, tree.listChanges());
  } catch (cause) {
    const message = `The changes cannot be written: ${describeError(cause)}`;
    throw new ProvisionerError([diagnose('NXP-016', null, message)], { cause });
  }
}
