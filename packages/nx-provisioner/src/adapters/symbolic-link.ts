import { lstatSync } from 'node:fs';

/** Whether a path is a symbolic link; false where there is nothing. */
export function isSymbolicLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
