import type { SourceText } from '../../model/document';
import { kiroReader } from './kiro-reader';

const source = (file: string, ...lines: string[]): SourceText => ({ file, text: lines.join('\n') });
const read = (file: string, ...lines: string[]) => kiroReader.read(source(file, ...lines));
const requirements = (...lines: string[]) => read('.kiro/specs/refunds/requirements.md', ...lines);
const criteria = (...lines: string[]) =>
  requirements(...lines).facts.acceptance.map(({ id, text, line }) => [id, text, line]);
const bugfix = () =>
  read(
    '.kiro/specs/wrong-totals/bugfix.md',
    '# Bugfix Requirements Document',
    '## Introduction',
    'Totals are off by one cent.',
    '## Bug Analysis',
    '### Current Behavior (Defect)',
    '1.1 WHEN tax is added THEN a cent is lost',
    '### Expected Behavior (Correct)',
    '2.1 WHEN tax is added THEN the total SHALL be exact',
    '',
    '2.2 WHEN a line is removed THEN the total SHALL follow',
    '### Unchanged Behavior (Regression Prevention)',
    '3.1 WHEN no tax is due THEN the total SHALL CONTINUE TO be the sum',
    '3.2 WHEN nothing is bought THEN it SHALL CONTINUE TO be zero',
  );

describe('claim', () => {
  it.each(['requirements.md', 'bugfix.md', 'design.md', 'tasks.md', 'spec.json'])(
    'takes %s of a spec at any depth',
    (name) => {
      expect(kiroReader.claim(source(`apps/shop/.kiro/specs/refunds/${name}`))).toEqual({ take: true });
      expect(kiroReader.claim(source(`.kiro/specs/billing/refunds/${name}`))).toEqual({ take: true });
    },
  );

  it.each([
    '.kiro/steering/product.md',
    '.kiro/settings/mcp.json',
    '.kiro/specs/refunds/notes.md',
    '.kiro/specs/tasks.md',
  ])('leaves %s out with a reason', (file) => {
    expect(kiroReader.claim(source(file))).toEqual({ take: false, reason: expect.stringMatching(/\w/) });
  });

  it.each(['specs/refunds/requirements.md', 'kiro/specs/refunds/tasks.md', '.kiro'])('says nothing of %s', (file) => {
    expect(kiroReader.claim(source(file))).toBeNull();
  });
});

describe('the criteria of requirements', () => {
  it('numbers items across requirements, as tasks refer to them', () => {
    const found = criteria(
      '# Requirements Document',
      '## Requirements',
      '### Requirement 1: Refund',
      '**User Story:** As a clerk, I want it.',
      '#### Acceptance Criteria',
      '1. WHEN a clerk refunds THEN it SHALL be **logged**',
      '2. IF it fails THEN it SHALL be retried',
      '   1. at most twice',
      '### Requirement 2',
      '#### Acceptance Criteria',
      '1. WHEN twice THEN once',
    );
    expect(found).toEqual([
      ['1.1', 'WHEN a clerk refunds THEN it SHALL be logged', 6],
      ['1.2', 'IF it fails THEN it SHALL be retried', 7],
      ['2.1', 'WHEN twice THEN once', 11],
    ]);
  });

  it.each([
    ['### 需求 1：退款', '#### 验收标准'],
    ['### 要件1: 返金', '#### 受け入れ基準'],
    ['### Requisito 1: Reembolso', '#### Criterios de Aceptación'],
    ['### Exigence 1 : Remboursement', "#### Critères d'acceptation"],
    ['### Requirement 1', '**Acceptance Criteria:**'],
    ['### 1. Refund', '#### Acceptance Criteria'],
    ['### Bedarf 1: Erstattung', '#### Woran man es erkennt'],
    ['## Requirement 1: Refund', '### Acceptance Criteria'],
  ])('reads them under %j and %j', (heading, announcement) => {
    expect(criteria('# Doc', heading, '', announcement, '', '1. It works', '2. It lasts')).toEqual([
      ['1.1', 'It works', 6],
      ['1.2', 'It lasts', 7],
    ]);
  });

  it('reads numbered lines that are no list to CommonMark', () => {
    expect(
      criteria(
        '### Requirement 3: A',
        '#### Acceptance Criteria',
        '3.1. WHEN a',
        'THEN b',
        '3.2. WHEN c',
        '',
        '3.3. WHEN d',
      ),
    ).toEqual([
      ['3.1', 'WHEN a THEN b', 3],
      ['3.2', 'WHEN c', 5],
      ['3.3', 'WHEN d', 7],
    ]);
  });

  it('reads bullets and boxes where a heading announces criteria', () => {
    const { facts } = requirements(
      '### Requirement 1: A',
      '#### Acceptance Criteria',
      '- [x] It works',
      '- AC-2: It lasts',
    );
    expect(facts.acceptance.map(({ id, text, checked }) => [id, text, checked])).toEqual([
      [null, 'It works', true],
      ['2', 'It lasts', null],
    ]);
  });

  it('takes nothing from prose, from other lists and from code', () => {
    expect(
      criteria('### NFR-1: Speed', '- Below a second', '## Risks', '1. It may fail', '```', '1.1 WHEN', '```'),
    ).toEqual([]);
  });

  it('takes no heading of a criterion for a requirement', () => {
    const { document } = requirements('### US-1: Refund', '#### AC-1: Success', '1. a');
    expect(document.subRequirements.map(({ id }) => id)).toEqual(['US-1']);
  });

  it('passes over a heading that only holds requirements', () => {
    const lines = ['## Requirement 1: Billing', '### Requirement 1.1: Pay', '#### Acceptance Criteria', '1. a'];
    expect(requirements(...lines).document.subRequirements).toEqual([{ id: '1.1', title: 'Pay' }]);
    expect(criteria(...lines)).toEqual([['1.1.1', 'a', 4]]);
  });

  it('gives an id to one criterion only', () => {
    const found = criteria(
      '### Requirement 1: A',
      '#### Acceptance Criteria',
      '1. a',
      '### Requirement 1: B',
      '#### Acceptance Criteria',
      '1. b',
    );
    expect(found.map(([id]) => id)).toEqual(['1.1', null]);
  });
});

describe('read', () => {
  it('reads requirements in families of ids', () => {
    const { document } = requirements(
      '# Refunds',
      '## Stories',
      '### US-1: Refund',
      '## Technical',
      '### TR-1: Ports',
      '### 3.1 Background',
      '#### Stage 1: Plan',
    );
    expect(document.subRequirements).toEqual([
      { id: 'US-1', title: 'Refund' },
      { id: 'TR-1', title: 'Ports' },
    ]);
    expect(document).toMatchObject({ kind: 'requirements', id: 'refunds', title: 'Refunds' });
  });

  it.each([
    ['# Requirements Document', null],
    ['# Requirements Document: Refunds', 'Refunds'],
    ['# Refunds', 'Refunds'],
  ])('reads the title of %j as %j', (heading, title) => {
    expect(requirements(heading).document.title).toBe(title);
  });

  it('reads tasks', () => {
    const { document } = read(
      '.kiro/specs/refunds/tasks.md',
      '# Implementation Plan',
      '- [x] 1. Port',
      '  - [ ]* 1.1 Test it',
      '    - _Requirements: 1.1_',
    );
    expect(document).toMatchObject({ kind: 'tasks', title: null });
    expect(document.tasks.map(({ id, done }) => [id, done])).toEqual([
      ['1', true],
      ['1.1', false],
    ]);
  });

  it('reads the phase of spec.json, and reports one that is not JSON', () => {
    const file = '.kiro/specs/refunds/spec.json';
    expect(read(file, '{"feature_name": "refunds", "phase": "tasks-generated"}').document).toMatchObject({
      title: 'refunds',
      declared: { status: 'tasks-generated' },
    });
    expect(read(file, '{"phase": ').diagnostics.map(({ code }) => code)).toEqual(['NXP-142']);
    expect(read(file, 'null').document.declared.status).toBeNull();
  });

  it.each(['requirements.md', 'bugfix.md', 'tasks.md'])('reports a %s without its grammar', (name) => {
    expect(read(`.kiro/specs/x/${name}`, '# X', 'Prose.').diagnostics.map(({ code }) => code)).toEqual(['NXP-140']);
  });

  it('counts lines in the file where front matter stands before the text', () => {
    expect(criteria('---', 'a: b', '---', '### Requirement 1', '#### Acceptance Criteria', '1. a')).toEqual([
      ['1.1', 'a', 6],
    ]);
  });
});

describe('assemble', () => {
  it('makes one requirement of a folder, with the folder for an id', () => {
    const wanted = requirements(
      '# Requirements Document',
      '## Introduction',
      'Refunds by mail.',
      '### Requirement 1: A',
      '#### Acceptance Criteria',
      '1. a',
    );
    const tasks = read('.kiro/specs/refunds/tasks.md', '- [x] 1. Port', '- [ ] 2. Fake');
    const design = read(
      '.kiro/specs/refunds/design.md',
      '# Design Document: Refunds',
      '## Open Questions',
      '- Who approves?',
    );
    expect(kiroReader.assemble([design, wanted, tasks]).requirements).toEqual([
      expect.objectContaining({
        id: 'refunds',
        title: 'Refunds',
        kind: 'expansion',
        area: 'refunds',
        status: 'in-progress',
        summary: 'Refunds by mail.',
        openQuestions: [{ text: 'Who approves?', line: 3, file: '.kiro/specs/refunds/design.md' }],
        source: { file: '.kiro/specs/refunds/requirements.md', line: 1 },
      }),
    ]);
  });

  it('makes stabilization of a bugfix, what must not change kept apart', () => {
    const [requirement] = kiroReader.assemble([bugfix()]).requirements;
    expect(requirement).toMatchObject({ kind: 'stabilization', summary: 'Totals are off by one cent.' });
    expect(requirement?.acceptance.map(({ id, line }) => [id, line])).toEqual([
      ['2.1', 8],
      ['2.2', 10],
    ]);
    expect(requirement?.unchanged.map(({ id, line }) => [id, line])).toEqual([
      ['3.1', 12],
      ['3.2', 13],
    ]);
  });

  it('gives the phase of spec.json to the documents beside it', () => {
    const wanted = requirements('### Requirement 1', '#### Acceptance Criteria', '1. a');
    const state = read('.kiro/specs/refunds/spec.json', '{"phase": "design-generated"}');
    const { requirements: made, documents } = kiroReader.assemble([wanted, state]);
    expect(made.map(({ status }) => status)).toEqual(['proposed']);
    expect(documents?.map(({ file, declared }) => [file, declared.status])).toContainEqual([
      wanted.document.file,
      'design-generated',
    ]);
  });

  it('makes nothing of a spec.json alone', () => {
    expect(kiroReader.assemble([read('.kiro/specs/x/spec.json', '{}')]).requirements).toEqual([]);
  });

  it('keeps folders of one name in two places apart', () => {
    const [one, two] = ['a/.kiro/specs/x/tasks.md', 'b/.kiro/specs/x/tasks.md'].map((file) => read(file, '- [ ] 1. a'));
    expect(kiroReader.assemble([one!, two!]).requirements).toHaveLength(2);
  });
});
