import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SessionRecord } from 'nx-provisioner-protocol';

import { listDescendants } from '../../adapters/process-tree';
import {
  prepareProvisionProcesses,
  type Ended,
  type ProvisionProcesses,
  type RunOptions,
} from './testing/provision-process';
import { git, readWorkspace, withoutTimes } from './testing/small-workspace';

/** Milliseconds; some thirty times what one test takes. */
const MOST_MS = 300_000;

let processes: ProvisionProcesses;
let expected: Record<string, string>;
let points: readonly string[];
beforeAll(async () => {
  processes = prepareProvisionProcesses('faults');
  const whole = processes.copy('whole');
  expect(await processes.run(whole)).toMatchObject({ code: 0 });
  expected = withoutTimes(readWorkspace(whole));
  points = processes.readResult(whole).points;
}, MOST_MS);
afterAll(() => {
  processes.dispose();
});

function readRecord(root: string): SessionRecord {
  const folder = join(root, 'ARTIFACTS');
  const [name = ''] = readdirSync(folder).filter((file) => /^PROVISIONER-SESSION-.*\.json$/.test(file));
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as SessionRecord;
}

/** A run that goes wrong, and how its session ended; then the next one, which has to end as if nothing had been. */
async function runTwice(name: string, fault: RunOptions): Promise<{ first: Ended; record: SessionRecord | null }> {
  const root = processes.copy(name.replaceAll(/\W+/g, '-'));
  const first = await processes.run(root, fault);
  const isDocumented = readdirSync(join(root, 'ARTIFACTS')).some((file) => file.endsWith('.json'));
  const record = isDocumented ? readRecord(root) : null;
  expect(first.code === 0).toBe(false);
  expect(await processes.run(root)).toMatchObject({ code: 0 });
  expect(withoutTimes(readWorkspace(root))).toEqual(expected);
  return { first, record };
}

const codesOf = (record: SessionRecord | null) => record?.blockers.map(({ code }) => code);

describe('a disk that is full', () => {
  it.each([
    ['from the start', 'mkdir .nx', null],
    ["where the session's record is to be written", 'write .nx/workspace-data/nx-provisioner/staging/.PROV', null],
    ['where the first file is to be written', 'write .nx/workspace-data/nx-provisioner/staging/.fake', 'interrupted'],
    ['where the first folder is to be made', 'mkdir packages/testing', 'interrupted'],
    ['while the session is validated', 'write .nx/workspace-data/nx-provisioner/staging/.isolation', 'interrupted'],
  ])(
    '%s is said, and nothing is lost',
    async (title, point, outcome) => {
      const fullFrom = points.findIndex((text) => text.startsWith(point)) + 1;
      expect(fullFrom).toBeGreaterThan(0);
      const { first, record } = await runTwice(`full ${title}`, { fullFrom });

      expect(first).toMatchObject({ code: 1, output: expect.stringMatching(/NXP-016 .*no space left on device/) });
      expect(record?.session.outcome ?? null).toBe(outcome);
    },
    120_000,
  );

  it(
    'changes no file of the workspace where it cannot write all of them',
    async () => {
      const root = processes.copy('full-in-the-middle');
      const fullFrom =
        points.findIndex((text) => text.startsWith('write ') && text.includes('/.temporary-folder.ts')) + 1;
      await processes.run(root, { fullFrom });

      expect(git(root, 'status', '--porcelain', '--untracked-files=all').trim().split('\n')).toEqual([
        expect.stringMatching(/^\?\? ARTIFACTS\/PROVISIONER-SESSION-.*\.json$/),
        expect.stringMatching(/^\?\? ARTIFACTS\/PROVISIONER-SESSION-.*\.md$/),
      ]);
    },
    MOST_MS,
  );
});

describe('a child process that', () => {
  it(
    'cannot install blocks the session',
    async () => {
      const { first, record } = await runTwice('install', { env: { STAND_IN_NPM: 'fails' } });

      expect(first.output).toContain('npm error network: nobody answered');
      expect({ outcome: record?.session.outcome, codes: codesOf(record) }).toEqual({
        outcome: 'blocked',
        codes: ['NXP-017'],
      });
    },
    MOST_MS,
  );

  it(
    'hangs is ended after the time that it may take, with all that it started',
    async () => {
      const fault = { env: { STAND_IN_HANG: 'testing:lint' }, options: { timeout: 3 } };
      const { first, record } = await runTwice('hang', fault);

      expect(first.output).toContain('NXP-707');
      expect({ outcome: record?.session.outcome, codes: codesOf(record) }).toEqual({
        outcome: 'blocked',
        codes: expect.arrayContaining(['NXP-702', 'NXP-707']),
      });
      expect(listDescendants(process.pid)).toEqual([]);
    },
    MOST_MS,
  );

  it(
    'dies by a signal gave no results, and is named with the signal',
    async () => {
      const { record } = await runTwice('die', { env: { STAND_IN_DIE: 'testing:lint' } });

      expect(record?.session.outcome).toBe('blocked');
      expect(record?.blockers.find(({ code }) => code === 'NXP-706')?.message).toContain('SIGKILL');
    },
    MOST_MS,
  );

  it(
    'fails blocks the session',
    async () => {
      const { first, record } = await runTwice('fail', { env: { STAND_IN_FAIL: 'testing:test' } });

      expect(first.output).toContain('testing:test is red');
      expect({ outcome: record?.session.outcome, codes: codesOf(record) }).toEqual({
        outcome: 'blocked',
        codes: ['NXP-700'],
      });
    },
    MOST_MS,
  );

  it(
    'leaves a task out that should have run blocks the session',
    async () => {
      const { record } = await runTwice('omit', { env: { STAND_IN_OMIT: 'testing:typecheck' } });

      expect(record?.blockers).toEqual([
        expect.objectContaining({ code: 'NXP-702', message: expect.stringContaining('testing:typecheck') }),
      ]);
    },
    MOST_MS,
  );

  it(
    'prints a hundred megabytes is borne in little memory',
    async () => {
      const root = processes.copy('print');
      expect(await processes.run(root, { env: { STAND_IN_PRINT: 'testing:lint' } })).toMatchObject({ code: 0 });
      const quiet = processes.copy('quiet');
      await processes.run(quiet);

      const more = processes.readResult(root).megabytes - processes.readResult(quiet).megabytes;
      expect(more).toBeLessThan(80);
    },
    MOST_MS,
  );
});

describe('a run that is asked to end', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s ends its children and marks the session',
    async (name) => {
      const env = { STAND_IN_HANG: 'testing:lint' };
      let sent = false;
      const onOutput: RunOptions['onOutput'] = (output, kill) => {
        if (sent || !output.includes('of 14 tasks')) return;
        sent = true;
        kill(name);
      };
      const { first, record } = await runTwice(name, { env, onOutput });

      expect(first).toMatchObject({ code: 1, signal: null });
      expect(record?.session.outcome).toBe('interrupted');
      expect(listDescendants(process.pid)).toEqual([]);
    },
    60_000,
  );

  it(
    'before it changed anything leaves no session',
    async () => {
      let sent = false;
      const onOutput: RunOptions['onOutput'] = (output, kill) => {
        if (!sent && output.includes('running the tasks')) kill('SIGINT');
        sent = output.includes('running the tasks');
      };
      const { first, record } = await runTwice('early', { env: { STAND_IN_HANG: '@acme/cart:lint' }, onOutput });

      expect(first.output).toContain('NXP-024');
      expect(record).toBeNull();
    },
    MOST_MS,
  );
});

describe('two runs at once', () => {
  it(
    'are one run, and one that says who is at work',
    async () => {
      const root = processes.copy('twice');
      const both = await Promise.all([processes.run(root), processes.run(root)]);

      expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
      const refused = both.find(({ code }) => code === 1);
      expect(refused?.output).toMatch(/NXP-015 Process \d+ on \S+, since \S+ \(\d+ s\), holds /);
      expect(withoutTimes(readWorkspace(root))).toEqual(expected);
      expect(existsSync(join(root, '.nx', 'workspace-data', 'nx-provisioner', 'provision.lock'))).toBe(false);
    },
    MOST_MS,
  );
});
