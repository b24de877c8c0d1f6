import {
  analyzeDocuments,
  decodeText,
  parseSessionFileName,
  READERS,
  reviewSessions,
  sessionTitle,
  sortDiagnostics,
  type Analysis,
  type ReportedSession,
  type SourceFile,
} from 'nx-provisioner-protocol';

import { READ_LIMITS, readArtifactFiles } from '../../adapters/artifact-files';
import { DOCUMENTS } from '../../phases/read-inputs';
import { checkDirectory } from '../check-directory';

const JSON_FILE = /\.json$/i;
const RECORD = /(^|\/)PROVISIONER-SESSION-[^/]*\.json$/;

/**
 * Reads all documents below a directory, an Nx workspace or not, and what sessions left there.
 *
 * @param directory absolute
 * @throws ProvisionerError NXP-021 and NXP-022 where it is no directory, NXP-016 where it cannot be looked at
 */
export function analyzeFolder(directory: string): Analysis {
  checkDirectory(directory);
  const found = readArtifactFiles(directory, [...DOCUMENTS, RECORD], READ_LIMITS, [JSON_FILE]);
  const isOurs = ({ file }: SourceFile) => parseSessionFileName(file) !== null;
  const analysis = analyzeDocuments(
    found.sources.filter((source) => !isOurs(source)),
    { readers: READERS },
  );
  const review = reviewSessions(found.sources.filter(isOurs).flatMap(toSessionFile), []);
  const unread = found.listed.map((file) => ({ file, reason: 'JSON that is no document of a known dialect' }));
  return {
    ...analysis,
    sessions: [...analysis.sessions, ...review.history.sessions.map(toReported)].sort(byFile),
    ignored: [...analysis.ignored, ...unread].sort(byFile),
    diagnostics: sortDiagnostics([...found.diagnostics, ...review.diagnostics, ...analysis.diagnostics]),
  };
}

function toSessionFile({ file, content }: SourceFile): { file: string; text: string }[] {
  const decoded = decodeText(content);
  return 'text' in decoded ? [{ file, text: decoded.text }] : [];
}

/** Our own session in the words of those that other tools report. */
function toReported({
  file,
  number,
  timestamp,
  outcome,
  completed,
  outstanding,
}: ReturnType<typeof reviewSessions>['history']['sessions'][number]): ReportedSession {
  const id = number === null || timestamp === null ? file : sessionTitle(number, timestamp);
  return { file, id, status: outcome, completed, blocked: [], outstanding };
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
