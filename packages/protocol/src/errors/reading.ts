import { defineErrors } from './entry';

/** NXP-1nn: reading requirement documents. */
export const READING_ERRORS = defineErrors({
  'NXP-100': {
    severity: 'error',
    title: 'A requirement without an id',
    example: 'ARTIFACTS/BIL-002.md:1 NXP-100 The front matter has no id; expected one such as BIL-002.',
    mend: 'Give the document an id in its front matter, such as `id: BIL-002`.',
  },
  'NXP-101': {
    severity: 'error',
    title: 'An id of another form',
    example: 'ARTIFACTS/BIL-002.md:2 NXP-101 id is 12; expected an id such as BIL-002.',
    mend: 'Write the id with letters, digits, - and _, beginning with a letter, such as `id: BIL-002`.',
  },
  'NXP-102': {
    severity: 'error',
    title: 'A requirement without a title',
    example:
      'ARTIFACTS/BIL-002.md:7 NXP-102 The document has no title; expected a heading of level 1 below the front matter.',
    mend: 'Write the title as the first heading below the front matter, such as `# Refunds`.',
  },
  'NXP-103': {
    severity: 'error',
    title: 'An unknown kind',
    example: 'ARTIFACTS/BIL-002.md:3 NXP-103 kind is "feature"; expected one of foundation, stabilization, expansion.',
    mend: 'Write `kind: foundation`, `kind: stabilization` or `kind: expansion`.',
  },
  'NXP-104': {
    severity: 'error',
    title: 'An unknown priority',
    example: 'ARTIFACTS/BIL-002.md:4 NXP-104 priority is "urgent"; expected one of critical, high, medium, low.',
    mend: 'Write `priority: critical`, `high`, `medium` or `low`.',
  },
  'NXP-105': {
    severity: 'error',
    title: 'No area, or one that cannot name a lane',
    example: 'ARTIFACTS/BIL-002.md:1 NXP-105 The front matter has no area; expected one such as billing.',
    mend: 'Name the technical area that the requirement belongs to, such as `area: billing`.',
  },
  'NXP-106': {
    severity: 'error',
    title: 'A value of the wrong shape',
    example: 'ARTIFACTS/BIL-002.md:6 NXP-106 dependsOn is "CORE-001"; expected a list such as [CORE-001].',
    mend: 'Write the value in the form that the message names.',
  },
  'NXP-107': {
    severity: 'error',
    title: 'A path that could leave its place',
    example:
      'ARTIFACTS/BIL-002.md:6 NXP-107 touches[0] is "/etc"; expected a project name, a path or a glob below the workspace root, such as packages/tax/**.',
    mend: 'Write the path relative to its root, with / and without .. in it.',
  },
  'NXP-108': {
    severity: 'warning',
    title: 'An unknown key',
    example:
      'ARTIFACTS/BIL-002.md:6 NXP-108 "depends_on" is no key of a requirement; expected one of id, kind, priority, area, owner, status, dependsOn, touches, provides, replaces, decisions. Near it: dependsOn.',
    mend: 'Correct the key, or take it out: it has no effect.',
  },
  'NXP-109': {
    severity: 'info',
    title: 'A heading that is skipped',
    example:
      'ARTIFACTS/BIL-002.md:31 NXP-109 The section "Example" is skipped; what is read stands under Contract, Acceptance criteria, Unchanged behaviour and Open questions.',
    mend: 'Nothing, if it is prose; else move its facts into the front matter or under a heading that is read.',
  },
  'NXP-110': {
    severity: 'error',
    title: 'Front matter that cannot be read',
    example:
      'ARTIFACTS/BIL-002.md:3 NXP-110 The front matter cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ].',
    mend: 'Mend the YAML between the two `---` lines.',
  },
  'NXP-111': {
    severity: 'error',
    title: 'Two documents with one id',
    example:
      'ARTIFACTS/b.md:2 NXP-111 The id "BIL-002" stands at ARTIFACTS/b.md:2 and at ARTIFACTS/a.md:2; expected it once.',
    mend: 'Give one of the two requirements another id.',
  },
  'NXP-112': {
    severity: 'warning',
    title: 'A document that is no text',
    example:
      'ARTIFACTS/BIL-002.md:1 NXP-112 The file is not read: no valid UTF-8 text; expected UTF-8 text of at most 5 MB.',
    mend: 'Save the file as UTF-8 of at most 5 MB, or move it away.',
  },
  'NXP-113': {
    severity: 'info',
    title: 'No kind is stated',
    example: 'ARTIFACTS/BIL-002.md:1 NXP-113 No kind is stated; the requirement is read as expansion.',
    mend: 'State a kind, if the requirement is foundation or stabilization.',
  },
  'NXP-114': {
    severity: 'info',
    title: "A status in the author's own words",
    example:
      'ARTIFACTS/BIL-002.md:6 NXP-114 The status "simmering" is shown as it is; understood are todo, in progress, done, blocked and withdrawn.',
    mend: 'Nothing: a declared status is only shown. The message names words that are understood.',
  },
  'NXP-115': {
    severity: 'warning',
    title: 'A section without what it is for',
    example:
      'ARTIFACTS/BIL-002.md:12 NXP-115 The section "Acceptance criteria" holds nothing that is read; expected a list with one item for each criterion.',
    mend: 'Write the section in the form that the message names, or take its heading out.',
  },
  'NXP-120': {
    severity: 'warning',
    title: 'Two ids for one document',
    example:
      "ARTIFACTS/REQUIREMENTS-W-05-009-LEDGER.md:1 NXP-120 The document says that it is W-05-001, its file's name says W-05-009.",
    mend: "Give the file's name and the document the same id.",
  },
  'NXP-121': {
    severity: 'info',
    title: 'Chapters that are not read',
    example: 'ARTIFACTS/REQUIREMENTS-W-05-001-LEDGER.md:3 NXP-121 No fact is read from "Target", "Design".',
    mend: 'Nothing, if they are prose; else move the facts under a heading of requirements, criteria or dependencies.',
  },
  'NXP-122': {
    severity: 'warning',
    title: 'An index entry without a document',
    example: 'ARTIFACTS/DEVELOPMENT-CYCLE-INDEX.md:3 NXP-122 The index lists W-05-001, of which no document was found.',
    mend: 'Write the document, or take the entry out of the index.',
  },
  'NXP-123': {
    severity: 'warning',
    title: 'Two statuses for one requirement',
    example:
      'B/DEVELOPMENT-CYCLE-INDEX.md:3 NXP-123 P-001 is "BLOCKED" here and "COMPLETED" at A/DEVELOPMENT-CYCLE-INDEX.md:1; the first is taken.',
    mend: 'Keep the requirement in one index, or mend the one that is out of date.',
  },
  'NXP-124': {
    severity: 'info',
    title: 'An API in another language than TypeScript',
    example:
      'ARTIFACTS/REQUIREMENTS-W-05-001-LEDGER.md:12 NXP-124 A code block under an API heading is not TypeScript: no contract is made of it.',
    mend: 'Write the contract as a TypeScript block under the same heading, if lanes are to meet through it.',
  },
  'NXP-130': {
    severity: 'warning',
    title: "A spec without spec-kit's grammar",
    example:
      'specs/001-refunds/spec.md:1 NXP-130 The spec has none of the parts of spec-kit: no `User Story 1`, no `FR-001`, no `SC-001`; only its criteria are read.',
    mend: 'Add user stories with Given/When/Then scenarios and FR- requirements, as the template of spec-kit has them.',
  },
  'NXP-131': {
    severity: 'warning',
    title: 'A feature folder without a spec',
    example:
      'specs/001-refunds/tasks.md:1 NXP-131 The folder "001-refunds" has no spec.md, so no requirement is made of it.',
    mend: 'Write its spec.md: a plan and tasks alone make no requirement.',
  },
  'NXP-132': {
    severity: 'warning',
    title: "A template's placeholder",
    example:
      "specs/001-refunds/spec.md:5 NXP-132 2 place(s) still hold the template's words in brackets, at line 5, 7; they are left out.",
    mend: 'Fill it in, or delete the line.',
  },
  'NXP-133': {
    severity: 'info',
    title: 'A task list without task ids',
    example:
      'specs/001-refunds/tasks.md:1 NXP-133 No item begins with a task id such as `- [ ] T001`, so no task is counted.',
    mend: 'Number the tasks as `- [ ] T001 …`, if they are to be counted.',
  },
  'NXP-140': {
    severity: 'warning',
    title: 'A document at a known place without its grammar',
    example:
      'backlog/tasks/task-1.md:1 NXP-140 No front matter was found: expected id, title and status between two --- lines.',
    mend: "Write the document as its tool expects it, or move it out of the tool's folder.",
  },
  'NXP-141': {
    severity: 'info',
    title: 'A heading that is not read',
    example:
      'openspec/specs/refunds/spec.md:3 NXP-141 The heading "Pay" is not read: expected ### Requirement: and its title.',
    mend: 'Nothing, if it is prose; else give it the form that the message names.',
  },
  'NXP-142': {
    severity: 'error',
    title: 'A file that is not valid JSON',
    example: '.kiro/specs/refunds/spec.json:1 NXP-142 The file is not valid JSON: "Unexpected end of JSON input"',
    mend: 'Mend the file; `npx prettier --check <file>` names the place.',
  },
  'NXP-143': {
    severity: 'warning',
    title: 'A task that cannot be read',
    example: 'backlog/tasks/task-1.md:1 NXP-143 The front matter has no id and no title.',
    mend: 'Give the task an id of its own and a title.',
  },
  'NXP-144': {
    severity: 'warning',
    title: 'A subtask that waits for nothing known',
    example: `.taskmaster/tasks/tasks.json:3 NXP-144 Subtask "1.1" depends on "9", which is neither a sibling nor another task's subtask.`,
    mend: "Name a sibling by its own id, or another task's subtask as `5.2`.",
  },
  'NXP-145': {
    severity: 'warning',
    title: 'A requirement outside of the delta sections',
    example:
      'openspec/changes/add-refunds/specs/refunds/spec.md:2 NXP-145 Requirement "Refund twice" stands outside of ## ADDED, MODIFIED, REMOVED or RENAMED Requirements; it is read as an added one.',
    mend: 'Move it below `## ADDED Requirements`, or whichever of the four sections it belongs to.',
  },
  'NXP-146': {
    severity: 'warning',
    title: 'A requirement without a scenario',
    example: 'openspec/specs/refunds/spec.md:2 NXP-146 Requirement "Refund twice" has no #### Scenario: heading.',
    mend: 'Add a `#### Scenario:` heading: each becomes an acceptance criterion.',
  },
  'NXP-147': {
    severity: 'info',
    title: 'Archived changes',
    example:
      'openspec/changes/archive/2026-01-01-add-refunds/proposal.md:1 NXP-147 openspec/changes/archive holds 1 archived change: read, and no requirement is made of them.',
    mend: 'Nothing: they are done. Move a change back out of the archive to have it planned.',
  },
  'NXP-148': {
    severity: 'error',
    title: 'Front matter of a task that cannot be read',
    example:
      'backlog/tasks/task-1.md:1 NXP-148 The front matter cannot be read: the front matter that starts here is never closed; expected a line with --- after it.',
    mend: 'Mend the YAML between the two `---` lines.',
  },
  'NXP-149': {
    severity: 'warning',
    title: 'A dependency that fits several tasks',
    example:
      'backlog/tasks/API-1.md:4 NXP-149 The dependency "task-2" may mean "API-2" or "UI-2"; it is left as it is.',
    mend: 'Write the id of the task that is meant, with its prefix.',
  },
  'NXP-150': {
    severity: 'info',
    title: 'Different labels with one area',
    example: 'backlog/tasks/task-1.md:1 NXP-150 The labels "Web UI", "web-ui" are one area, web-ui.',
    mend: 'Nothing, if they mean the same; else rename one of them.',
  },
});
