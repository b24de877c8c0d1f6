import { join } from 'node:path';

/** Where lock, journal and raw evidence lie: never committed, and gone with `nx reset` without harm. */
export function stateFolder(root: string): string {
  return join(root, '.nx', 'workspace-data', 'nx-provisioner');
}
