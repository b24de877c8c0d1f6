import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  readNotes,
  renderArtifact,
  serializeRecord,
  sessionFileName,
  type SessionRecord,
} from 'nx-provisioner-protocol';

import { writeFileAtomic } from '../adapters/files';
import { stagingFolder } from '../adapters/staged-file';

/**
 * Phase 8: writes the record and the artifact that is rendered from it. What a person wrote between the notes markers
 * stays. A kill between the two writes must leave a record that the next run continues: a new session's record, which is
 * an open one, comes first, and the record that closes it last.
 *
 * @param root the workspace root, absolute
 * @param workspaceDirectory the folder that holds ARTIFACTS, relative to the root
 * @returns the artifact's absolute path
 * @throws ProvisionerError NXP-016 where a file cannot be written
 */
export function documentSession(root: string, workspaceDirectory: string, record: SessionRecord): string {
  const folder = join(root, workspaceDirectory, 'ARTIFACTS');
  const nameOf = (extension: 'md' | 'json') => join(folder, sessionFileName(record.session.timestamp, extension));
  const [artifact, recordFile] = [nameOf('md'), nameOf('json')];
  const notes = existsSync(artifact) ? readNotes(readFileSync(artifact, 'utf8')) : null;
  const writes: (readonly [string, string])[] = [
    [recordFile, serializeRecord(record)],
    [artifact, renderArtifact(record, notes ?? undefined)],
  ];
  if (existsSync(recordFile)) writes.reverse();
  for (const [path, text] of writes) writeFileAtomic(path, text, stagingFolder(root));
  return artifact;
}
