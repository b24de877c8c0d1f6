import { readOneWith, readWith } from '../testing/read-with';
import { specKitReader as reader } from './spec-kit-reader';

const SPEC = `# Feature Specification: Refunds

**Feature Branch**: \`001-refunds\`
**Created**: 2026-02-04
**Status**: Draft
**Input**: User description: "refunds"

## User Scenarios & Testing *(mandatory)*

### User Story 2 - Look a refund up (Priority: P2)

A clerk sees what was paid back.

**Independent Test**:
1. Look one up

**Acceptance Scenarios**:

1. **Given** a refund, **When** the clerk looks, **Then** it is there

### User Story 1 - Refund an order (Priority: P1) 🎯 MVP

**Acceptance Scenarios**:

1. **Given** an order, **When** it is refunded twice, **Then** it is paid back once

### Edge Cases

- What happens when the bank is closed?

## Requirements *(mandatory)*

### Functional Requirements

- **FR-001**: System MUST refund orders, such as:
  - paid ones
-   **FR-003**: System MUST log refunds
- **FR-002**: System MUST authenticate via [NEEDS CLARIFICATION: SSO or password?]
- **NFR-001**: System MUST answer within 1 s

## Success Criteria *(mandatory)*

- **SC-001**: No order is refunded twice

## Traceability

- FR-001, FR-002 → US1
- FR-001: see above
`;

const TASKS = `# Tasks: Refunds

## Format: \`[ID] [P?] [Story] Description\`

- **[P]**: Can run in parallel

## Phase 1: Setup

- [x] T001 Create the package
- [X] T002 [P] Add \`money.ts\`
- [ ] T003 [P] [US1] Refund in src/refund.ts
- [ ] TXXX Clean up
- [ ] All tests pass

## Completion

- [x] T001 Create the package

## Parallel Opportunities

- T002, T003 can go on side by side
- T003 first

\`\`\`
- [ ] T004 Not a task
\`\`\`
`;

const assemble = (files: Record<string, string>) => readWith(reader, files);
const readOne = (text: string, file = 'specs/001-refunds/spec.md') => readOneWith(reader, file, text);

describe('a feature folder', () => {
  it('makes one requirement of its spec', () => {
    const { requirements, readings } = assemble({
      'specs/001-refunds/plan.md':
        '# Implementation Plan: Refunds\n\n**Branch**: `001-refunds` | **Date**: x\n\n## Context\n\nStore: [NEEDS CLARIFICATION: which?]\n',
      'specs/001-refunds/spec.md': SPEC,
      'specs/001-refunds/tasks.md': TASKS,
    });
    expect(readings.map(({ document: { kind, id, title } }) => [kind, id, title])).toEqual([
      ['plan', '001-refunds', 'Refunds'],
      ['spec', '001-refunds', 'Refunds'],
      ['tasks', '001-refunds', 'Refunds'],
    ]);
    expect(requirements).toMatchObject([
      {
        id: '001-refunds',
        title: 'Refunds',
        kind: 'expansion',
        priority: 'high',
        area: 'refunds',
        status: 'proposed',
        summary: 'A clerk sees what was paid back.',
        openQuestions: [
          { text: 'SSO or password?', line: 38 },
          { text: 'which?', line: 7, file: 'specs/001-refunds/plan.md' },
        ],
        source: { file: 'specs/001-refunds/spec.md', line: 1 },
      },
    ]);
    expect(requirements[0]!.acceptance.map(({ id, text }) => [id, text])).toEqual([
      [null, 'Given a refund, When the clerk looks, Then it is there'],
      [null, 'Given an order, When it is refunded twice, Then it is paid back once'],
      ['SC-001', 'No order is refunded twice'],
    ]);
  });

  it('gives its spec’s facts as written', () => {
    const { document } = readOne(SPEC);
    expect(document.declared).toEqual({ type: null, priority: null, status: 'Draft' });
    expect(document.acceptance).toHaveLength(2);
    expect(document.subRequirements.map(({ id }) => id)).toEqual(['FR-001', 'FR-003', 'FR-002', 'NFR-001']);
    expect(document.subRequirements[1]?.title).toBe('System MUST log refunds');
  });

  it.each([
    ['CRLF', SPEC.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${SPEC}`],
    ['two spaces at line ends', SPEC.replace(/^(\*\*.*)$/gm, '$1  ')],
    ['full-width colons', SPEC.replace(/\*\*:/g, '**：')],
    ['a rule below the key lines', SPEC.replace('"refunds"\n', '"refunds"\n---\n')],
  ])('is read the same with %s', (_, text) => {
    const { document } = readOne(text);
    expect(document).toEqual(readOne(SPEC).document);
  });

  it('takes its requirements and criteria from a table as well', () => {
    const { document, requirement } = readOne(`---
title: "Feature Specification: Labels [032-labels/spec]"
status: In Progress
---

<!-- ANCHOR -->
## 1. METADATA

| Field | Value |
|---|---|
| **Priority** | P0 |

## 4. REQUIREMENTS

| ID | Requirement | Acceptance Criteria |
|---|---|---|
| REQ-001 | Labels have \`color\` | White and blue |

## 6. RISKS & DEPENDENCIES

| Type | Item | Impact |
|---|---|---|
| Risk | Time | Low |
| Dependency | \`main.css\` selectors | High |
| Dependency | 031-colors | High |
`);
    expect(document).toMatchObject({
      id: '001-refunds',
      title: 'Labels',
      declared: { priority: 'P0', status: 'In Progress' },
      subRequirements: [{ id: 'REQ-001', title: 'Labels have color' }],
      acceptance: [{ text: 'White and blue', checked: null }],
      dependencies: [
        { ref: null, raw: 'main.css selectors' },
        { ref: '031-colors', raw: '031-colors' },
      ],
    });
    expect(requirement).toMatchObject({ priority: 'critical', status: 'in-progress', dependsOn: ['031-colors'] });
  });

  it('depends on features that it names as dependencies, not on tools or on features named elsewhere', () => {
    const { requirement } = readOne(
      '# Spec: A\n\n**Depends on**: 002-money\n\n## Dependencies\n\n- `003-log` from the platform\n- Node 20\n\n## Out of Scope\n\n- 009-later\n',
    );
    expect(requirement.dependsOn).toEqual(['002-money', '003-log']);
  });

  it('reads a layout without the grammar as far as it goes, and says so', () => {
    const { document, requirement, codes } = readOne(
      '# 仕様書: 返金\n\n## 概要\n\n返金します。\n\n## 成功基準\n\n- [ ] 返金できる\n- [x] 速い\n',
      'specs/3-返金/spec.md',
    );
    expect(document).toMatchObject({
      id: '3-返金',
      title: '返金',
      acceptance: [
        { text: '返金できる', checked: false },
        { text: '速い', checked: true },
      ],
    });
    expect(requirement.area).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(codes).toEqual(['NXP-121', 'NXP-130']);
  });

  it('reads an empty spec without failing', () => {
    expect(readOne('').codes).toEqual(['NXP-130']);
  });

  it('leaves the template’s words out and reports them', () => {
    const { document, codes } = readOne(
      '# Spec: A\n\n### User Story 1 - [Brief Title] (Priority: P1)\n\n[Describe this user journey]\n\n- **FR-001**: System MUST [specific capability]\n- **FR-002**: Pay\n',
    );
    expect(document.subRequirements.map(({ id }) => id)).toEqual(['FR-002']);
    expect(codes).toEqual(['NXP-132']);
  });

  it('makes no requirement of a plan and tasks alone', () => {
    const { requirements, diagnostics } = assemble({ 'specs/001-refunds/tasks.md': TASKS });
    expect(requirements).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['NXP-131']);
  });

  it.each([
    ['# Spec: Fix lost refunds', '001-refunds'],
    ['# Spec: Refunds\n\n**Type**: Bug', '001-refunds'],
    ['# Spec: Refunds', '002-fix-refunds'],
  ])('is stabilization for %j in %s', (text, folder) => {
    expect(readOne(text, `specs/${folder}/spec.md`).requirement.kind).toBe('stabilization');
  });
});

describe('stories', () => {
  it.each([
    ['### User Story 1 - Pay (Priority: P2)', 'medium'],
    ['### US1: Pay [P1]', 'high'],
    ['### 用户故事 1 - 支付（优先级：P3）', 'low'],
    ['### User Story 1 - Pay\n\n**Priority**: P1', 'high'],
    ['### User Story 1 - Pay', null],
  ])('%j give priority %s', (heading, priority) => {
    expect(readOne(`# Spec: A\n\n## User Scenarios\n\n${heading}\n`).requirement.priority).toBe(priority);
  });
});

describe('tasks', () => {
  it('are the items with a box and an id, once each', () => {
    const { document } = readOne(TASKS, 'specs/001-refunds/tasks.md');
    expect(document.tasks).toEqual([
      { id: 'T001', title: 'Create the package', done: true },
      { id: 'T002', title: 'Add money.ts', done: true },
      { id: 'T003', title: 'Refund in src/refund.ts', done: false },
    ]);
  });

  it('may stand without boxes', () => {
    const { document } = readOne(
      '# Tasks: A\n\n- T001 Start\n- **T002**: Go on\n\n## Dependencies\n\n- T003 waits for T001\n',
      'specs/001-a/tasks.md',
    );
    expect(document.tasks).toEqual([
      { id: 'T001', title: 'Start', done: null },
      { id: 'T002', title: 'Go on', done: null },
    ]);
  });

  it('without ids are reported', () => {
    expect(readOne('# Tasks: A\n\n- [ ] Start\n', 'specs/001-a/tasks.md').codes).toContain('NXP-133');
  });
});

describe('claim', () => {
  it.each([
    ['.specify/templates/spec-template.md', '# Feature Specification: [FEATURE NAME]\n'],
    ['.specify/memory/constitution.md', '# Constitution\n'],
    ['specs/001-refunds/spec.md', '# Feature Specification: [FEATURE NAME]\n'],
    ['specs/001-refunds/research.md', '# Research\n'],
    ['specs/001-refunds/checklists/requirements.md', '- [ ] a\n'],
    ['specs/001-refunds/README.md', '# Refunds\n'],
  ])('leaves %s out with a reason', (file, text) => {
    expect(reader.claim({ file, text })).toEqual({ take: false, reason: expect.any(String) });
  });

  it.each(['docs/spec.md', 'specs/README.md'])('leaves %s to others', (file) => {
    expect(reader.claim({ file, text: SPEC })).toBeNull();
  });
});
