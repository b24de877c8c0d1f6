import type { History } from '../history/history';
import type { SessionRecord } from './record';
import { formatTimestamp, parseTimestamp } from './session-name';

export type SessionDecision =
  | { readonly type: 'nothing-to-do'; readonly session: SessionRecord }
  | { readonly type: 'revise'; readonly number: number; readonly timestamp: string; readonly record: SessionRecord }
  | { readonly type: 'new'; readonly number: number; readonly timestamp: string };

/**
 * Which session a run is: none, where the tree is the one that the last completed session validated and no session is
 * open; the open one, revised under its own number and name; else a new one. A completed session is never changed.
 *
 * @param treeDigest of the tree as it is; `null` where a session is wanted whatever the tree is
 * @param now the start of the run. A clock that lags behind the last session gives the second after that session, so
 *   that names stay unique and in order.
 */
export function decideSession(
  history: Pick<History, 'open' | 'lastCompleted' | 'nextNumber' | 'lastTimestamp'>,
  { treeDigest, now }: { readonly treeDigest: string | null; readonly now: Date },
): SessionDecision {
  const { open, lastCompleted, nextNumber, lastTimestamp } = history;
  if (open !== null) {
    const { number, timestamp } = open.session;
    return { type: 'revise', number, timestamp, record: open };
  }
  if (lastCompleted !== null && lastCompleted.evidence?.treeDigest === treeDigest)
    return { type: 'nothing-to-do', session: lastCompleted };
  return { type: 'new', number: nextNumber, timestamp: nextTimestamp(lastTimestamp, now) };
}

function nextTimestamp(last: string | null, now: Date): string {
  const timestamp = formatTimestamp(now);
  if (last === null || timestamp > last) return timestamp;
  const moment = parseTimestamp(last);
  const next = moment === null ? '' : formatTimestamp(new Date(moment.getTime() + 1000));
  // After the last second of the year 9999 no timestamp of this form is left.
  return parseTimestamp(next) === null ? timestamp : next;
}
