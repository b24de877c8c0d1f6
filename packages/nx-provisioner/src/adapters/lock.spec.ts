import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

import { acquireLock } from './lock';
import { stateFolder } from './state-folder';

const now = () => new Date('2030-01-01T00:10:00Z');

describe('the lock', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lock-spec-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  /** The lock as a process of that id would have left it. */
  function leaveLock(holder: object | string, age = 0): void {
    const folder = stateFolder(root);
    mkdirSync(join(folder, 'provision.lock'), { recursive: true });
    writeFileSync(
      join(folder, 'provision.lock', 'holder.json'),
      typeof holder === 'string' ? holder : JSON.stringify(holder),
    );
    const touched = Date.now() / 1000 - age;
    utimesSync(join(folder, 'provision.lock'), touched, touched);
  }

  const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;
  const since = '2030-01-01T00:00:00.000Z';

  it('is held by one at a time, and free again after its release', async () => {
    const first = await acquireLock(root, now);
    await expect(acquireLock(root, now)).rejects.toThrow(/NXP-015/);
    await first.release();
    await (await acquireLock(root, now)).release();
    expect(readdirSync(stateFolder(root))).not.toContain('provision.lock');
  });

  it('names its holder with process, host and age', async () => {
    const living = spawn('sleep', ['30']);
    await once(living, 'spawn');
    try {
      leaveLock({ pid: living.pid, host: hostname(), since });
      await expect(acquireLock(root, now)).rejects.toThrow(
        new RegExp(`NXP-015 Process ${living.pid} on ${hostname()}, since ${since} \\(10 min\\)`),
      );
    } finally {
      living.kill();
    }
  });

  it('of a process that is gone is taken over at once', async () => {
    leaveLock({ pid: deadPid(), host: hostname(), since });
    const lock = await acquireLock(root, now);
    expect(JSON.parse(readFileSync(join(stateFolder(root), 'provision.lock', 'holder.json'), 'utf8'))).toEqual({
      pid: process.pid,
      host: hostname(),
      since: now().toISOString(),
    });
    await lock.release();
  });

  it('of another machine is taken over only when it was not refreshed', async () => {
    leaveLock({ pid: deadPid(), host: 'elsewhere', since }, 60);
    await expect(acquireLock(root, now)).rejects.toThrow(/on elsewhere/);
    leaveLock({ pid: deadPid(), host: 'elsewhere', since }, 180);
    await (await acquireLock(root, now)).release();
  });

  it.each(['', '{', '{"pid":"1","host":1}', '[]', 'null'])('with %j for its holder still holds', async (content) => {
    leaveLock(content);
    await expect(acquireLock(root, now)).rejects.toThrow(/NXP-015 A process that has not said its name/);
  });

  it('in a folder that cannot be made is an error of its own', async () => {
    writeFileSync(join(root, '.nx'), 'a file');
    await expect(acquireLock(root, now)).rejects.toThrow(/NXP-016/);
  });
});
