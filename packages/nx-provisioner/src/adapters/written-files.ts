import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { OwnedFile } from 'nx-provisioner-protocol';

import { writeFileAtomic } from './files';
import { stagingFolder } from './staged-file';
import { stateFolder } from './state-folder';

/**
 * What the plugin wrote since the last session record: by a generator, or by a run that was killed before its record.
 * Without it the plugin would take its own text for a person's edit.
 */
export function readWrittenFiles(root: string): ReadonlyMap<string, OwnedFile> {
  try {
    const files = JSON.parse(readFileSync(ledger(root), 'utf8')) as unknown;
    return new Map((Array.isArray(files) ? (files as OwnedFile[]) : []).map((file) => [file.path, file]));
  } catch {
    // No ledger, or one that cannot be read, knows nothing: such files then count as a person's.
    return new Map();
  }
}

/** Adds to the ledger; the newest entry of a path counts. Called before the files themselves are written. */
export function addWrittenFiles(root: string, files: readonly OwnedFile[]): void {
  const byPath = new Map([...readWrittenFiles(root), ...files.map((file) => [file.path, file] as const)]);
  writeFileAtomic(ledger(root), `${JSON.stringify([...byPath.values()], null, 2)}\n`, stagingFolder(root));
}

const ledger = (root: string): string => join(stateFolder(root), 'written-files.json');
