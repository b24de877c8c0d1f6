import { accessSync, constants } from 'node:fs';

import { readErrorCode } from './system-error';

/** Whether a file may be written, or is not there yet. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch (error) {
    return readErrorCode(error) === 'ENOENT';
  }
}
