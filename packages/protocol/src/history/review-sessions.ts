import type { ReportedSession } from '../dialects/reader';
import type { Diagnostic } from '../model/diagnostic';
import { PRIORITIES } from '../model/requirement';
import { collectKnownCriteria } from '../plan/known-criteria';
import { MOST_SESSIONS, type OwnedFile, type ReviewedSession, type SessionRecord } from '../session/record';
import { countTests } from '../session/summarize-evidence';
import type { History, OutstandingBefore } from './history';
import { listCompleted, type Stands } from './list-completed';
import { mergeReviews, readMarkdownSession, reviewReported } from './read-markdown-session';
import { readSessionFiles, type RecordFile, type SessionFile } from './read-session-files';

/**
 * Phase 2, Review: what earlier sessions did and left. A record is believed before its Markdown; Markdown without a
 * record is read by its headings; of what other tools report, the provisioner's sessions count.
 *
 * @param files records and Markdown of sessions, in any order
 * @param reported sessions that the readers of documents found
 * @param stands whether a file that an earlier session wrote is still there
 */
export function reviewSessions(
  files: readonly SessionFile[],
  reported: readonly ReportedSession[],
  stands: Stands = () => true,
): { readonly history: History; readonly diagnostics: readonly Diagnostic[] } {
  const { records: recordFiles, markdown, diagnostics } = readSessionFiles(files);
  const records = recordFiles.map(({ record }) => record);
  const completed = listCompleted(records, stands);
  const sessions = [
    ...recordFiles.map((file, index) => reviewRecord(file, completed[index] ?? [])),
    ...reviewOthers(recordFiles, markdown, reported),
  ].sort(compareSessions);
  const last = records.at(-1) ?? null;
  const timestamps = sessions.map(({ timestamp }) => timestamp ?? '');
  const history: History = {
    sessions,
    last,
    lastCompleted: records.findLast(({ session }) => session.outcome === 'completed') ?? null,
    open: last !== null && last.session.outcome !== 'completed' ? last : null,
    nextNumber: Math.min(
      sessions.reduce((highest, { number }) => Math.max(highest, number ?? 0), 0) + 1,
      MOST_SESSIONS,
    ),
    lastTimestamp: timestamps.reduce((latest, one) => (one > latest ? one : latest), '') || null,
    knownCriteria: collectKnownCriteria(records),
    ownedFiles: collectOwnedFiles(records),
    writtenDigests: collectDigests(records),
    outstandingBefore:
      last === null ? (sessions.at(-1)?.outstanding ?? []).map(readOutstanding) : listOutstanding(last),
    completedBefore: listCompletedBefore(sessions, last),
  };
  return { history, diagnostics };
}

function reviewRecord({ file, record }: RecordFile, completed: readonly string[]): ReviewedSession {
  const { number, timestamp, outcome } = record.session;
  const outstanding = listOutstanding(record).map(({ id }) => id);
  const tests = record.evidence === null ? null : countTests(record.evidence.tests);
  return { number, timestamp, file, outcome, completed: [...completed], outstanding, tests };
}

/** Sessions without a record: Markdown, and what readers report of files that have none. */
function reviewOthers(
  records: readonly RecordFile[],
  markdown: readonly SessionFile[],
  reported: readonly ReportedSession[],
): ReviewedSession[] {
  const recorded = new Set(records.map(({ file }) => file.replace(/\.json$/, '.md')));
  const others = new Map(markdown.map((file) => [file.file, readMarkdownSession(file)]));
  for (const session of reported) {
    if (recorded.has(session.file) || !/provisioner/i.test(`${session.file} ${session.id}`)) continue;
    const review = reviewReported(session);
    const read = others.get(session.file);
    others.set(session.file, read === undefined ? review : mergeReviews(read, review));
  }
  return [...others.values()];
}

/** By number, then timestamp, then file; a session without a number comes first: nothing says that it is newer. */
function compareSessions(a: ReviewedSession, b: ReviewedSession): number {
  const key = ({ timestamp, file }: ReviewedSession) => `${timestamp ?? ''}\0${file}`;
  return (a.number ?? 0) - (b.number ?? 0) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

/**
 * A record carries all that is still the plugin's, and reviews those before it, so the newest one tells it. After a merge
 * each branch has a newest one: what no other record has reviewed. Where two know a file, the later one counts.
 */
function collectOwnedFiles(records: readonly SessionRecord[]): Map<string, OwnedFile> {
  const reviewed = new Set(records.flatMap(({ history }) => history.map(({ timestamp }) => timestamp)));
  const newest = records.filter(({ session }) => !reviewed.has(session.timestamp));
  return new Map(newest.flatMap(({ ownedFiles }) => ownedFiles.map((owned) => [owned.path, owned])));
}

function collectDigests(records: readonly SessionRecord[]): Map<string, Set<string>> {
  const written = new Map<string, Set<string>>();
  for (const { path, digest } of records.flatMap(({ ownedFiles }) => ownedFiles)) {
    const digests = written.get(path) ?? new Set();
    written.set(path, digests.add(digest));
  }
  return written;
}

/** All that the record does not call implemented, in plan order, then what its plan left out. */
function listOutstanding({ requirements, outstanding }: SessionRecord): OutstandingBefore[] {
  const leftOut = new Set(outstanding.map(({ id }) => id));
  return [
    ...requirements
      .filter(({ id, state }) => state !== 'implemented' && !leftOut.has(id))
      .map(({ id, title, priority, state }) => ({ id, title, priority, reason: state })),
    ...outstanding,
  ];
}

/** `CORE-001: high. Money` as someone wrote it. */
function readOutstanding(text: string): OutstandingBefore {
  const [, id = text, rest = ''] = /^\**([A-Za-z][\w-]*\d+)\**\s*[:：-]?\s*(.*)$/.exec(text) ?? [];
  const priority = PRIORITIES.find((word) => new RegExp(`\\b${word}\\b`, 'i').test(rest)) ?? null;
  return { id, title: '', priority, reason: rest };
}

/** What sessions completed, without requirements that the last record no longer calls implemented. */
function listCompletedBefore(sessions: readonly ReviewedSession[], last: SessionRecord | null): string[] {
  const undone = last?.requirements.filter(({ state }) => state !== 'implemented') ?? [];
  const gone = new Set(undone.map(({ id, title }) => `${id} ${title}: implemented`));
  return [...new Set(sessions.flatMap(({ completed }) => completed))].filter((work) => !gone.has(work));
}
