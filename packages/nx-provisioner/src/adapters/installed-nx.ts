import { createRequire } from 'node:module';
import { join } from 'node:path';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

/**
 * The script of the Nx that the workspace has installed, absolute.
 *
 * @throws ProvisionerError NXP-020 where it has none
 */
export function resolveNx(root: string): string {
  try {
    return createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  } catch (cause) {
    const message = `nx cannot be found from ${root}; expected it among the installed dependencies.`;
    throw new ProvisionerError([diagnose('NXP-020', null, message)], { cause });
  }
}
