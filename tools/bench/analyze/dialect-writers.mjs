/** One document of each dialect. `index` counts within the dialect. */

const lines = (...parts) => `${parts.flat(2).join('\n')}\n`;
const section = (title, ...parts) => ['', title, '', ...parts];
const padded = (number, width = 3) => String(number).padStart(width, '0');
const AREAS = ['billing', 'checkout', 'catalog', 'delivery', 'search', 'loyalty', 'events', 'mail'];

const code = (random) => [
  '```ts',
  `export interface Port${random.between(1, 99_999)} {`,
  ...random.list(2, 5, (index) => `  step${index}(orderId: string, amount: number): Promise<string>;`),
  '}',
  '```',
];

function native(index, random) {
  const id = `REQ-${padded(index, 5)}`;
  const text = lines(
    ['---', `id: ${id}`, `kind: ${random.pick(['expansion', 'stabilization', 'foundation'])}`],
    [`priority: ${random.pick(['critical', 'high', 'medium', 'low'])}`, `area: ${random.pick(AREAS)}`],
    index === 0 ? [] : [`dependsOn: [REQ-${padded(random.between(0, index - 1), 5)}]`],
    random.next() < 0.2 ? ['touches: ["@acme/checkout", "packages/tax/**"]'] : [],
    random.next() < 0.2 ? ['decisions:', '  - choice: Amounts are whole numbers', '    rationale: No rounding'] : [],
    ['---', '', `# ${random.title()}`],
    random.list(3, 5, () => ['', random.paragraph()]).flat(),
    section('## Contract', code(random)),
    section(
      '## Acceptance criteria',
      random.list(5, 12, () => `- [ ] ${random.sentence()}`),
    ),
    section(
      '## Unchanged behaviour',
      random.list(1, 4, () => `- ${random.sentence()}`),
    ),
  );
  return { file: `ARTIFACTS/${random.pick(AREAS)}/${id}.md`, text };
}

function family(index, random) {
  const id = `W-${padded((index % 40) + 1, 2)}-${padded(Math.floor(index / 40) + 1)}`;
  const text = lines(
    [`# REQUIREMENTS-${id}: ${random.title()}`, '', '## Overview', ''],
    [`**Requirement ID**: ${id}`, '**Type**: WORKER - Orders Domain', '**Priority**: HIGH', '**Dependencies**: None'],
    section('## Executive Summary', random.paragraph()),
    section('## Requirements'),
    random
      .list(2, 4, (part) => [
        section(`### ${part + 1}. ${random.title()}`, random.paragraph(), ''),
        random.list(3, 5, () => `- ${random.sentence()}`),
      ])
      .flat(),
    section('## API Contract', code(random)),
    section(
      '## Acceptance Criteria',
      random.list(4, 8, () => `- [ ] ${random.sentence()}`),
    ),
  );
  return { file: `ARTIFACTS/WORKER-${id.slice(2, 4)}/REQUIREMENTS-${id}.md`, text };
}

function specKit(index, random) {
  const folder = `${padded(Math.floor(index / 3) + 1)}-feature-${Math.floor(index / 3)}`;
  const heading = `\n\n**Feature Branch**: \`${folder}\`\n**Created**: 2026-01-05\n**Status**: Draft\n`;
  const part = ['spec', 'plan', 'tasks'][index % 3];
  const file = `specs/${folder}/${part}.md`;
  if (part === 'spec') return { file, text: writeSpec(heading, random) };
  if (part === 'plan') {
    const chapters = ['Summary', 'Technical Context', 'Project Structure', 'Complexity'];
    const text = chapters.map((title) => `## ${title}\n\n${random.paragraph()}\n\n${random.paragraph()}\n`);
    return { file, text: `# Implementation Plan: ${random.title()}\n\n${text.join('\n')}` };
  }
  let task = 0;
  const phases = random.list(3, 5, (phase) => [
    section(`## Phase ${phase + 1}: ${random.title()}`, `**Purpose**: ${random.sentence()}`, ''),
    random.list(4, 9, () => `- [${random.pick([' ', 'x'])}] T${padded(++task)} [P] [US1] ${random.sentence()}`),
  ]);
  return { file, text: lines(`# Tasks: ${random.title()}`, phases.flat(2)) };
}

function writeSpec(heading, random) {
  const scenario = () =>
    `**Given** an ${random.title()}, **When** ${random.sentence(4, 8)} **Then** ${random.sentence(4, 8)}`;
  const stories = random.list(2, 4, (story) => [
    section(`### User Story ${story + 1} - ${random.title()} (Priority: P${story + 1})`, random.paragraph(), ''),
    [`**Why this priority**: ${random.sentence()}`, '', '**Acceptance Scenarios**:', ''],
    random.list(2, 4, (step) => `${step + 1}. ${scenario()}`),
  ]);
  return lines(
    `# Feature Specification: ${random.title()}${heading}`,
    section('## User Scenarios & Testing *(mandatory)*', stories.flat(2)),
    section(
      '### Edge Cases',
      random.list(2, 4, () => `- ${random.sentence()}`),
    ),
    section('## Requirements *(mandatory)*'),
    section(
      '### Functional Requirements',
      random.list(5, 9, (entry) => `- **FR-${padded(entry + 1)}**: ${random.sentence()}`),
    ),
    section(
      '## Success Criteria',
      random.list(2, 5, (entry) => `- **SC-${padded(entry + 1)}**: ${random.sentence()}`),
    ),
  );
}

function openSpec(index, random) {
  const change = `add-part-${Math.floor(index / 3)}`;
  const folder = `openspec/changes/${change}`;
  if (index % 3 === 0) {
    const text = lines(
      `# Change: ${random.title()}`,
      section('## Why', random.paragraph()),
      section(
        '## What Changes',
        random.list(4, 9, () => `- ${random.sentence()}`),
      ),
      section(
        '## Impact',
        random.list(3, 6, () => `- ${random.sentence()}`),
        '',
        random.paragraph(),
      ),
    );
    return { file: `${folder}/proposal.md`, text };
  }
  if (index % 3 === 1) {
    const groups = random.list(3, 5, (group) => [
      section(`## ${group + 1}. ${random.title()}`),
      random.list(4, 7, (task) => `- [ ] ${group + 1}.${task + 1} ${random.sentence()}`),
    ]);
    return { file: `${folder}/tasks.md`, text: lines('# Tasks', groups.flat(2)) };
  }
  const requirements = random.list(2, 4, () => [
    section(`### Requirement: ${random.title()}`, `The system SHALL ${random.sentence()}`),
    random.list(2, 3, () => [
      section(`#### Scenario: ${random.title()}`, `- **WHEN** ${random.sentence()}`, `- **THEN** ${random.sentence()}`),
    ]),
  ]);
  return { file: `${folder}/specs/part/spec.md`, text: lines('## ADDED Requirements', requirements.flat(4)) };
}

function kiro(index, random) {
  const folder = `.kiro/specs/part-${Math.floor(index / 3)}`;
  if (index % 3 === 0) {
    const requirements = random.list(3, 6, (part) => [
      section(`### Requirement ${part + 1}: ${random.title()}`, `**User Story:** As a clerk, ${random.sentence()}`),
      section('#### Acceptance Criteria'),
      random.list(
        3,
        6,
        (entry) => `${entry + 1}. WHEN ${random.sentence(4, 8)} THE SYSTEM SHALL ${random.sentence(5, 9)}`,
      ),
    ]);
    const text = lines('# Requirements Document', section('## Introduction', random.paragraph()), requirements.flat(3));
    return { file: `${folder}/requirements.md`, text };
  }
  if (index % 3 === 1) {
    const chapters = ['Overview', 'Architecture', 'Components', 'Testing'].map((title) => [
      section(`## ${title}`, random.paragraph(), '', code(random)),
    ]);
    return { file: `${folder}/design.md`, text: lines('# Design Document', chapters.flat(3)) };
  }
  const tasks = random.list(6, 10, (task) => [
    `- [ ] ${task + 1}. ${random.sentence()}`,
    random.list(2, 3, (part) => [
      `  - [ ] ${task + 1}.${part + 1} ${random.sentence()}`,
      `    - ${random.sentence()}`,
      `    - _Requirements: ${task + 1}.${part + 1}_`,
    ]),
  ]);
  return { file: `${folder}/tasks.md`, text: lines('# Implementation Plan', '', tasks.flat(2)) };
}

function backlog(index, random) {
  const text = lines(
    [
      '---',
      `id: task-${index + 1}`,
      `title: ${random.title()}`,
      `status: ${random.pick(['To Do', 'In Progress', 'Done'])}`,
    ],
    ['assignee:', "  - '@ada'", "created_date: '2026-01-05 10:20'", "updated_date: '2026-01-09'"],
    ['labels:', `  - ${random.pick(AREAS)}`, `  - ${random.pick(AREAS)}`, `dependencies: []`, 'priority: high', '---'],
    section(
      '## Description',
      '<!-- SECTION:DESCRIPTION:BEGIN -->',
      random.paragraph(),
      '<!-- SECTION:DESCRIPTION:END -->',
    ),
    section('## Acceptance Criteria', '<!-- AC:BEGIN -->'),
    random.list(3, 6, (entry) => `- [ ] #${entry + 1} ${random.sentence()}`),
    '<!-- AC:END -->',
    section(
      '## Implementation Plan',
      random.list(3, 6, (step) => `${step + 1}. ${random.sentence()}`),
    ),
    section('## Implementation Notes', random.paragraph(), '', random.paragraph()),
  );
  return { file: `backlog/tasks/task-${index + 1} - Part.md`, text };
}

export const WRITERS = { native, 'protocol-family': family, 'spec-kit': specKit, openspec: openSpec, kiro, backlog };
