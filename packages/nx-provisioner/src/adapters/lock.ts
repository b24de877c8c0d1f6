import { readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';
import { lock } from 'proper-lockfile';

import type { Clock } from './clock';
import { makeFolder, writeFileAtomic } from './files';
import { stateFolder } from './state-folder';
import { describeError, readErrorCode } from './system-error';

/** A lock that nobody refreshed for so long is dead, whatever its process is; milliseconds. */
const STALE_MS = 120_000;
const REFRESH_MS = 10_000;

/** Who holds the lock, written beside it for the message that another process prints. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

export interface HeldLock {
  /** Aborts when another process has taken the lock over: this one was away too long and must stop. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/**
 * Lets one provision at a time into the workspace. The lock of a process that is gone is taken over: at once where it ran
 * on this machine, after two minutes without a refresh where it ran on another.
 *
 * @throws ProvisionerError NXP-015 with the holder's process, host and age
 */
export async function acquireLock(root: string, now: Clock): Promise<HeldLock> {
  const folder = stateFolder(root);
  const holderFile = join(folder, 'lock.json');
  const lockPath = join(folder, 'provision.lock');
  makeFolder(folder);
  const holder = readHolder(holderFile);
  if (holder !== null && isGone(holder)) expire(lockPath);

  const lost = new AbortController();
  let releaseLock: () => Promise<void>;
  try {
    releaseLock = await lock(folder, {
      lockfilePath: lockPath,
      stale: STALE_MS,
      update: REFRESH_MS,
      onCompromised: (reason) => {
        lost.abort(reason);
      },
    });
  } catch (cause) {
    throw explainRefusal(cause, readHolder(holderFile), lockPath, now);
  }
  const mine: Holder = { pid: process.pid, host: hostname(), since: now().toISOString() };
  writeFileAtomic(holderFile, `${JSON.stringify(mine)}\n`);
  return {
    lost: lost.signal,
    release: async () => {
      if (lost.signal.aborted) return;
      rmSync(holderFile, { force: true });
      await releaseLock();
    },
  };
}

function explainRefusal(cause: unknown, holder: Holder | null, lockPath: string, now: Clock): Error {
  if (readErrorCode(cause) !== 'ELOCKED') {
    const message = `${lockPath} cannot be made: ${describeError(cause)}`;
    return new ProvisionerError([diagnose('NXP-016', null, message)], { cause });
  }
  const who =
    holder === null
      ? 'A process that has not said its name yet'
      : `Process ${holder.pid} on ${holder.host}, since ${holder.since} (${describeAge(holder, now)}),`;
  return new ProvisionerError([diagnose('NXP-015', null, `${who} holds ${lockPath}.`)], { cause });
}

function describeAge({ since }: Holder, now: Clock): string {
  const seconds = Math.max(0, Math.round((now().getTime() - Date.parse(since)) / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function readHolder(file: string): Holder | null {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    if (!Number.isInteger(pid) || typeof host !== 'string' || Number.isNaN(Date.parse(String(since)))) return null;
    return { pid: Number(pid), host, since: String(since) };
  } catch {
    // Missing or half a file: the lock itself decides, this only tells who it is.
    return null;
  }
}

function isGone({ pid, host }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM means that the process is there and belongs to somebody else.
    return readErrorCode(error) === 'ESRCH';
  }
}

/** Makes the lock look old, so that it is taken over by the same rule as one that was never refreshed. */
function expire(lockPath: string): void {
  if (statSync(lockPath, { throwIfNoEntry: false })) utimesSync(lockPath, 0, 0);
}
