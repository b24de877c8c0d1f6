import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { stateFolder } from './state-folder';
import { readErrorCode } from './system-error';

/** A file's new content, on the disk already but not yet in its place. */
export interface StagedFile {
  /** Puts it in place in one step: a reader finds the old content or the new one. Missing folders are made. */
  commit(): void;
  /** Takes it away where it is not in place yet. */
  discard(): void;
}

export interface StageOptions {
  /** Where the content waits. */
  readonly folder: string;
  readonly mode?: number | undefined;
  /** Waits until the disk has the content, so that it outlives a loss of power as well. */
  readonly flush: boolean;
}

/** Where content waits: a run that is killed meanwhile leaves nothing beside the user's files. */
export function stagingFolder(root: string): string {
  return join(stateFolder(root), 'staging');
}

/** Takes away what a killed run left waiting. */
export function clearStaging(root: string): void {
  rmSync(stagingFolder(root), { recursive: true, force: true });
}

/** Writes content to a waiting place on the disk; throws the system's error, and then leaves nothing there. */
export function stageFile(path: string, content: string | Buffer, { folder, mode, flush }: StageOptions): StagedFile {
  mkdirSync(folder, { recursive: true });
  const waiting = join(folder, `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    writeFileSync(waiting, content, { flag: 'wx' });
    if (mode !== undefined) chmodSync(waiting, mode & 0o7777);
    if (flush) flushToDisk(waiting);
  } catch (error) {
    discard(waiting);
    throw error;
  }
  return {
    commit: () => {
      mkdirSync(dirname(path), { recursive: true });
      moveInPlace(waiting, path);
    },
    discard: () => {
      discard(waiting);
    },
  };
}

function flushToDisk(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function moveInPlace(waiting: string, path: string): void {
  try {
    renameSync(waiting, path);
  } catch (error) {
    // The folder may lie on another disk than the one that content waits on.
    if (readErrorCode(error) !== 'EXDEV') throw error;
    const beside = join(dirname(path), basename(waiting));
    try {
      copyFileSync(waiting, beside);
      renameSync(beside, path);
    } finally {
      discard(beside);
      discard(waiting);
    }
  }
}

function discard(waiting: string): void {
  try {
    rmSync(waiting, { force: true });
  } catch {
    // It was never made, and the reason for that is the news.
  }
}
