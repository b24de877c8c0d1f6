import fc from 'fast-check';
import type { SourceText } from '../model/document';
import { backlogReader } from './backlog-md/backlog-reader';
import { kiroReader } from './kiro/kiro-reader';
import { openSpecReader } from './openspec/openspec-reader';
import type { DialectReader } from './reader';
import { taskMasterReader } from './task-master/task-master-reader';

const PLACES: readonly (readonly [string, DialectReader<never>])[] = [
  ['openspec/changes/a/proposal.md', openSpecReader],
  ['openspec/changes/a/tasks.md', openSpecReader],
  ['openspec/changes/a/design.md', openSpecReader],
  ['openspec/changes/a/specs/x/spec.md', openSpecReader],
  ['openspec/specs/x/spec.md', openSpecReader],
  ['.kiro/specs/a/requirements.md', kiroReader],
  ['.kiro/specs/a/bugfix.md', kiroReader],
  ['.kiro/specs/a/tasks.md', kiroReader],
  ['.kiro/specs/a/spec.json', kiroReader],
  ['.taskmaster/tasks/tasks.json', taskMasterReader],
  ['tasks/tasks.json', taskMasterReader],
  ['backlog/tasks/a.md', backlogReader],
] as unknown as readonly (readonly [string, DialectReader<never>])[];

/** What the dialects' documents are made of, in any order. */
const PIECES = [
  ...[
    '---\n',
    'id: a-1\n',
    'title: A\n',
    'labels: [x]\n',
    'dependencies:\n  - b-2\n',
    '# Change: A\n',
    '## ADDED Requirements\n',
    '### Requirement: A\n',
  ],
  ...[
    '#### Scenario: S\n',
    '### Requirement 1\n',
    '#### Acceptance Criteria\n',
    '**Acceptance Criteria:**\n',
    '1. WHEN a\n',
    '1.1 WHEN b\n',
    '- [ ] 1.1 Task\n',
  ],
  ...[
    '- [x]* 2. Task\n',
    '  - [ ] 1.1.1 Part\n',
    '<!-- AC:BEGIN -->\n',
    '<!-- AC:END -->\n',
    '## What Changes\n',
    '## Open Questions\n',
    '- Why?\n',
    '```\n',
    '> ',
    '\n',
    '\r\n',
  ],
  ...[
    '### Expected Behavior\n',
    '### Unchanged Behavior\n',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"tasks"',
    '"id"',
    '1',
    '"title"',
    '"a"',
    '\u0000',
    '\uFEFF',
    '  ',
    '\t',
  ],
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.json(),
);

/** All lines that a result names, each with the file that it counts in. */
function collectLines(
  reader: DialectReader<never>,
  source: SourceText,
): { file: string | null; line: number | null }[] {
  const reading = reader.read(source);
  const { requirements, diagnostics } = reader.assemble([reading]);
  const inRequirements = requirements.flatMap(({ source: place, acceptance, unchanged, openQuestions }) => [
    place,
    ...[...acceptance, ...unchanged, ...openQuestions].map(({ file, line }) => ({ file: file ?? place.file, line })),
  ]);
  return [...reading.diagnostics, ...diagnostics, ...inRequirements];
}

describe.each(PLACES)('the reader of %s', (file, reader) => {
  it('takes any text, and names no line that is not there', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = { file, text };
        reader.claim(source);
        const count = text.split(/\r\n|\n|\r/).length;
        for (const place of collectLines(reader, source)) {
          expect(place.file).toBe(file);
          if (place.line !== null) expect(place.line).toBeGreaterThanOrEqual(1);
          if (place.line !== null) expect(place.line).toBeLessThanOrEqual(count);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives no two criteria of a requirement one id, and every requirement a lane', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { id, area, acceptance } of reader.assemble([reader.read({ file, text })]).requirements) {
          const ids = acceptance.flatMap((criterion) => criterion.id ?? []);
          expect(new Set(ids).size).toBe(ids.length);
          expect(area).toMatch(/^[a-z][a-z0-9-]*$/);
          expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
        }
      }),
    );
  });

  it.each([
    ['# Change' + ' '.repeat(60_000) + 'x'],
    ['### Requirement 1' + ' '.repeat(60_000) + 'x\n#### Acceptance Criteria' + ' '.repeat(60_000) + 'x:'],
    ['## RENAMED Requirements\n- TO:' + ' '.repeat(60_000) + 'x'],
    ['## Open Questions\n- a? resolved' + ' '.repeat(60_000) + 'x'],
    ['---\nassignee: ' + '@ '.repeat(20_000) + '[\nid: ' + '1.'.repeat(500) + 'x\n---\n'],
    ['{"tasks": [' + '{"id": 1, "title": "bug' + ' '.repeat(60_000) + 'x"},'.repeat(3) + '1]}'],
    ['- '.repeat(2_000) + 'x'],
    ['1.'.repeat(60_000)],
    ['['.repeat(100_000)],
    ['#### Scenario: a\n### Requirement 1\n'.repeat(3_000)],
  ])('is done with hostile text in good time', (text) => {
    const start = performance.now();
    collectLines(reader, { file, text });
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});
