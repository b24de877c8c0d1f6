import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { SessionRecord } from 'nx-provisioner-protocol';

import { treeDigest } from '../../adapters/git';
import { runGit } from '../../adapters/run-git';
import { isSessionFile } from '../../phases/identify-session';
import { RESULTS_FILE } from '../../reporters/results-file';
import { run } from '../testing/run';
import type { Status } from './status';
import { aLane, aRequirement, aSession } from './testing/session';

const AUTHOR = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
const NX_JSON =
  '{ "plugins": [{ "plugin": "nx-provisioner", "options": { "owners": { "expansion/billing": ["@bill"] } } }] }';

// Each test starts git several times, which on a busy machine takes longer than Jest's five seconds.
jest.setTimeout(60_000);

let root: string;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'nx-provisioner-status-')));
  await runGit(root, ['init', '--quiet', '--initial-branch=main']);
  write('package.json', '{ "name": "acme" }');
  write('nx.json', NX_JSON);
  write('.gitignore', 'test-output\n');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

async function commit(message: string): Promise<void> {
  await runGit(root, ['add', '--all']);
  await runGit(root, [...AUTHOR, 'commit', '--quiet', '--message', message]);
}

const writeDocument = (id: string, area = 'billing') => {
  write(
    `ARTIFACTS/${id}.md`,
    `---\nid: ${id}\nkind: expansion\npriority: high\narea: ${area}\nowner: mira\n---\n\n# Title of ${id}\n`,
  );
};

/** Writes a session that validated the tree as it is, unless it says otherwise. */
async function writeSession(fields: Partial<SessionRecord> = {}): Promise<void> {
  const record = aSession(fields, await treeDigest(root, isSessionFile));
  write(`ARTIFACTS/PROVISIONER-SESSION-${record.session.timestamp}.json`, JSON.stringify(record));
}

async function readJson(...argv: readonly string[]): Promise<Status> {
  const { code, out, error } = await run(['status', ...argv, '--json'], root);
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return JSON.parse(out) as Status;
}

const LANE = {
  requirements: [aRequirement('BIL-001', 'expansion/billing'), aRequirement('GFT-001', null)],
  lanes: [aLane('expansion/billing', ['BIL-001'])],
};

describe('status before the first session', () => {
  it('says what to do first', async () => {
    expect((await readJson()).next).toEqual([
      { command: 'npx nx g nx-provisioner:requirement', why: 'writes the first requirement document' },
    ]);

    writeDocument('BIL-001');
    expect(await readJson()).toMatchObject({
      session: null,
      ready: false,
      documents: { requirements: 1, unplanned: [], errors: 0 },
      next: [{ command: 'npx nx run provision', why: 'runs the first session' }],
    });
  });

  it('leads a folder without Nx to execute, and documents with errors to analyze', async () => {
    rmSync(join(root, 'nx.json'));
    write('ARTIFACTS/A.md', '---\nid: A-1\nkind: wrong\narea: a\n---\n# A\n');

    expect((await readJson()).next.map(({ command }) => command)).toEqual([
      'npx nx-provisioner analyze .',
      'npx nx-provisioner execute .',
    ]);
  });
});

describe('status after a session', () => {
  beforeEach(() => {
    writeDocument('BIL-001');
    writeDocument('GFT-001', 'gifts');
  });

  it('tells states, lanes with owner and progress, and what to do, while the tree is the validated one', async () => {
    await writeSession(LANE);

    expect(await readJson()).toMatchObject({
      session: { number: 1, outcome: 'completed' },
      ready: true,
      states: { outstanding: 1, scaffolded: 1, implemented: 0, failing: 0 },
      criteria: { met: 0, failed: 0, total: 4 },
      lanes: [{ name: 'expansion/billing', owners: ['@bill'], criteria: { met: 0, total: 2 }, lastChange: null }],
      requirements: [
        { id: 'BIL-001', lane: 'expansion/billing' },
        { id: 'GFT-001', lane: null, reason: 'left out' },
      ],
      next: [
        { command: 'npx nx run acme:activate', why: 'gives each of 1 lane its worktree and branch' },
        { command: 'packages/expansion/billing/AGENTS.md' },
      ],
    });
  });

  it('takes an owner from the documents where the options name none', async () => {
    write('nx.json', NX_JSON.replace('expansion/billing', 'expansion/other'));
    await writeSession(LANE);

    expect((await readJson()).lanes[0]!.owners).toEqual(['mira']);
  });

  it('counts what tests say since the session, in the worktree of the lane first', async () => {
    await writeSession(LANE);
    const results = (statuses: readonly string[]) =>
      JSON.stringify(
        statuses.map((status, index) => ({ file: 'a.spec.ts', name: `[BIL-001.${index + 1}] x`, status })),
      );

    write(`packages/expansion/billing/${RESULTS_FILE}`, results(['passed', 'failed']));
    expect(await readJson()).toMatchObject({ states: { failing: 1 }, criteria: { met: 1, failed: 1, total: 4 } });

    await commit('All');
    const worktree = join(root, '..', `${root.split('/').at(-1) ?? ''}-lane`);
    await runGit(root, ['worktree', 'add', '--quiet', '-b', 'worker/expansion/billing', worktree]);
    mkdirSync(dirname(join(worktree, 'packages/expansion/billing', RESULTS_FILE)), { recursive: true });
    writeFileSync(join(worktree, 'packages/expansion/billing', RESULTS_FILE), results(['passed', 'passed']));
    const status = await readJson();
    rmSync(worktree, { recursive: true });

    expect(status).toMatchObject({
      states: { failing: 0, implemented: 1 },
      lanes: [{ worktree: realpathSync(root) + '-lane' }],
    });
  });

  it('takes the test of a former text for no proof of the text that came after it', async () => {
    const requirements = [aRequirement('BIL-001', 'expansion/billing')];
    const [first] = requirements[0]!.criteria;
    first!.formerTexts = ['It was so.'];
    await writeSession({ ...LANE, requirements });
    const writeResult = (text: string) => {
      const results = [{ file: 'a.spec.ts', name: `[${first!.id}] ${text}`, status: 'passed' }];
      write(`packages/expansion/billing/${RESULTS_FILE}`, JSON.stringify(results));
    };

    writeResult('It was so.');
    expect(await readJson()).toMatchObject({ criteria: { met: 0, failed: 0 } });
    writeResult(first!.text);
    expect(await readJson()).toMatchObject({ criteria: { met: 1, failed: 0 } });
  });

  it('names the last change of a lane, on its branch too', async () => {
    write('packages/expansion/billing/a.ts', '1');
    await commit('Scaffold billing');
    await writeSession(LANE);
    expect((await readJson()).lanes[0]!.lastChange).toMatchObject({ subject: 'Scaffold billing' });

    await commit('Session');
    await runGit(root, ['checkout', '--quiet', '-b', 'worker/expansion/billing']);
    write('packages/expansion/billing/a.ts', '2');
    await commit('Refund once');
    await runGit(root, ['checkout', '--quiet', 'main']);
    expect((await readJson()).lanes[0]!.lastChange).toMatchObject({ subject: 'Refund once' });
  });

  it.each([
    [
      'a change of the tree',
      () => {
        write('src.ts', '1');
      },
      'validates the tree as it is now',
    ],
    [
      'a new document',
      () => {
        writeDocument('NEW-001');
      },
      'plans NEW-001, new since session 1',
    ],
  ])('asks for another session after %s', async (_, change, why) => {
    await writeSession(LANE);
    change();

    expect(await readJson()).toMatchObject({ ready: false, next: [{ command: 'npx nx run acme:provision', why }] });
  });

  it('leads a blocked session back to provision', async () => {
    const blockers = [{ code: 'NXP-700', file: null, line: null, message: 'cart:test failed.', mend: 'Mend it.' }];
    const session = { number: 1, timestamp: '20260131-094500', outcome: 'blocked' as const, revisions: [] };
    await writeSession({ ...LANE, session, blockers });

    const { reasons, next } = await readJson();
    expect(reasons.map(({ code }) => code)).toEqual(['NXP-721']);
    expect(next[0]!.why).toBe('continues session 1, once NXP-700 is mended');
  });

  it('works from inside a project, and writes nothing', async () => {
    await writeSession(LANE);
    write('packages/cart/x', '');
    const before = readdirSync(root, { recursive: true });

    const { out } = await run(['status'], join(root, 'packages/cart'));

    expect(out).toContain('acme: session 1 completed, 2026-01-31 09:45 UTC');
    expect(readdirSync(root, { recursive: true })).toEqual(before);
  });

  it('reports a record that cannot be read', async () => {
    write('ARTIFACTS/PROVISIONER-SESSION-20260131-094500.json', '<<<<<<< HEAD');

    expect(await run(['status'], root)).toMatchObject({ code: 1, error: expect.stringContaining('NXP-301') });
  });
});

describe('the screen', () => {
  const many = (amount: number) => Array.from({ length: amount }, (_, index) => index);

  it('stays below 40 lines of 80 columns, whatever there is, and says what it left out', async () => {
    const lanes = many(60).map((index) => `expansion/area-${'x'.repeat(40)}-${index}`);
    await writeSession({
      requirements: [
        ...lanes.map((lane, index) => aRequirement(`REQ-${index}`, lane, { title: 'Refunds '.repeat(30) })),
        ...many(40).map((index) => aRequirement(`OUT-${index}`, null)),
      ],
      lanes: lanes.map((lane, index) => aLane(lane, [`REQ-${index}`])),
    });
    for (const index of many(8)) {
      const session = {
        number: index + 2,
        timestamp: `2026020${index + 1}-000000`,
        outcome: 'completed' as const,
        revisions: [],
      };
      await writeSession({ session });
    }
    await writeSession({
      session: { number: 10, timestamp: '20260301-000000', outcome: 'completed', revisions: [] },
      requirements: lanes.map((lane, index) => aRequirement(`REQ-${index}`, lane, { title: 'Refunds '.repeat(30) })),
      lanes: lanes.map((lane, index) => aLane(lane, [`REQ-${index}`])),
    });

    const { out } = await run(['status'], root, 80);

    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThan(40);
    expect(lines.length).toBeGreaterThan(24);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(out).toContain('  and 48 more lanes (--json has all)');
    expect(out).toContain('  and 54 more requirements (--json has all)');
    expect(out).toContain('  and 7 more sessions (--json has all)');
  });

  it('keeps what would steer the terminal from it', async () => {
    const title = 'Red \u001b[31m\u001b]0;title\u0007 text\nsecond line';
    await writeSession({ ...LANE, requirements: [aRequirement('BIL-001', 'expansion/billing', { title })] });

    const { out } = await run(['status'], root);

    expect(out).toContain('Red  text second line');
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });
});
