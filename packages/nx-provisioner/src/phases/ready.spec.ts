import type { History, SessionRecord } from 'nx-provisioner-protocol';

import { judgeReadiness } from './ready';

const record = (outcome: SessionRecord['session']['outcome'], treeDigest = 'a'): SessionRecord =>
  ({
    session: { number: 2, outcome },
    blockers: outcome === 'blocked' ? [{ code: 'NXP-700', message: 'cart:test failed\nwith output' }] : [],
    lanes: [{ name: 'expansion/billing' }],
    walls: [],
    requirements: [],
    outstanding: [],
    evidence: { treeDigest },
  }) as unknown as SessionRecord;

const FIX = { id: 'STB-1', priority: 'critical', dependsOn: [], placement: { type: 'lane' } };
const wall = (result: string) => ({ ...record('completed'), walls: [{ name: 'graph', violations: 2, result }] });
const lacking = {
  ...record('completed'),
  requirements: [FIX],
  outstanding: [{ id: 'STB-1', reason: 'shared library money: no document supplies its code' }],
};

const judge = (last: SessionRecord | null, digest = 'a') => {
  const { ready, reasons } = judgeReadiness({ last } as History, digest);
  return { ready, codes: reasons.map(({ code }) => code) };
};

describe('judgeReadiness', () => {
  it.each([
    ['a completed session over the same tree', record('completed'), 'a', { ready: true, codes: [] }],
    ['no session', null, 'a', { ready: false, codes: ['NXP-720'] }],
    ['a blocked session', record('blocked'), 'a', { ready: false, codes: ['NXP-721'] }],
    ['an interrupted session', record('interrupted'), 'a', { ready: false, codes: ['NXP-721'] }],
    ['a tree that changed', record('completed'), 'b', { ready: false, codes: ['NXP-722'] }],
    ['a wall that held', wall('passed') as SessionRecord, 'a', { ready: true, codes: [] }],
    ['a wall that did not hold', wall('failed') as SessionRecord, 'a', { ready: false, codes: ['NXP-726'] }],
    [
      'a critical fix without its library',
      lacking as unknown as SessionRecord,
      'a',
      { ready: false, codes: ['NXP-725'] },
    ],
    ['both', record('blocked'), 'b', { ready: false, codes: ['NXP-721', 'NXP-722'] }],
  ])('judges %s', (_, last, digest, expected) => {
    expect(judge(last, digest)).toEqual(expected);
  });

  it('names what blocks, one line each', () => {
    const { reasons } = judgeReadiness({ last: record('blocked') } as History, 'a');

    expect(reasons[0]?.message).toContain('NXP-700 cart:test failed');
    expect(reasons[0]?.message).not.toContain('with output');
  });

  it('names the lanes that may start', () => {
    expect(judgeReadiness({ last: record('completed') } as History, 'a').lanes).toEqual(['expansion/billing']);
  });
});
