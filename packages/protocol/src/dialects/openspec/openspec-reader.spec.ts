import type { SourceText } from '../../model/document';
import { openSpecReader } from './openspec-reader';

const source = (file: string, ...lines: string[]): SourceText => ({ file, text: lines.join('\n') });
const read = (file: string, ...lines: string[]) => openSpecReader.read(source(file, ...lines));
const change = (file: string) => `openspec/changes/add-refunds/${file}`;

const proposal = () =>
  read(
    change('proposal.md'),
    '# Change: Add refunds',
    '',
    '## Why',
    'Customers ask for **refunds** by mail today.',
    '',
    '## What Changes',
    '- Add a `refund` command',
    '- **BREAKING**: drop credit notes',
    '  - with all their routes',
  );
const delta = () =>
  read(
    change('specs/billing/spec.md'),
    '## ADDED Requirements',
    '### Requirement: Refund an order',
    'The system SHALL refund.',
    '#### Scenario: Success',
    '- **WHEN** a clerk refunds',
    '#### Scenario: Twice',
    '## REMOVED Requirements',
    '### Requirement: Credit notes',
    '#### Scenario: Success',
    '## RENAMED Requirements',
    '- FROM: `### Requirement: Pay`',
    '- TO: `### Requirement: Settle`',
  );
const tasks = (first: string, second: string) =>
  read(change('tasks.md'), `- [${first}] 1.1 Port`, `- [${second}] 1.2 Fake`);

describe('claim', () => {
  it.each([
    'openspec/changes/a/proposal.md',
    'openspec/changes/a/tasks.md',
    'openspec/changes/a/design.md',
    'openspec/changes/a/specs/x/spec.md',
    'openspec/changes/archive/2025-01-01-a/proposal.md',
    'openspec/specs/x/spec.md',
    'docs/team/openspec/specs/x/spec.md',
  ])('takes %s', (file) => {
    expect(openSpecReader.claim(source(file))).toEqual({ take: true });
  });

  it.each([
    'openspec/AGENTS.md',
    'openspec/project.md',
    'openspec/README.md',
    'openspec/changes/a/notes.md',
    'openspec/specs/README.md',
  ])('leaves %s out with a reason', (file) => {
    expect(openSpecReader.claim(source(file))).toEqual({ take: false, reason: expect.stringMatching(/\w/) });
  });

  it.each(['specs/x/spec.md', 'openspec.md', 'openspec/other/a.md', 'openspec/changes/a/tasks.json'])(
    'says nothing of %s',
    (file) => {
      expect(openSpecReader.claim(source(file))).toBeNull();
    },
  );
});

describe('read', () => {
  it('reads a proposal with its bullets under What Changes', () => {
    expect(proposal().document).toMatchObject({
      kind: 'change-proposal',
      id: 'add-refunds',
      title: 'Add refunds',
      subRequirements: [
        { id: null, title: 'Add a refund command' },
        { id: null, title: 'BREAKING: drop credit notes' },
      ],
    });
  });

  it("reads a delta's requirements, and the scenarios of those that stay", () => {
    const { document, diagnostics } = delta();
    expect(document).toMatchObject({ kind: 'spec-delta', id: 'billing', title: null });
    expect(document.subRequirements.map(({ title }) => title)).toEqual(['Refund an order', 'Credit notes', 'Settle']);
    expect(document.acceptance.map(({ text }) => text)).toEqual(['Success', 'Twice']);
    expect(diagnostics).toEqual([]);
  });

  it('reads removed requirements that are only listed', () => {
    const { document } = read(
      change('specs/x/spec.md'),
      '## REMOVED Requirements',
      '- `### Requirement: Credit notes`',
    );
    expect(document.subRequirements).toEqual([{ id: null, title: 'Credit notes' }]);
  });

  it('reads a current spec', () => {
    const { document } = read(
      'openspec/specs/billing/spec.md',
      '# Billing',
      '## Requirements',
      '### Requirement: Pay',
      '#### Scenario: Card',
    );
    expect(document).toMatchObject({
      kind: 'spec',
      id: 'billing',
      title: 'Billing',
      acceptance: [{ text: 'Card', checked: null }],
    });
  });

  it('passes over headings in code', () => {
    const { document } = read(
      'openspec/specs/x/spec.md',
      '## Requirements',
      '### Requirement: A',
      '```',
      '### Requirement: B',
      '```',
    );
    expect(document.subRequirements).toHaveLength(1);
  });

  it.each([
    ['a delta without requirements', 'specs/x/spec.md', ['# Nothing'], [['NXP-140', null]]],
    ['tasks without a box', 'tasks.md', ['- do it'], [['NXP-140', null]]],
    [
      'another heading in a delta',
      'specs/x/spec.md',
      ['## ADDED Requirements', '### Pay', '### Requirement: A', '#### Scenario: S'],
      [['NXP-141', 2]],
    ],
    [
      'a requirement outside of the sections',
      'specs/x/spec.md',
      ['## Requirements', '### Requirement: A', '#### Scenario: S'],
      [['NXP-145', 2]],
    ],
    [
      'a requirement without a scenario',
      'specs/x/spec.md',
      ['## ADDED Requirements', '### Requirement: A'],
      [['NXP-146', 2]],
    ],
  ])('reports %s', (_, file, lines, expected) => {
    expect(read(change(file), ...lines).diagnostics.map(({ code, line }) => [code, line])).toEqual(expected);
  });
});

describe('assemble', () => {
  it('makes one requirement of a change', () => {
    const design = read(
      change('design.md'),
      '### Decision: Use a port',
      '**Why**: tests stay fast',
      '## Open Questions',
      '- Who approves?',
    );
    const { requirements } = openSpecReader.assemble([design, proposal(), delta(), tasks('x', ' ')]);
    expect(requirements).toEqual([
      expect.objectContaining({
        id: 'add-refunds',
        title: 'Add refunds',
        kind: 'expansion',
        area: 'add-refunds',
        priority: null,
        status: 'in-progress',
        summary: 'Customers ask for refunds by mail today.',
        decisions: [{ choice: 'Use a port', rationale: 'tests stay fast' }],
        openQuestions: [{ text: 'Who approves?', line: 4, file: change('design.md') }],
        source: { file: change('proposal.md'), line: 1 },
      }),
    ]);
  });

  it('takes the scenarios as criteria, with the line and the file that they stand in', () => {
    const [requirement] = openSpecReader.assemble([proposal(), delta()]).requirements;
    expect(requirement?.acceptance.map(({ text, line, file }) => [text, line, file])).toEqual([
      ['Refund an order: Success', 4, change('specs/billing/spec.md')],
      ['Refund an order: Twice', 6, change('specs/billing/spec.md')],
    ]);
  });

  it.each([
    [' ', ' ', 'proposed'],
    ['x', 'x', 'done'],
  ])('takes the status from the boxes [%s] [%s]', (first, second, status) => {
    expect(openSpecReader.assemble([tasks(first, second)]).requirements[0]?.status).toBe(status);
  });

  it.each([
    ['openspec/changes/fix-totals/proposal.md', '# Change: Totals', 'stabilization'],
    ['openspec/changes/totals/proposal.md', '# Change: Fix the totals', 'stabilization'],
    ['openspec/changes/add-fixtures/proposal.md', '# Change: Add fixtures', 'expansion'],
  ])('sorts %s with %j as %s', (file, heading, kind) => {
    expect(openSpecReader.assemble([read(file, heading)]).requirements[0]?.kind).toBe(kind);
  });

  it('depends on the changes that a proposal names under Dependencies, and on no other word', () => {
    const first = read('openspec/changes/add-ledger/proposal.md', '# Change: Ledger');
    const second = read(
      'openspec/changes/add-tax/proposal.md',
      '# Tax',
      '## Dependencies',
      '- `add-ledger` and a well-known rate',
    );
    expect(openSpecReader.assemble([first, second]).requirements.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ['add-ledger', []],
      ['add-tax', ['add-ledger']],
    ]);
  });

  it('makes nothing of current specs, and says that archived changes are left out', () => {
    const spec = read('openspec/specs/x/spec.md', '## Requirements', '### Requirement: A', '#### Scenario: S');
    const archived = read('openspec/changes/archive/2025-01-01-a/proposal.md', '# Change: A');
    const { requirements, diagnostics } = openSpecReader.assemble([spec, archived]);
    expect(requirements).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['NXP-147']);
  });

  it('keeps changes of two roots apart', () => {
    const one = read('a/openspec/changes/x/proposal.md', '# One');
    const two = read('b/openspec/changes/x/proposal.md', '# Two');
    expect(openSpecReader.assemble([one, two]).requirements.map(({ title }) => title)).toEqual(['One', 'Two']);
  });
});
