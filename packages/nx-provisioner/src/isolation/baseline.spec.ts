import fc from 'fast-check';

import { baselineLine, compareBaseline, describeStale, parseBaseline, printBaseline, updateBaseline } from './baseline';
import { makeFinding, type Finding } from './finding';

const finding = (from: string, file: string | null = 'a.ts', line = 1): Finding =>
  makeFinding(
    { rule: 'import', lane: 'expansion/billing', from, to: 'search', owner: 'expansion/search' },
    file === null ? null : { file, line },
    'told',
  );

describe('the baseline', () => {
  it('has one sorted line a finding, whatever line of the file it is in', () => {
    expect(printBaseline([finding('b', 'x.ts', 9), finding('a')].map(baselineLine))).toBe(
      'import a -> search a.ts\nimport b -> search x.ts\n',
    );
  });

  it('knows what is in it, and tells what is new', () => {
    const { known, fresh, stale } = compareBaseline(
      [finding('a', 'a.ts', 40), finding('b')],
      'import a -> search a.ts\n',
    );

    expect(known.map(({ from }) => from)).toEqual(['a']);
    expect(fresh.map(({ from }) => from)).toEqual(['b']);
    expect(stale).toEqual([]);
  });

  it('counts lines: a second violation in the same file is new', () => {
    const { known, fresh } = compareBaseline([finding('a'), finding('a')], 'import a -> search a.ts\n');

    expect([known.length, fresh.length]).toEqual([1, 1]);
  });

  it('fails on a stale line, with its number', () => {
    const compared = compareBaseline([], '\nimport a -> search a.ts\n');

    expect(describeStale('walls.txt', compared)).toMatchObject([{ code: 'NXP-815', file: 'walls.txt', line: 2 }]);
  });

  it('only shrinks, unless told otherwise', () => {
    const compared = compareBaseline(
      [finding('a'), finding('b')],
      'import a -> search a.ts\nimport z -> search a.ts\n',
    );

    expect(updateBaseline(compared, false)).toBe('import a -> search a.ts\n');
    expect(updateBaseline(compared, true)).toBe('import a -> search a.ts\nimport b -> search a.ts\n');
  });

  it('writes any path on one line and reads it again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 })), (paths) => {
        const findings = paths.map((path) => finding('a', path));
        const text = printBaseline(findings.map(baselineLine));
        expect(parseBaseline(text)).toHaveLength(paths.length);
        expect(compareBaseline(findings, text)).toMatchObject({ fresh: [], stale: [] });
      }),
    );
  });
});
