import type { Priority } from '../model/requirement';
import type { KnownCriteria } from '../plan/known-criteria';
import type { OwnedFile, ReviewedSession, SessionRecord } from '../session/record';

/** Work that the last session left; what a document of someone else does not state is `null` or empty. */
export interface OutstandingBefore {
  /** The requirement's id, or the text itself where it names none. */
  readonly id: string;
  readonly title: string;
  readonly priority: Priority | null;
  readonly reason: string;
}

/** What the earlier sessions say, the oldest first. */
export interface History {
  readonly sessions: readonly ReviewedSession[];
  /** The newest session that has a record. */
  readonly last: SessionRecord | null;
  readonly lastCompleted: SessionRecord | null;
  /** The last session, where it is blocked or interrupted: the next run continues it. */
  readonly open: SessionRecord | null;
  readonly nextNumber: number;
  /** The latest timestamp of all sessions, records or not. */
  readonly lastTimestamp: string | null;
  readonly knownCriteria: KnownCriteria;
  /** Files that the plugin wrote, by path, as the latest record that has them knows them. */
  readonly ownedFiles: ReadonlyMap<string, OwnedFile>;
  /** Digests of every text that a session wrote, by path: a file that comes back from an older commit is known by them. */
  readonly writtenDigests: ReadonlyMap<string, ReadonlySet<string>>;
  readonly outstandingBefore: readonly OutstandingBefore[];
  /** Requirements that are implemented and components that still stand, each once, as a reader is told of them. */
  readonly completedBefore: readonly string[];
}
