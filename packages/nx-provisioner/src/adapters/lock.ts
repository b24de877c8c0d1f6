import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';
import { lock } from 'proper-lockfile';

import type { Clock } from './clock';
import { makeFolder } from './files';
import { stagingFolder } from './staged-file';
import { stateFolder } from './state-folder';
import { describeError, readErrorCode } from './system-error';

/** A lock that nobody refreshed for so long is dead, whatever its process is; milliseconds. */
const STALE_MS = 120_000;
const REFRESH_MS = 10_000;

/** In the folder that is the lock. */
const HOLDER_FILE = 'holder.json';

/** Who holds the lock, for the message that another process prints. */
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
  const lockPath = join(folder, 'provision.lock');
  makeFolder(folder);
  const holder = readHolder(lockPath);
  if (holder !== null && isGone(holder)) expire(lockPath);

  const lost = new AbortController();
  let release: () => Promise<void>;
  try {
    release = await lock(folder, {
      lockfilePath: lockPath,
      stale: STALE_MS,
      update: REFRESH_MS,
      fs: namedLocks({ pid: process.pid, host: hostname(), since: now().toISOString() }, stagingFolder(root)),
      onCompromised: (cause) => {
        const message = `${lockPath} was taken over, or could not be refreshed: ${describeError(cause)}`;
        lost.abort(new ProvisionerError([diagnose('NXP-030', null, message)], { cause }));
      },
    });
  } catch (cause) {
    throw explainRefusal(cause, readHolder(lockPath), lockPath, now);
  }
  return {
    lost: lost.signal,
    release: async () => {
      if (!lost.signal.aborted) await release();
    },
  };
}

type Done = (error: NodeJS.ErrnoException | null) => void;

/**
 * The file system as the lock's library uses it, but a lock appears and goes together with its holder's name: a process
 * that is killed between the two would leave a lock that nobody may call dead. An empty folder, which a rename replaces,
 * is no lock.
 */
function namedLocks(holder: Holder, staging: string): typeof fs {
  const make = (path: string) => {
    const prepared = join(staging, randomUUID());
    fs.mkdirSync(prepared, { recursive: true });
    fs.writeFileSync(join(prepared, HOLDER_FILE), `${JSON.stringify(holder)}\n`);
    try {
      fs.renameSync(prepared, path);
    } catch (error) {
      fs.rmSync(prepared, { recursive: true });
      if (fs.existsSync(path)) throw Object.assign(new Error('The lock is held.'), { code: 'EEXIST' });
      throw error;
    }
  };
  const remove = (path: string) => {
    fs.rmSync(path, { recursive: true, force: true });
  };
  const call = (work: (path: string) => void) => (path: string, done: Done) => {
    try {
      work(path);
      done(null);
    } catch (error) {
      done(error as NodeJS.ErrnoException);
    }
  };
  return { ...fs, mkdir: call(make), rmdir: call(remove), rmdirSync: remove } as unknown as typeof fs;
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

function readHolder(lockPath: string): Holder | null {
  try {
    const text = fs.readFileSync(join(lockPath, HOLDER_FILE), 'utf8');
    const { pid, host, since } = JSON.parse(text) as Partial<Holder>;
    if (!Number.isInteger(pid) || typeof host !== 'string' || Number.isNaN(Date.parse(String(since)))) return null;
    return { pid: Number(pid), host, since: String(since) };
  } catch {
    // No lock, or one that something else has made: its age decides, this only tells who it is.
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
  if (fs.statSync(lockPath, { throwIfNoEntry: false })) fs.utimesSync(lockPath, 0, 0);
}
