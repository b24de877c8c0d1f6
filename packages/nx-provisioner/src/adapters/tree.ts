import { rmSync } from 'node:fs';

import type { Tree } from '@nx/devkit';
import { FsTree } from 'nx/src/generators/tree';
import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { resolveInside, statLink } from './files';
import { stageFile, stagingFolder, type StagedFile } from './staged-file';
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
 * Writes the tree's changes to disk: first all of them beside the workspace's files, then each into its place in one
 * step. A disk that is too full is thus noticed while nothing has changed, and a kill leaves no half-written file.
 *
 * @throws ProvisionerError NXP-014 for a path that leads out of the workspace, NXP-016 with the system's reason
 */
export function flushTree(tree: Tree): void {
  const staged: StagedFile[] = [];
  try {
    const removed: string[] = [];
    for (const { path, type, content, options } of tree.listChanges()) {
      const destination = resolveInside(tree.root, path);
      if (type === 'DELETE') removed.push(destination);
      else staged.push(stage(tree.root, destination, content ?? Buffer.from(''), options?.mode));
    }
    for (const file of staged) file.commit();
    for (const path of removed) rmSync(path, { recursive: true, force: true });
  } catch (cause) {
    for (const file of staged) file.discard();
    if (cause instanceof ProvisionerError) throw cause;
    const message = `The changes cannot be written: ${describeError(cause)}`;
    throw new ProvisionerError([diagnose('NXP-016', null, message)], { cause });
  }
}

/** Hundreds of files that can be generated again are not worth waiting for the disk each time. */
function stage(root: string, path: string, content: Buffer, mode: number | string | undefined): StagedFile {
  const known = typeof mode === 'string' ? Number.parseInt(mode, 8) : mode;
  return stageFile(path, content, {
    folder: stagingFolder(root),
    mode: known ?? statLink(path)?.mode,
    flush: false,
  });
}
