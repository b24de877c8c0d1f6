import type { Tree } from '@nx/devkit';
import type { OwnedFile } from 'nx-provisioner-protocol';

import { describeFailure, runNx } from '../adapters/nx';
import { arePackagesLinked, installPackages, type LinkedPackage } from '../adapters/package-manager';
import { flushTree, listPendingChanges } from '../adapters/tree';
import { addWrittenFiles } from '../adapters/written-files';
import { count } from './phase';

export interface ApplyInput {
  readonly tree: Tree;
  /** The generated packages, which the package manager has to link. */
  readonly packages: readonly LinkedPackage[];
  readonly owned: readonly OwnedFile[];
  /** A run before this one may have written manifests without coming to its install. */
  readonly mayLackInstall: boolean;
  readonly signal: AbortSignal;
  /** Told when the package manager has come to its end. */
  readonly onInstalled: () => void;
}

/**
 * Writes the tree's changes to disk, installs once where a manifest changed, and lets Nx bring the project references in
 * line. The ledger comes first, so that a run that is killed in between knows its own text again.
 *
 * @returns what was done, for the line that is printed
 * @throws ProvisionerError NXP-016 or NXP-017 where one of them fails
 */
export async function applyChanges(input: ApplyInput): Promise<string> {
  const { tree, packages, owned, signal } = input;
  const changes = listPendingChanges(tree);
  addWrittenFiles(tree.root, owned);
  flushTree(tree);
  const manifests = changes.filter(({ path }) => /(^|\/)package\.json$|^pnpm-workspace\.yaml$/.test(path));
  const installs = input.mayLackInstall || manifests.length > 0 || !arePackagesLinked(tree.root, packages);
  if (installs) await installPackages(tree.root, signal);
  input.onInstalled();
  const sync = await runNx(tree.root, ['sync'], { signal });
  if (sync.code !== 0) throw describeFailure(['sync'], sync);
  const written = changes.length === 0 ? 'nothing to write' : `${count(changes.length, 'file')} written`;
  return `${written}${installs ? ', packages installed' : ''}, in sync with nx`;
}
