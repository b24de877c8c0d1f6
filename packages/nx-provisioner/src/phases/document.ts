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

/**
 * Phase 8: writes the record and the artifact that is rendered from it, the record first: it is the truth, and the
 * artifact can be rendered from it again. What a person wrote between the notes markers stays.
 *
 * @param folder absolute path of ARTIFACTS
 * @returns the artifact's absolute path
 * @throws ProvisionerError NXP-016 where a file cannot be written
 */
export function documentSession(folder: string, record: SessionRecord): string {
  const { timestamp } = record.session;
  const artifact = join(folder, sessionFileName(timestamp, 'md'));
  writeFileAtomic(join(folder, sessionFileName(timestamp, 'json')), serializeRecord(record));
  writeArtifact(artifact, record);
  return artifact;
}

/** Renders the artifact and keeps the notes that stand in the one before. */
export function writeArtifact(artifact: string, record: SessionRecord): void {
  const notes = existsSync(artifact) ? readNotes(readFileSync(artifact, 'utf8')) : null;
  writeFileAtomic(artifact, renderArtifact(record, notes ?? undefined));
}
