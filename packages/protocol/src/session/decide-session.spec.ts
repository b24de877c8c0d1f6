import { decideSession } from './decide-session';
import { aRecord } from './testing/session-record';

const now = new Date('2026-02-01T10:00:00Z');
const completed = aRecord();
const digest = completed.evidence!.treeDigest;
const history = { open: null, lastCompleted: completed, nextNumber: 2, lastTimestamp: '20260131-094500' };

describe('decideSession', () => {
  it('begins with session 1 where there is no history', () => {
    const none = { open: null, lastCompleted: null, nextNumber: 1, lastTimestamp: null };
    expect(decideSession(none, { treeDigest: digest, now })).toEqual({
      type: 'new',
      number: 1,
      timestamp: '20260201-100000',
    });
  });

  it('has nothing to do for the tree that the last completed session validated', () => {
    expect(decideSession(history, { treeDigest: digest, now })).toEqual({ type: 'nothing-to-do', session: completed });
  });

  it('never revises a completed session: another tree is the next number in a new file', () => {
    expect(decideSession(history, { treeDigest: 'f'.repeat(64), now })).toEqual({
      type: 'new',
      number: 2,
      timestamp: '20260201-100000',
    });
  });

  it.each(['blocked', 'interrupted'] as const)('revises a %s session under its own number and name', (outcome) => {
    const open = aRecord({ session: { number: 2, timestamp: '20260131-120000', outcome, revisions: [] } });
    expect(decideSession({ ...history, open, nextNumber: 3 }, { treeDigest: digest, now })).toEqual({
      type: 'revise',
      number: 2,
      timestamp: '20260131-120000',
      record: open,
    });
  });

  it.each([
    ['the same second', '20260201-100000', '20260201-100001'],
    ['a clock that went backwards', '20261231-235959', '20270101-000000'],
  ])('takes the second after the last session: %s', (_, lastTimestamp, timestamp) => {
    expect(decideSession({ ...history, lastTimestamp }, { treeDigest: 'f'.repeat(64), now })).toMatchObject({
      timestamp,
    });
  });
});
