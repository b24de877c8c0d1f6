import { statSync } from 'node:fs';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { describeError, readErrorCode } from '../adapters/system-error';

/**
 * Refuses what is no directory.
 *
 * @param directory absolute
 * @throws ProvisionerError NXP-021 where nothing is there, NXP-022 where a file is, NXP-016 where it cannot be looked at
 */
export function checkDirectory(directory: string): void {
  try {
    if (statSync(directory).isDirectory()) return;
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR'].includes(readErrorCode(cause) ?? '')) {
      throw new ProvisionerError([diagnose('NXP-021', null, `There is no directory ${directory}.`)], { cause });
    }
    const message = `${directory} cannot be read: ${describeError(cause)}`;
    throw new ProvisionerError([diagnose('NXP-016', null, message)], { cause });
  }
  throw new ProvisionerError([diagnose('NXP-022', null, `${directory} is a file; expected a directory.`)]);
}
