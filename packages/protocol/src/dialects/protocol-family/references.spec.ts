import fc from 'fast-check';

import { findIds, normalizeId, parseDependencies, resolveTarget, type Target } from './references';

const SET = ['P-001', 'P-002', 'S-001', 'W-01-001', 'W-01-002', 'W-02-001', 'W-03-001'];

/** What a dependency line means for the set above. */
function resolve(value: string): string[] {
  return parseDependencies(value).flatMap(({ target }) => (target === null ? ['?'] : resolveTarget(target, SET)));
}

describe('parseDependencies', () => {
  it.each<[string, string[]]>([
    ['P-001', ['P-001']],
    ['P-001 (Core), W-01-002 (Sums, with taxes)', ['P-001', 'W-01-002']],
    ['P-001 (Core)、W-01-002（合計）', ['P-001', 'W-01-002']],
    ['WORKER-01-002', ['W-01-002']],
    ['WORKER-09-004 (not in the set)', ['W-09-004']],
    ['PROVISIONER-002; STABILIZER-001', ['P-002', 'S-001']],
    ['P-001 and P-002', ['P-001', 'P-002']],
    ['Core protocols (P-001)', ['P-001']],
    ['P-001 (builds on W-01-001)', ['P-001']],
    ['PROVISIONER/REQUIREMENTS-P-001-CORE-P-LOGIC.md', ['P-001']],
    ['WORKER-01 through WORKER-02', ['W-01-001', 'W-01-002', 'W-02-001']],
    ['WORKER-02 - WORKER-03', ['W-02-001', 'W-03-001']],
    ['WORKERS 1-2', ['W-01-001', 'W-01-002', 'W-02-001']],
    ['WORKER-03', ['W-03-001']],
    ['W-01-001 to W-01-002', ['W-01-001', 'W-01-002']],
    ['P-001–P-002', ['P-001', 'P-002']],
    ['All WORKER requirements', ['W-01-001', 'W-01-002', 'W-02-001', 'W-03-001']],
    ['PROVISIONER + all 3 WORKER folders', ['P-001', 'P-002', 'W-01-001', 'W-01-002', 'W-02-001', 'W-03-001']],
    ['a signed licence', ['?']],
  ])('reads %j', (value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it.each(['None (foundational)', 'none', 'N/A', '—', '无', 'なし（基盤）', '{DEPENDENCY_1}', '[ids]', 'TBD', '', ' '])(
    'takes %j for no dependency',
    (value) => {
      expect(parseDependencies(value)).toEqual([]);
    },
  );

  it('keeps the text as written beside the id', () => {
    expect(parseDependencies('P-001 (Core)')).toEqual([{ raw: 'P-001 (Core)', target: { type: 'one', id: 'P-001' } }]);
  });

  it('does not take a word that begins with "none" for none', () => {
    expect(resolve('Nonetheless P-001')).toEqual(['P-001']);
  });
});

describe('findIds', () => {
  it.each<[string, string[]]>([
    ['FW-001 and GP-002', []],
    ['CB-PROVISIONER-SESSION-001.md', []],
    ['WORKERS/WORKER-01/REQUIREMENTS-W-01-001-SUMS.md', ['W-01-001']],
    ['P-0012b', []],
  ])('finds in %j', (text, expected) => {
    expect(findIds(text)).toEqual(expected);
  });
});

describe('laws', () => {
  const id = fc
    .tuple(fc.constantFrom('P', 'S', 'W'), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 999 }))
    .map(([role, worker, number]) => {
      const tail = String(number).padStart(3, '0');
      return role === 'W' ? `W-${String(worker).padStart(2, '0')}-${tail}` : `${role}-${tail}`;
    });

  it('reads back every id that it writes in a line', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 6 }), (ids) => {
        const line = ids.map((each, at) => (at % 2 === 0 ? each : `${each} (Label)`)).join(', ');
        expect(parseDependencies(line).map(({ target }) => target)).toEqual(
          ids.map((each): Target => ({ type: 'one', id: each })),
        );
      }),
    );
  });

  it('normalises once and for all', () => {
    fc.assert(
      fc.property(id, (each) => {
        expect(normalizeId(normalizeId(each))).toBe(normalizeId(each));
      }),
    );
  });
});
