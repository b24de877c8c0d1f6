import { defineErrors } from './entry';

/** NXP-1nn: reading requirement documents. */
export const READING_ERRORS = defineErrors({
  'NXP-100': {
    severity: 'error',
    title: 'A requirement without an id',
    mend: 'Give the document an id in its front matter, such as `id: BIL-002`.',
  },
  'NXP-101': {
    severity: 'error',
    title: 'An id of another form',
    mend: 'Write the id with letters, digits, - and _, beginning with a letter, such as `id: BIL-002`.',
  },
  'NXP-102': {
    severity: 'error',
    title: 'A requirement without a title',
    mend: 'Write the title as the first heading below the front matter, such as `# Refunds`.',
  },
  'NXP-103': {
    severity: 'error',
    title: 'An unknown kind',
    mend: 'Write `kind: foundation`, `kind: stabilization` or `kind: expansion`.',
  },
  'NXP-104': {
    severity: 'error',
    title: 'An unknown priority',
    mend: 'Write `priority: critical`, `high`, `medium` or `low`.',
  },
  'NXP-105': {
    severity: 'error',
    title: 'No area, or one that cannot name a lane',
    mend: 'Name the technical area that the requirement belongs to, such as `area: billing`.',
  },
  'NXP-106': {
    severity: 'error',
    title: 'A value of the wrong shape',
    mend: 'Write the value in the form that the message names.',
  },
  'NXP-107': {
    severity: 'error',
    title: 'A path that could leave its place',
    mend: 'Write the path relative to its root, with / and without .. in it.',
  },
  'NXP-108': {
    severity: 'warning',
    title: 'An unknown key',
    mend: 'Correct the key, or take it out: it has no effect.',
  },
  'NXP-109': {
    severity: 'info',
    title: 'A heading that is skipped',
    mend: 'Nothing, if it is prose; else move its facts into the front matter or under a heading that is read.',
  },
  'NXP-110': {
    severity: 'error',
    title: 'Front matter that cannot be read',
    mend: 'Mend the YAML between the two `---` lines.',
  },
  'NXP-111': {
    severity: 'error',
    title: 'Two documents with one id',
    mend: 'Give one of the two requirements another id.',
  },
  'NXP-112': {
    severity: 'warning',
    title: 'A document that is no text',
    mend: 'Save the file as UTF-8 of at most 5 MB, or move it away.',
  },
  'NXP-113': {
    severity: 'info',
    title: 'No kind is stated',
    mend: 'State a kind, if the requirement is foundation or stabilization.',
  },
  'NXP-114': {
    severity: 'info',
    title: "A status in the author's own words",
    mend: 'Nothing: a declared status is only shown. The message names words that are understood.',
  },
  'NXP-115': {
    severity: 'warning',
    title: 'A section without what it is for',
    mend: 'Write the section in the form that the message names, or take its heading out.',
  },
  'NXP-120': {
    severity: 'warning',
    title: 'Two ids for one document',
    mend: "Give the file's name and the document the same id.",
  },
  'NXP-121': {
    severity: 'info',
    title: 'Chapters that are not read',
    mend: 'Nothing, if they are prose; else move the facts under a heading of requirements, criteria or dependencies.',
  },
  'NXP-122': {
    severity: 'warning',
    title: 'An index entry without a document',
    mend: 'Write the document, or take the entry out of the index.',
  },
  'NXP-123': {
    severity: 'warning',
    title: 'Two statuses for one requirement',
    mend: 'Keep the requirement in one index, or mend the one that is out of date.',
  },
  'NXP-124': {
    severity: 'info',
    title: 'An API in another language than TypeScript',
    mend: 'Write the contract as a TypeScript block under the same heading, if lanes are to meet through it.',
  },
  'NXP-130': {
    severity: 'warning',
    title: "A spec without spec-kit's grammar",
    mend: 'Add user stories with Given/When/Then scenarios and FR- requirements, as the template of spec-kit has them.',
  },
  'NXP-131': {
    severity: 'warning',
    title: 'A feature folder without a spec',
    mend: 'Write its spec.md: a plan and tasks alone make no requirement.',
  },
  'NXP-132': {
    severity: 'warning',
    title: "A template's placeholder",
    mend: 'Fill it in, or delete the line.',
  },
  'NXP-133': {
    severity: 'info',
    title: 'A task list without task ids',
    mend: 'Number the tasks as `- [ ] T001 …`, if they are to be counted.',
  },
  'NXP-140': {
    severity: 'warning',
    title: 'A document at a known place without its grammar',
    mend: "Write the document as its tool expects it, or move it out of the tool's folder.",
  },
  'NXP-141': {
    severity: 'info',
    title: 'A heading that is not read',
    mend: 'Nothing, if it is prose; else give it the form that the message names.',
  },
  'NXP-142': {
    severity: 'error',
    title: 'A file that is not valid JSON',
    mend: 'Mend the file; `npx prettier --check <file>` names the place.',
  },
  'NXP-143': {
    severity: 'warning',
    title: 'A task that cannot be read',
    mend: 'Give the task an id of its own and a title.',
  },
  'NXP-144': {
    severity: 'warning',
    title: 'A subtask that waits for nothing known',
    mend: "Name a sibling by its own id, or another task's subtask as `5.2`.",
  },
  'NXP-145': {
    severity: 'warning',
    title: 'A requirement outside of the delta sections',
    mend: 'Move it below `## ADDED Requirements`, or whichever of the four sections it belongs to.',
  },
  'NXP-146': {
    severity: 'warning',
    title: 'A requirement without a scenario',
    mend: 'Add a `#### Scenario:` heading: each becomes an acceptance criterion.',
  },
  'NXP-147': {
    severity: 'info',
    title: 'Archived changes',
    mend: 'Nothing: they are done. Move a change back out of the archive to have it planned.',
  },
  'NXP-148': {
    severity: 'error',
    title: 'Front matter of a task that cannot be read',
    mend: 'Mend the YAML between the two `---` lines.',
  },
  'NXP-149': {
    severity: 'warning',
    title: 'A dependency that fits several tasks',
    mend: 'Write the id of the task that is meant, with its prefix.',
  },
  'NXP-150': {
    severity: 'info',
    title: 'Different labels with one area',
    mend: 'Nothing, if they mean the same; else rename one of them.',
  },
});
