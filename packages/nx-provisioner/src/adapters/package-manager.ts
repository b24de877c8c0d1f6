import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { runProcess } from './processes';

/** Whether the package manager has linked every one of these packages into the root's node_modules. */
export function arePackagesLinked(root: string, packageNames: readonly string[]): boolean {
  return packageNames.every((name) => existsSync(join(root, 'node_modules', name)));
}

/**
 * Installs what the manifests ask for and links the packages of the workspace.
 *
 * @throws ProvisionerError NXP-017 with the end of the output
 */
export async function installPackages(root: string, signal: AbortSignal): Promise<void> {
  const args = ['install', '--no-audit', '--no-fund'];
  const result = await runProcess(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: root, signal });
  if (result.code === 0) return;
  const message = `npm ${args.join(' ')} ended with ${result.signal ?? `code ${result.code ?? 'unknown'}`}:\n${result.outputTail.slice(-20).join('\n')}`;
  throw new ProvisionerError([diagnose('NXP-017', null, message)]);
}
