import fc from 'fast-check';

import type { ReportedSession } from '../dialects/reader';
import { serializeRecord } from '../session/read-record';
import type { SessionRecord } from '../session/record';
import { renderArtifact } from '../session/render-artifact';
import { sessionFileName } from '../session/session-name';
import { aRecord, aRequirement } from '../session/testing/session-record';
import { reviewSessions } from './review-sessions';

type Outcome = SessionRecord['session']['outcome'];

function recordOf(
  number: number,
  timestamp: string,
  outcome: Outcome,
  fields: Partial<SessionRecord> = {},
): SessionRecord {
  return aRecord({ session: { number, timestamp, outcome, revisions: [] }, ...fields });
}

function jsonOf(record: SessionRecord) {
  return { file: `ARTIFACTS/${sessionFileName(record.session.timestamp, 'json')}`, text: serializeRecord(record) };
}

function markdownOf(record: SessionRecord) {
  return { file: `ARTIFACTS/${sessionFileName(record.session.timestamp, 'md')}`, text: renderArtifact(record) };
}

function reportedOf(file: string, fields: Partial<ReportedSession> = {}): ReportedSession {
  return { file, id: file, status: null, completed: [], blocked: [], outstanding: [], ...fields };
}

const FIRST = recordOf(1, '20260101-080000', 'completed');

describe('reviewSessions', () => {
  it('starts with session 1 where there are none', () => {
    expect(reviewSessions([], [])).toEqual({
      history: {
        sessions: [],
        last: null,
        lastCompleted: null,
        open: null,
        nextNumber: 1,
        lastTimestamp: null,
        knownCriteria: new Map(),
        ownedFiles: new Map(),
        writtenDigests: new Map(),
        outstandingBefore: [],
        completedBefore: [],
      },
      diagnostics: [],
    });
  });

  it('reads a record, and not the Markdown beside it', () => {
    const { history, diagnostics } = reviewSessions([markdownOf(FIRST), jsonOf(FIRST)], []);
    expect(diagnostics).toEqual([]);
    expect(history.sessions).toEqual([
      {
        number: 1,
        timestamp: '20260101-080000',
        file: 'ARTIFACTS/PROVISIONER-SESSION-20260101-080000.json',
        outcome: 'completed',
        completed: ['CORE-001 Money: implemented', 'contracts contracts-billing'],
        outstanding: ['BIL-002'],
        tests: { passed: 1, failed: 0, todo: 1, skipped: 0 },
      },
    ]);
    expect(history).toMatchObject({ last: FIRST, lastCompleted: FIRST, open: null, nextNumber: 2 });
    expect(history.outstandingBefore).toEqual([
      { id: 'BIL-002', title: 'Refunds', priority: 'high', reason: 'scaffolded' },
    ]);
  });

  it('reviews two sessions of one number, from two branches, by timestamp', () => {
    const mine = recordOf(2, '20260102-090000', 'blocked');
    const yours = recordOf(2, '20260102-080000', 'completed');
    const { history } = reviewSessions([jsonOf(mine), jsonOf(FIRST), jsonOf(yours)], []);
    expect(history.sessions.map(({ timestamp }) => timestamp)).toEqual([
      '20260101-080000',
      '20260102-080000',
      '20260102-090000',
    ]);
    expect(history).toMatchObject({
      last: mine,
      open: mine,
      lastCompleted: yours,
      nextNumber: 3,
      lastTimestamp: '20260102-090000',
    });
  });

  it('takes the highest number as the last, whatever the clocks said', () => {
    const last = recordOf(3, '20260101-070000', 'blocked');
    const { history } = reviewSessions(
      [jsonOf(last), jsonOf(FIRST), jsonOf(recordOf(2, '20260102-080000', 'completed'))],
      [],
    );
    expect(history).toMatchObject({ last, open: last, lastTimestamp: '20260102-080000' });
  });

  it('gives the same history whatever the order of the files', () => {
    const files = [
      FIRST,
      recordOf(2, '20260102-080000', 'blocked'),
      recordOf(10, '20260103-080000', 'completed'),
    ].flatMap((record) => [jsonOf(record), markdownOf(record)]);
    const foreign = { file: 'ARTIFACTS/CB-PROVISIONER-SESSION-004.md', text: '# CB-PROVISIONER-SESSION-004\n' };
    const expected = reviewSessions([...files, foreign], []);
    expect(expected.history.sessions.map(({ number }) => number)).toEqual([1, 2, 4, 10]);
    fc.assert(
      fc.property(fc.shuffledSubarray([...files, foreign], { minLength: files.length + 1 }), (shuffled) => {
        expect(reviewSessions(shuffled, [])).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('has no open session once a later one is completed', () => {
    const { history } = reviewSessions(
      [jsonOf(recordOf(1, '20260101-080000', 'interrupted')), jsonOf(recordOf(2, '20260102-080000', 'completed'))],
      [],
    );
    expect(history.open).toBeNull();
  });

  it('keeps criteria that are gone, and files as the newest record knows them', () => {
    const [owned] = FIRST.ownedFiles;
    const gone = { ...owned!, path: 'gone.ts' };
    const older = recordOf(1, '20260101-080000', 'completed', { ownedFiles: [gone, owned!] });
    const changed = { ...owned!, digest: 'f'.repeat(64) };
    const criteria = [{ id: 'BIL-002.2', text: 'new', type: 'acceptance' as const, state: 'met' as const, test: null }];
    const newer = recordOf(2, '20260102-080000', 'completed', {
      requirements: [aRequirement('BIL-002', { criteria })],
      history: reviewSessions([jsonOf(older)], []).history.sessions.slice(),
      ownedFiles: [changed],
    });
    const { history } = reviewSessions([jsonOf(newer), jsonOf(older)], []);
    expect(history.knownCriteria.get('BIL-002')?.map(({ id }) => id)).toEqual(['BIL-002.1', 'BIL-002.2']);
    expect([...history.ownedFiles.values()]).toEqual([changed]);
    expect(history.writtenDigests.get(changed.path)).toEqual(new Set([owned!.digest, changed.digest]));
  });

  it('keeps the files of both branches after a merge, however many sessions each had', () => {
    const [owned] = FIRST.ownedFiles;
    const file = (path: string) => ({ ...owned!, path });
    const after = (records: readonly SessionRecord[]) =>
      reviewSessions(records.map(jsonOf), []).history.sessions.slice();
    const ours = recordOf(2, '20260102-080000', 'completed', {
      history: after([FIRST]),
      ownedFiles: [file('ours.ts'), file('gone.ts')],
    });
    const ours2 = recordOf(3, '20260103-080000', 'completed', {
      history: after([FIRST, ours]),
      ownedFiles: [file('ours.ts')],
    });
    const theirs = recordOf(2, '20260102-090000', 'completed', {
      history: after([FIRST]),
      ownedFiles: [file('theirs.ts')],
    });

    const { history } = reviewSessions([FIRST, ours, ours2, theirs].map(jsonOf), []);

    expect([...history.ownedFiles.keys()].sort()).toEqual(['ours.ts', 'theirs.ts']);
    expect(history.nextNumber).toBe(4);
  });

  it('counts only what still stands as completed', () => {
    const [change] = FIRST.changes;
    const changes = [
      { ...change!, files: ['a.ts', 'b.ts'] },
      { ...change!, name: 'deleted', files: ['c.ts'] },
    ];
    const record = recordOf(1, '20260101-080000', 'completed', { changes });
    const later = recordOf(2, '20260102-080000', 'completed', {
      requirements: [aRequirement('CORE-001', { title: 'Money' })],
      changes: [],
    });
    const { history } = reviewSessions([jsonOf(record), jsonOf(later)], [], (path) => path === 'a.ts');
    expect(history.completedBefore).toEqual(['contracts contracts-billing, 1 of 2 files still there']);
  });

  it('reports every record that cannot be read, and asks no Markdown in its place', () => {
    const broken = { ...jsonOf(FIRST), text: '<<<<<<< HEAD' };
    const wrong = { file: 'ARTIFACTS/PROVISIONER-SESSION-20260102-080000.json', text: '{"schemaVersion":1}' };
    const { history, diagnostics } = reviewSessions([broken, markdownOf(FIRST), wrong], []);
    expect(history.sessions).toEqual([]);
    expect(new Set(diagnostics.map(({ code, file }) => `${code} ${file ?? ''}`))).toEqual(
      new Set([`NXP-301 ${broken.file}`, `NXP-300 ${wrong.file}`]),
    );
  });

  it('reports a record under a name that is not its own', () => {
    const copy = { ...jsonOf(FIRST), file: 'ARTIFACTS/PROVISIONER-SESSION-20260109-080000.json' };
    expect(reviewSessions([copy], []).diagnostics).toEqual([
      expect.objectContaining({
        code: 'NXP-303',
        file: copy.file,
        message:
          'The record says that it is the session of 20260101-080000; the file should be called PROVISIONER-SESSION-20260101-080000.json.',
      }),
    ]);
  });

  it('leaves other JSON files alone', () => {
    expect(reviewSessions([{ file: 'ARTIFACTS/tasks.json', text: '{' }], []).diagnostics).toEqual([]);
  });
});

describe('Markdown without a record', () => {
  it('of ours gives number, timestamp, outcome, what was created and what was left', () => {
    const { history } = reviewSessions([markdownOf(recordOf(7, '20260101-080000', 'blocked'))], []);
    expect(history.sessions).toEqual([
      {
        number: 7,
        timestamp: '20260101-080000',
        file: 'ARTIFACTS/PROVISIONER-SESSION-20260101-080000.md',
        outcome: 'blocked',
        completed: ['contracts `contracts-billing` (1 file): asked for by BIL-002'],
        outstanding: ['BIL-002: high. Refunds (scaffolded, lane expansion/billing, wave 1)'],
        tests: null,
      },
    ]);
    expect(history).toMatchObject({ last: null, open: null, nextNumber: 8, lastTimestamp: '20260101-080000' });
    expect(history.outstandingBefore).toEqual([
      {
        id: 'BIL-002',
        title: '',
        priority: 'high',
        reason: 'high. Refunds (scaffolded, lane expansion/billing, wave 1)',
      },
    ]);
  });

  it('of someone else is read by its headings, without unfilled places', () => {
    const text = [
      '# PROVISIONER-SESSION-{SESSION_NUMBER}-{TIMESTAMP}',
      '## Meta-Data',
      '- **Session Number**: 004',
      '- **Status**: COMPLETED',
      '### Work Completed Previously',
      '- An older thing',
      '### Outstanding Work Identified',
      '- TAX-001: critical',
      '- {OUTSTANDING_REQUIREMENT_2}: {PRIORITY_2}',
      '## Session Changes',
      '### New in This Session',
      '- Logger',
      '- None',
    ].join('\n');
    const { history } = reviewSessions([{ file: 'ARTIFACTS/PROVISIONER-SESSION-x.md', text }], []);
    expect(history.sessions).toEqual([
      expect.objectContaining({
        number: 4,
        timestamp: null,
        outcome: 'completed',
        completed: ['Logger'],
        outstanding: ['TAX-001: critical'],
      }),
    ]);
    expect(history.completedBefore).toEqual(['Logger']);
  });

  it('takes from a reported session what its text does not state', () => {
    const file = 'ARTIFACTS/PROVISIONER/CB-PROVISIONER-SESSION-003.md';
    const { history } = reviewSessions(
      [{ file, text: '# CB-PROVISIONER-SESSION-003\n\nNothing else.\n' }],
      [reportedOf(file, { status: 'BLOCKED', outstanding: ['P-001'] })],
    );
    expect(history.sessions).toEqual([
      expect.objectContaining({ number: 3, outcome: 'blocked', outstanding: ['P-001'] }),
    ]);
  });

  it('counts reported sessions of the provisioner, not those of workers, and none twice', () => {
    const { history } = reviewSessions(
      [jsonOf(FIRST)],
      [
        reportedOf('A/CB-PROVISIONER-SESSION-002.md', { status: '' }),
        reportedOf('A/CB-ACTOR-SESSION-009.md', { status: 'COMPLETED' }),
        reportedOf('ARTIFACTS/PROVISIONER-SESSION-20260101-080000.md', { status: 'COMPLETED' }),
      ],
    );
    expect(history.sessions.map(({ number, outcome }) => [number, outcome])).toEqual([
      [1, 'completed'],
      [2, 'outcome not stated'],
    ]);
    expect(history.nextNumber).toBe(3);
  });
});
