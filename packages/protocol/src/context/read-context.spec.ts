import * as fc from 'fast-check';
import { readContext } from './read-context';

const SETTINGS = `---
exclude:
  - BIL-003
  - { subject: reports, reason: next year }
priorities: { BIL-002: critical }
kinds: { W-05: stabilization }
areas:
  Payments: billing
constraints: [Node 20]
decisions: [{ choice: One clock, rationale: Tests }]
replaces:
  - { from: moment, to: dayjs, imports: { default: dates } }
---
`;

function problems(text: string): string[] {
  return readContext('context.md', text).diagnostics.map(({ code, line }) => `${line ?? '-'} ${code}`);
}

describe('readContext', () => {
  it('reads the exact settings with their lines', () => {
    expect(readContext('context.md', SETTINGS)).toEqual({
      guidance: {
        file: 'context.md',
        exclude: [
          { subject: 'BIL-003', reason: 'the context file leaves it out', line: 3 },
          { subject: 'reports', reason: 'next year', line: 4 },
        ],
        priorities: [{ subject: 'BIL-002', priority: 'critical', line: 5 }],
        kinds: { 'W-05': 'stabilization' },
        areas: { Payments: 'billing' },
        constraints: [{ text: 'Node 20', line: 9 }],
        decisions: [{ choice: 'One clock', rationale: 'Tests' }],
        replaces: [{ from: 'moment', to: 'dayjs', imports: { default: 'dates' }, line: 12 }],
        legacyPolicy: [],
      },
      diagnostics: [],
    });
  });

  it('reads prose as people write it', () => {
    const text = `# Context

An introduction.

## Out of scope
- **BIL-003**: waits for finance
- \`reports\` — next year
- old-ui (being retired)
- mobile

## Priorities:
- BIL-002: critical
- high: STB-001, STB-002 and search

| requirement | priority |
|---|---|
| CAT-001 | low |

## Constraints
Nothing may be
deployed by hand.

### Platform
- Node 20

## Decisions
- Amounts are integers: no rounding
- We log JSON because machines read it
- No classes

## Replacements
- \`moment\` → \`@acme/dates\`
- replace request with undici

## Legacy policy
Old code stays until its tests pass.
`;
    const { guidance, diagnostics } = readContext('context.md', text);
    expect(guidance).toMatchObject({
      exclude: [
        { subject: 'BIL-003', reason: 'waits for finance', line: 6 },
        { subject: 'reports', reason: 'next year' },
        { subject: 'old-ui', reason: 'being retired' },
        { subject: 'mobile', reason: 'the context file leaves it out' },
      ],
      priorities: [
        { subject: 'BIL-002', priority: 'critical', line: 12 },
        { subject: 'STB-001', priority: 'high', line: 13 },
        { subject: 'STB-002', priority: 'high', line: 13 },
        { subject: 'search', priority: 'high', line: 13 },
        { subject: 'CAT-001', priority: 'low', line: 17 },
      ],
      constraints: [
        { text: 'Nothing may be deployed by hand.', line: 20 },
        { text: 'Node 20', line: 24 },
      ],
      decisions: [
        { choice: 'Amounts are integers', rationale: 'no rounding' },
        { choice: 'We log JSON', rationale: 'machines read it' },
        { choice: 'No classes', rationale: 'stated in the context file' },
      ],
      replaces: [
        { from: 'moment', to: '@acme/dates', imports: {} },
        { from: 'request', to: 'undici' },
      ],
      legacyPolicy: [{ text: 'Old code stays until its tests pass.' }],
    });
    expect(diagnostics).toEqual([]);
  });

  it('reads lines of settings in a paragraph one by one', () => {
    const { guidance } = readContext('context.md', '## Priorities\nBIL-002: critical\nSTB-001: low\n');
    expect(guidance.priorities.map(({ subject, line }) => `${subject}@${line}`)).toEqual(['BIL-002@2', 'STB-001@3']);
  });

  it.each([
    ['a section that is not known', '# C\n## Weather\nSunny.\n', ['2 NXP-204']],
    ['a sentence that excludes nothing', '## Out of scope\n- The old pages.\n', ['2 NXP-205']],
    ['a priority that is none', '## Priorities\n- BIL-002: soon\n', ['2 NXP-205']],
    ['a replacement without its target', '## Replacements\n- moment\n', ['2 NXP-205']],
    ['broken settings', '---\nexclude: [\n---\n', ['3 NXP-201']],
    ['a setting of the wrong shape', '---\nexclude: all\npriorities: { A-1: soon }\n---\n', ['2 NXP-202', '3 NXP-202']],
    ['an area that cannot be a folder', '---\nareas: { A: ../x }\n---\n', ['2 NXP-202']],
    ['a setting that is not known', '---\nexcludes: []\n---\n', ['2 NXP-203']],
  ])('reports %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('never throws, and names only lines that the file has', () => {
    const piece = fc.constantFrom(
      '---\n',
      'exclude: ',
      '## Priorities\n',
      '## X\n',
      '- a: low\n',
      '| a |\n|--|\n| b |\n',
      '\r\n',
      '> x',
      '[',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const last = text.split(/\r\n?|\n/).length;
        for (const { line } of readContext('c.md', text).diagnostics) expect(line ?? 1).toBeLessThanOrEqual(last);
      }),
    );
  });
});
