import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { writeFileAtomic } from './files';
import { stagingFolder } from './staged-file';
import { stateFolder } from './state-folder';

/** How far a run has come that changes the workspace. It lies in this clone alone; without it nothing is lost but time. */
export interface JournalEntry {
  /** The session's timestamp. */
  readonly session: string;
  /** The phase that was under way. */
  readonly phase: string;
  /** Whether the package manager has come to its end. */
  readonly installed: boolean;
}

/** What a run left that did not come to its end; `null` where there is none, or none that can be read. */
export function readJournal(root: string): JournalEntry | null {
  try {
    const { session, phase, installed } = JSON.parse(readFileSync(journalFile(root), 'utf8')) as Partial<JournalEntry>;
    if (typeof session !== 'string' || typeof phase !== 'string') return null;
    return { session, phase, installed: installed === true };
  } catch {
    // No journal, or one from a version that kept another: the record says that the session is open.
    return null;
  }
}

/**
 * Notes how far the run has come.
 *
 * @throws ProvisionerError NXP-016 where it cannot be written
 */
export function writeJournal(root: string, entry: JournalEntry): void {
  const text = JSON.stringify({ ...entry, process: process.pid, host: hostname() });
  writeFileAtomic(journalFile(root), `${text}\n`, stagingFolder(root));
}

/** The run has come to its end, whatever it came to. */
export function closeJournal(root: string): void {
  rmSync(journalFile(root), { force: true });
}

const journalFile = (root: string): string => join(stateFolder(root), 'journal.json');
