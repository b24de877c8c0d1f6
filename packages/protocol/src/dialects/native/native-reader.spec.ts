import * as fc from 'fast-check';
import { analyzeDocuments } from '../../analysis/analyze';
import { nativeReader } from './native-reader';

const FILE = 'ARTIFACTS/billing/refunds.md';

const FRONT_MATTER = {
  id: 'BIL-002',
  kind: 'expansion',
  priority: 'high',
  area: 'billing',
};

/** A document with one front matter line for each entry; `null` leaves a line out. */
function documentOf(changes: Readonly<Record<string, string | null>>, body = '# Refunds\n'): string {
  const fields: Record<string, string | null> = { ...FRONT_MATTER, ...changes };
  const lines = Object.entries(fields).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

function read(text: string) {
  const { document, facts, diagnostics } = nativeReader.read({ file: FILE, text });
  const { requirement } = facts;
  return { document, requirement, problems: diagnostics.map((d) => `${d.line ?? '-'} ${d.code}`), diagnostics };
}

const COMPLETE = `---
id: BIL-002
kind: stabilization   # a comment
priority: critical
area: billing
owner: ada
status: In Progress
dependsOn: [CORE-001, CORE-001]
touches: ["@acme/checkout", "packages/tax/**"]
provides: { shared: [money], testing: [fixedClock] }
replaces:
  - from: moment
    to: "@acme/shared-dates"
    imports: { default: dates }
decisions:
  - choice: Amounts are integers
    rationale: No rounding
---
# Refunds of **orders**

Money goes back
to its card.

## Contract
\`\`\`ts
export interface RefundGateway {
  refund(id: string): void;
}
\`\`\`

## Example
\`\`\`ts
const example = 1;
\`\`\`

## Code
\`\`\`ts file=src/money.ts library=money
export const zero = 0;
\`\`\`

## Acceptance criteria
- [x] A refund is \`idempotent\`.
- AC-1: It has an id
  of its own:
  - for a person
  - for a machine
- [BIL-002.3] In brackets.
- BIL-002.4 Without a colon.

### RefundGateway
1. [ ] Refunds twice give one.

### Not an interface
- Plain.

## Unchanged behavior
- A capture settles.

## Open questions
- Which card?
`;

describe('nativeReader', () => {
  it.each([
    ['ARTIFACTS/a.md', 'kind: expansion', true],
    ['deep/below/ARTIFACTS/x/a.md', 'id: A-1', true],
    ['ARTIFACTS/a.md', 'id: A-1\narea: [broken', true],
    ['docs/a.md', 'kind: expansion', false],
    ['ARTIFACTS/a.txt', 'kind: expansion', false],
    ['ARTIFACTS/a.md', 'title: notes', false],
    ['ARTIFACTS/backlog/tasks/task-1.md', 'id: task-1\nlabels: []', false],
  ])('claims %s with %j: %s', (file, frontMatter, taken) => {
    const claim = nativeReader.claim({ file, text: `---\n${frontMatter}\n---\n# T\n` });
    expect(claim).toEqual(taken ? { take: true } : null);
  });

  it('leaves a README with front matter out, and text without front matter to others', () => {
    expect(nativeReader.claim({ file: 'ARTIFACTS/README.md', text: '---\nid: A\n---\n' })).toMatchObject({
      take: false,
    });
    expect(nativeReader.claim({ file: FILE, text: '# kind: expansion\n' })).toBeNull();
  });

  it('reads every part of the format', () => {
    const { document, requirement, problems } = read(COMPLETE);
    expect(requirement).toEqual({
      id: 'BIL-002',
      title: 'Refunds of orders',
      kind: 'stabilization',
      priority: 'critical',
      area: 'billing',
      owner: 'ada',
      status: 'in-progress',
      dependsOn: ['CORE-001'],
      touches: ['@acme/checkout', 'packages/tax/**'],
      provides: { shared: ['money'], testing: ['fixedClock'] },
      acceptance: [
        { id: null, text: 'A refund is idempotent.', checked: true, contract: null, line: 42 },
        {
          id: 'AC-1',
          text: 'It has an id of its own: for a person; for a machine',
          checked: null,
          contract: null,
          line: 43,
        },
        { id: 'BIL-002.3', text: 'In brackets.', checked: null, contract: null, line: 47 },
        { id: 'BIL-002.4', text: 'Without a colon.', checked: null, contract: null, line: 48 },
        { id: null, text: 'Refunds twice give one.', checked: false, contract: 'RefundGateway', line: 51 },
        { id: null, text: 'Plain.', checked: null, contract: null, line: 54 },
      ],
      unchanged: [{ id: null, text: 'A capture settles.', checked: null, contract: null, line: 57 }],
      contracts: [{ code: 'export interface RefundGateway {\n  refund(id: string): void;\n}\n', line: 26 }],
      files: [{ path: 'src/money.ts', code: 'export const zero = 0;\n', line: 38, library: 'money' }],
      replaces: [{ from: 'moment', to: '@acme/shared-dates', imports: { default: 'dates' }, line: 12 }],
      decisions: [{ choice: 'Amounts are integers', rationale: 'No rounding' }],
      openQuestions: [{ text: 'Which card?', line: 60 }],
      after: [],
      summary: 'Money goes back to its card.',
      source: { file: FILE, line: 19 },
    });
    expect(document).toMatchObject({
      id: 'BIL-002',
      title: 'Refunds of orders',
      declared: { type: 'stabilization', priority: 'critical', status: 'In Progress' },
      dependencies: [
        { ref: 'CORE-001', raw: 'CORE-001' },
        { ref: 'CORE-001', raw: 'CORE-001' },
      ],
    });
    expect(document.acceptance[0]).toEqual({ text: 'A refund is `idempotent`.', checked: true });
    expect(problems).toEqual(['31 NXP-109']);
  });

  it.each([
    ['no id', { id: null }, '1 NXP-100'],
    ['an empty id', { id: '' }, '2 NXP-100'],
    ['an id that is a number', { id: '12' }, '2 NXP-101'],
    ['an id with a path', { id: '../BIL' }, '2 NXP-101'],
    ['an unknown kind', { kind: 'feature' }, '3 NXP-103'],
    ['an unknown priority', { priority: 'urgent' }, '4 NXP-104'],
    ['no area', { area: null }, '1 NXP-105'],
    ['an empty area', { area: '""' }, '5 NXP-105'],
    ['an area that leaves its folder', { area: '../../x' }, '5 NXP-105'],
    ['an area that is a command', { area: '"; rm -rf"' }, '5 NXP-105'],
    ['an area with capitals', { area: 'Billing' }, '5 NXP-105'],
    ['an area of 65 characters', { area: 'a'.repeat(65) }, '5 NXP-105'],
    ['an area with control characters', { area: '"a\\e[31m"' }, '5 NXP-105'],
    ['a reserved area', { area: 'testing' }, '5 NXP-105'],
    ['dependencies that are no list', { dependsOn: 'CORE-001' }, '6 NXP-106'],
    ['a dependency that is no text', { dependsOn: '[[A]]' }, '6 NXP-106'],
    ['touches that are no list', { touches: '{ a: b }' }, '6 NXP-106'],
    ['a touched path above the root', { touches: '[packages/../..]' }, '6 NXP-107'],
    ['a touched absolute path', { touches: '[/etc]' }, '6 NXP-107'],
    ['a touched path with a backslash', { touches: "['a\\b']" }, '6 NXP-107'],
    ['a touched path with a control character', { touches: '["a\\0"]' }, '6 NXP-107'],
    ['provides of another shape', { provides: '[money]' }, '6 NXP-106'],
    ['a library name that is a path', { provides: '{ shared: [../money] }' }, '6 NXP-106'],
    ['an unknown key in provides', { provides: '{ libraries: [money] }' }, '6 NXP-106'],
    ['a replacement without its target', { replaces: '[{ from: moment }]' }, '6 NXP-106'],
    ['imports that are no names', { replaces: '[{ from: a, to: b, imports: { "x y": z } }]' }, '6 NXP-106'],
    ['a decision without a reason', { decisions: '[{ choice: x }]' }, '6 NXP-106'],
    ['an unknown key', { depends_on: '[A]' }, '6 NXP-108'],
    ['no kind', { kind: null }, '1 NXP-113'],
    ['a status of its own', { status: 'simmering' }, '6 NXP-114'],
    ['a key that reaches a prototype', { constructor: 'x' }, '6 NXP-110'],
  ] as [string, Record<string, string | null>, string][])('reports %s', (_, changes, problem) => {
    expect(read(documentOf(changes)).problems).toEqual([problem]);
  });

  it('says what was found, what is valid and what comes near', () => {
    const { diagnostics } = read(documentOf({ kind: 'feature', touch: '[a]' }));
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'kind is "feature"; expected one of foundation, stabilization, expansion.',
      expect.stringMatching(/^"touch" is no key of a requirement; expected one of id, kind, .*/),
    ]);
    expect(read(documentOf({ depends_on: '[A]' })).diagnostics[0]?.message).toMatch(/ Near it: dependsOn\.$/);
  });

  it('reports all problems of a document at once', () => {
    const text = documentOf({ id: null, kind: 'x', priority: 'y', area: 'Z', touches: '[/a, ../b]' }, 'no title\n');
    expect(read(text).problems.sort()).toEqual(
      ['1 NXP-100', '2 NXP-103', '3 NXP-104', '4 NXP-105', '5 NXP-107', '5 NXP-107', '7 NXP-102'].sort(),
    );
    expect(read(text).requirement).toBeNull();
  });

  it('reports front matter that cannot be read once, and keeps the title', () => {
    const { problems, document } = read('---\nid: [A\narea: x\n---\n# Refunds\n');
    expect(problems).toEqual(['3 NXP-110']);
    expect(document).toMatchObject({ id: null, title: 'Refunds' });
  });

  it.each(['/etc/passwd', '../x.ts', 'a/../../x.ts', 'C:/x.ts', 'a\\b.ts', '""', '~/x'])(
    'refuses code for %s',
    (path) => {
      const { requirement, problems } = read(documentOf({}, `# T\n\n\`\`\`ts file=${path}\nx\n\`\`\`\n`));
      expect(problems).toEqual(['9 NXP-107']);
      expect(requirement?.files).toEqual([]);
    },
  );

  it('takes code with a path as supplied, wherever it stands', () => {
    const { requirement } = read(
      documentOf({}, '# T\n## Contract\n```ts file=src/a.ts\nsupplied\n```\n```ts\ncontract\n```\n'),
    );
    expect(requirement?.contracts.map(({ code }) => code)).toEqual(['contract\n']);
    expect(requirement?.files.map(({ path }) => path)).toEqual(['src/a.ts']);
  });

  it('reports sections without what they are for', () => {
    const { problems } = read(documentOf({}, '# T\n## Contract\n```\nx\n```\n## Acceptance criteria\nprose\n'));
    expect(problems).toEqual(['8 NXP-115', '12 NXP-115']);
  });

  it('takes a heading of level 2 as a section, not as the title', () => {
    expect(read(documentOf({}, '## Acceptance criteria\n- x\n')).problems).toEqual(['7 NXP-102']);
  });

  it('reads any bytes without a throw, and names only lines that the file has', () => {
    const piece = fc.constantFrom(
      ...[
        '---\n',
        'id: A-1\n',
        'kind: ',
        'area: x\n',
        'touches: [',
        '# T\n',
        '## Contract\n',
        '```ts file=a',
        '- [ ] x\n',
        '\r\n',
        '\0',
        '{',
        '\u001b',
      ],
    );
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(`---\nid: A\n${pieces.join('')}`)),
      fc.uint8Array().map((bytes) => Buffer.concat([Buffer.from('---\nkind: x\n'), bytes])),
    );
    fc.assert(
      fc.property(texts, (content) => {
        const { diagnostics } = analyzeDocuments([{ file: FILE, content }], { readers: [nativeReader] });
        const last = content.toString().split(/\r\n?|\n/).length;
        for (const { code, line } of diagnostics) {
          expect(code).not.toBe('NXP-001');
          expect(line ?? 1).toBeGreaterThanOrEqual(1);
          expect(line ?? 1).toBeLessThanOrEqual(last);
        }
      }),
    );
  });
});
