import { escapeMarkdown } from '../escape-markdown';
import type { ReviewedSession, SessionRecord, TestCounts } from '../record';
import { formatNumber } from '../session-name';
import { countOf, joinWords, unique } from './words';

/** `2026-01-31 09:45:00 UTC` from a session's timestamp. */
export function formatDate(timestamp: string): string {
  return timestamp.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3 $4:$5:$6 UTC');
}

/** `12 tests passed, 1 failed, 3 to do`; what is zero is left out unless all are. */
export function describeTests(counts: TestCounts): string {
  const others = [
    [counts.failed, 'failed'],
    [counts.todo, 'to do'],
    [counts.skipped, 'skipped'],
  ] as const;
  return [
    `${countOf(counts.passed, 'test')} passed`,
    ...others.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`),
  ].join(', ');
}

/** How an earlier session is called: by its number, or by its file where it has none. */
export function nameSession(session: ReviewedSession): string {
  const date = session.timestamp === null ? '' : ` (${escapeMarkdown(formatDate(session.timestamp))})`;
  return session.number === null
    ? `${escapeMarkdown(session.file)}${date}`
    : `Session ${formatNumber(session.number)}${date}`;
}

/** Lanes whose requirements need the given one, directly or through others. */
export function lanesThatNeed(record: SessionRecord, id: string): string[] {
  const needing = new Set([id]);
  for (let size = 0; size < needing.size; ) {
    size = needing.size;
    for (const requirement of record.requirements)
      if (requirement.dependsOn.some((dependency) => needing.has(dependency))) needing.add(requirement.id);
  }
  return record.lanes.filter((lane) => lane.requirements.some((need) => needing.has(need))).map((lane) => lane.name);
}

/** `lane a`, `lanes a and b`, each name escaped. */
export function nameLanes(names: readonly string[]): string {
  const lanes = unique(names).map(escapeMarkdown);
  return `${lanes.length === 1 ? 'lane' : 'lanes'} ${joinWords(lanes)}`;
}

/** Ids as escaped text, joined; `none` where there are none. */
export function joinIds(ids: readonly string[], none = 'no requirement'): string {
  return ids.length === 0 ? none : joinWords(ids.map(escapeMarkdown));
}
