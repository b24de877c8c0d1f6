import { cutToWidth, formatColumns, widthOf } from './format-columns';

describe('formatColumns', () => {
  it('puts cells under each other and leaves nothing at line ends', () => {
    expect(
      formatColumns([
        ['a', 'long', 'x'],
        ['bcd', 'e', ''],
      ]),
    ).toEqual(['  a    long  x', '  bcd  e']);
  });

  it('counts what a terminal draws', () => {
    expect(
      formatColumns([
        ['返金', 'a'],
        ['e\u0301', 'b'],
      ]),
    ).toEqual(['  返金  a', '  e\u0301     b']);
  });

  it('takes no rows', () => {
    expect(formatColumns([])).toEqual([]);
  });
});

describe('cutToWidth', () => {
  it.each([
    ['short', 5, 'short'],
    ['a longer text', 8, 'a longe…'],
    ['a longer text', 3, 'a…'],
    ['返金する', 8, '返金する'],
    ['返金する', 7, '返金す…'],
    ['返金する', 6, '返金…'],
    ['👩‍💻👩‍💻👩‍💻', 5, '👩‍💻…'],
  ])('cuts %j to %i columns', (text, columns, expected) => {
    const cut = cutToWidth(text, columns);

    expect(cut).toBe(expected);
    expect(widthOf(cut)).toBeLessThanOrEqual(columns);
  });
});
