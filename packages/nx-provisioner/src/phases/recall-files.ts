import type { History } from 'nx-provisioner-protocol';

import { readWrittenFiles } from '../adapters/written-files';
import type { Memory } from '../foundation/converge/converge';

/** All that is remembered of earlier writing: from the session records, and from the ledger of this clone. */
export function recallFiles(root: string, { ownedFiles, writtenDigests }: History): Memory {
  return { recorded: ownedFiles, written: writtenDigests, ledger: readWrittenFiles(root) };
}
