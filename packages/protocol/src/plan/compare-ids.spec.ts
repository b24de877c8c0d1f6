import fc from 'fast-check';

import { compareIds } from './compare-ids';

describe('compareIds', () => {
  it.each([
    [
      ['BIL-10', 'BIL-2', 'BIL-1'],
      ['BIL-1', 'BIL-2', 'BIL-10'],
    ],
    [
      ['1.10', '1.9', '1'],
      ['1', '1.9', '1.10'],
    ],
    [
      ['BIL-02', 'BIL-2', 'BIL-002', 'BIL-1'],
      ['BIL-1', 'BIL-002', 'BIL-02', 'BIL-2'],
    ],
    [
      ['b', 'B', 'a'],
      ['B', 'a', 'b'],
    ],
    [
      ['X-99999999999999999999', 'X-100000000000000000000'],
      ['X-99999999999999999999', 'X-100000000000000000000'],
    ],
  ])('sorts %j as a person would', (ids, expected) => {
    expect([...ids].sort(compareIds)).toEqual(expected);
  });

  it('orders any ids the same way whatever order they come in', () => {
    const id = fc.string({ unit: fc.constantFrom('0', '1', '2', 'a', 'B', '-'), maxLength: 6 });
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 12 }), (ids) => {
        const sorted = [...ids].sort(compareIds);
        expect([...ids].reverse().sort(compareIds)).toEqual(sorted);
        for (const [i, a] of sorted.entries()) {
          for (const b of sorted.slice(i + 1)) expect(compareIds(a, b)).toBeLessThan(0);
        }
      }),
    );
  });
});
