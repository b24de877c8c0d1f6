import type { Tree } from '@nx/devkit';
import type { OwnedFile } from 'nx-provisioner-protocol';

import { describeFailure, runNx } from '../adapters/nx';
import { arePackagesLinked, installPackages } from '../adapters/package-manager';
import { flushTree, listPendingChanges } from '../adapters/tree';
import { addWrittenFiles } from '../adapters/written-files';

export interface ApplyInput {
  readonly tree: Tree;
  /** Names of the generated packages, which the package manager has to link. */
  readonly packageNames: readonly string[];
  readonly owned: readonly OwnedFile[];
  readonly signal: AbortSignal;
}

/**
 * Writes the tree's changes to disk, installs once where a manifest changed, and lets Nx bring the project references in
 * line. The ledger comes first, so that a run that is killed in between knows its own text again.
 *
 * @throws ProvisionerError NXP-016 or NXP-017 where one of them fails
 */
export async function applyChanges({ tree, packageNames, owned, signal }: ApplyInput): Promise<void> {
  const changes = listPendingChanges(tree);
  addWrittenFiles(tree.root, owned);
  flushTree(tree);
  const manifests = changes.filter(({ path }) => path.endsWith('package.json'));
  if (manifests.length > 0 || !arePackagesLinked(tree.root, packageNames)) {
    await installPackages(tree.root, signal);
  }
  const sync = await runNx(tree.root, ['sync'], { signal });
  if (sync.code !== 0) throw describeFailure(['sync'], sync);
}
