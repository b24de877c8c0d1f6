import { join } from 'node:path';

import type { Tree } from '@nx/devkit';
import {
  diagnose,
  parseRecord,
  ProvisionerError,
  readNotes,
  renderArtifact,
  sessionFileName,
  type SessionRecord,
} from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { treeDigest } from '../../adapters/git';
import { isSessionFile } from '../../phases/identify-session';
import { readSessionFiles } from '../../phases/read-inputs';
import type { SessionGeneratorSchema } from './schema';

/**
 * Renders a session's artifact again from its record.
 *
 * @throws ProvisionerError NXP-300 for a record that does not match its schema, NXP-723 where the last session's evidence
 * is older than the tree, NXP-724 where there is no such session
 */
export async function sessionGenerator(tree: Tree, options: SessionGeneratorSchema): Promise<void> {
  checkOptions(options, __dirname);
  const workspaceDirectory = options.workspaceDirectory ?? '.';
  const records = readRecords(readSessionFiles({ root: tree.root, workspaceDirectory }));
  const record = findRecord(records, options.session);
  if (record === records.at(-1)) await rejectOldEvidence(tree.root, record);
  const artifact = join(workspaceDirectory, 'ARTIFACTS', sessionFileName(record.session.timestamp, 'md'));
  const notes = readNotes(tree.read(artifact, 'utf8') ?? '');
  tree.write(artifact, renderArtifact(record, notes ?? undefined));
}

export default sessionGenerator;

/** Oldest first: the names of session files are in the order of their timestamps. */
function readRecords(files: readonly { readonly file: string; readonly text: string }[]): SessionRecord[] {
  const results = files.filter(({ file }) => file.endsWith('.json')).map(({ file, text }) => parseRecord(file, text));
  const problems = results.flatMap((result) => ('record' in result ? [] : result.diagnostics));
  if (problems.length > 0) throw new ProvisionerError(problems);
  return results.flatMap((result) => ('record' in result ? [result.record] : []));
}

function findRecord(records: readonly SessionRecord[], number: number | undefined): SessionRecord {
  const record = number === undefined ? records.at(-1) : records.findLast(({ session }) => session.number === number);
  if (record !== undefined) return record;
  const known = records.map(({ session }) => session.number).join(', ') || 'none';
  const asked = number === undefined ? 'There is no session record' : `There is no record of session ${number}`;
  throw new ProvisionerError([diagnose('NXP-724', null, `${asked}; known sessions: ${known}.`)]);
}

/** An artifact that is rendered today must not vouch for a tree that nobody validated. */
async function rejectOldEvidence(root: string, { session, evidence }: SessionRecord): Promise<void> {
  if (evidence === null || session.outcome !== 'completed') return;
  if ((await treeDigest(root, isSessionFile)) === evidence.treeDigest) return;
  const message = `The evidence of session ${session.number} is older than the tree.`;
  throw new ProvisionerError([diagnose('NXP-723', null, message)]);
}
