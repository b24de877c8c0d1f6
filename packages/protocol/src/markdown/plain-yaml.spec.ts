import * as fc from 'fast-check';
import { parse } from 'yaml';
import { readPlainYaml } from './plain-yaml';

const FRONT_MATTER = `id: BIL-002
kind: expansion                 # foundation | stabilization

area: billing
note: it's here
dependsOn: [CORE-001, "CORE-002", ]
touches:
- "@acme/checkout"
- packages/tax/**
provides: { shared: [money], testing: [] }
replaces:
  - from: moment
    to: '@acme/shared-dates'
    imports: { default: dates }
  - from: request
    to: undici
empty:
decisions:
    - choice: Amounts are integers
      rationale: No rounding
`;

describe('readPlainYaml', () => {
  it('reads common front matter as the full parser does, with the line of each key', () => {
    const text = FRONT_MATTER.replace("note: it's here\n", '');
    const plain = readPlainYaml(text);
    expect(plain?.data).toEqual(parse(text));
    const items = plain?.data.replaces as object[];
    expect(items.map((item) => plain?.itemLines.get(item))).toEqual([11, 14]);
    expect(Object.fromEntries(plain?.lines ?? [])).toMatchObject({
      id: 1,
      area: 4,
      touches: 6,
      replaces: 10,
      decisions: 17,
    });
  });

  it.each([
    'ordinal: 1000',
    'created: 2026-01-05',
    'created: 2026-01-05 10:20',
    "title: Don't lose 3 refunds",
    'title: 返金 1',
    'title: 3 refunds',
    'all: [1, a, 2026]',
  ])('reads %j by itself, as the full parser does', (text) => {
    expect(readPlainYaml(text)?.data).toEqual(parse(text, { schema: 'core' }));
  });

  it.each([
    ...[
      'id: 12',
      'id: true',
      'id: &a x',
      'a: *b',
      'a: |\n  text',
      'a: x\n  y',
      'a: "\\n"',
      '__proto__: x',
      'constructor: x',
    ],
    ...[
      'a: 1\na: 2',
      'a: b: c',
      'a: "x # y"',
      '- a',
      'a:\n  - - b',
      'a: [b',
      'a: {b}',
      'a: !x y',
      '',
      "note: it's",
      'a:\tb',
    ],
    ...['a: 007', 'a: -1', 'a: 1e3', 'a: 0x1f', 'a: 1.5', 'a: 12:30', 'a: 1_000', 'a: [1: b]', '{1: a}', 'a: {1: b}'],
    ...['a: 9007199254740993', 'a: 2026-01-05T10:20:00Z', 'a: 1 # b', "a: it's # b", 'a: 1 2: 3', '1: a'],
    ...['true: x', 'a: { b: c, b: d }', 'a:\n - b\n- c', 'a: b #', '  a: b\nc: d', 'a: [b: c]'],
  ])('leaves %j to the full parser, or agrees with it', (text) => {
    expectAgreement(text);
  });

  it('agrees with the full parser on all that it reads', () => {
    const token = fc.constantFrom(
      ...[
        'id',
        'a',
        'b-c',
        ': ',
        ':',
        '\n',
        '\n  ',
        '\n    ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ', ',
        ',',
        '"x"',
        "'y z'",
        '"',
        ' ',
        '#',
        ' # c',
        'null',
        '1',
        '-',
        '@a',
        'x/**',
        '?',
        '---',
        '\r\n',
        'é',
        '返',
        '.',
        '0',
        '007',
        '1000',
        '1e3',
        '0x1f',
        '2026-01-05',
        '10:20',
        "it's",
      ],
    );
    const line = fc.tuple(
      fc.constantFrom('', '  ', '- ', '  - '),
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.array(token, { maxLength: 6 }),
    );
    const lines = fc
      .array(line, { maxLength: 6 })
      .map((all) => all.map(([indent, key, rest]) => `${indent}${key}: ${rest.join('')}`).join('\n'));
    fc.assert(
      fc.property(
        fc.oneof(
          lines,
          fc.array(token, { maxLength: 25 }).map((tokens) => tokens.join('')),
        ),
        expectAgreement,
      ),
      { numRuns: 3_000 },
    );
  });
});

function expectAgreement(text: string): void {
  const plain = readPlainYaml(text);
  if (plain !== null) expect(plain.data).toEqual(parse(text, { schema: 'core' }));
}
