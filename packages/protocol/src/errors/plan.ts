import { defineErrors } from './entry';

/** NXP-4nn: the plan. */
export const PLAN_ERRORS = defineErrors({
  'NXP-400': {
    severity: 'error',
    title: 'A dependency cycle',
    example:
      'ARTIFACTS/A-1.md:5 NXP-400 Each depends on the next: A-1 (ARTIFACTS/A-1.md:5) → B-1 (ARTIFACTS/B-1.md:5) → A-1. Dependencies must have no cycle.',
    mend: 'Take one of the dependencies out, or move what both need into a foundation requirement.',
  },
  'NXP-401': {
    severity: 'error',
    title: 'An unknown dependency',
    example:
      'ARTIFACTS/BIL-002.md:6 NXP-401 BIL-002 depends on BIL-1; no document has a requirement of that id. Near it: BIL-001.',
    mend: 'Correct the id under dependsOn, or add the document that it means.',
  },
  'NXP-402': {
    severity: 'error',
    title: 'A requirement that depends on itself',
    example: 'ARTIFACTS/BIL-002.md:6 NXP-402 BIL-002 depends on itself.',
    mend: 'Take the requirement out of its own dependsOn.',
  },
  'NXP-403': {
    severity: 'error',
    title: 'Two requirements with one id',
    example: 'ARTIFACTS/b.md:2 NXP-403 BIL-002 stands at ARTIFACTS/a.md:2 already; an id belongs to one requirement.',
    mend: 'Give one of the two another id.',
  },
  'NXP-404': {
    severity: 'warning',
    title: 'An order that cannot be kept',
    example: 'ARTIFACTS/BIL-002.md:6 NXP-404 BIL-002 comes after BIL-9; no document has a requirement of that id.',
    mend: 'Correct the id, or take it out: dependencies decide where both disagree.',
  },
  'NXP-405': {
    severity: 'warning',
    title: 'Guidance that matches nothing',
    example: "NXP-405 'billng' is neither the id nor the area of a requirement. Near it: billing.",
    mend: 'Correct the id or area in the context file; ids and areas are matched exactly.',
  },
  'NXP-406': {
    severity: 'info',
    title: 'No priority is stated',
    example: 'NXP-406 No priority is stated for BIL-002 and BIL-003: planned as medium.',
    mend: 'State a priority in the document, or under the priorities of the context file.',
  },
  'NXP-407': {
    severity: 'warning',
    title: 'Foundation work that depends on a lane',
    example:
      "ARTIFACTS/CORE-001.md:5 NXP-407 CORE-001 is foundation work, which is there before any worker starts, and depends on the lanes' work BIL-002.",
    mend: 'Make the dependency a foundation requirement too, or take it out of dependsOn: the foundation is there before any worker starts.',
  },
  'NXP-410': {
    severity: 'error',
    title: 'A path outside any project',
    example:
      "ARTIFACTS/BIL-002.md:7 NXP-410 BIL-002 touches 'nowhere': it lies in no project. Expected a project name, a path inside a project, or folder/** for all projects below a folder.",
    mend: 'Name an existing project, a path inside one, or folder/** for all projects below a folder.',
  },
  'NXP-411': {
    severity: 'error',
    title: 'A glob that touches does not know',
    example:
      "ARTIFACTS/BIL-002.md:7 NXP-411 BIL-002 touches 'packages/*/src': this form of glob is not known. Expected a project name, a path inside a project, or folder/** for all projects below a folder.",
    mend: 'Write a project name, a path, or folder/** for all projects below a folder.',
  },
  'NXP-412': {
    severity: 'error',
    title: 'A lane that wants the root project',
    example:
      "ARTIFACTS/BIL-002.md:7 NXP-412 BIL-002 touches '.': this is the root project '@acme/source', which no lane can own.",
    mend: 'Name the projects or folders that the work changes: root configuration is shared by all lanes.',
  },
  'NXP-413': {
    severity: 'error',
    title: 'A lane that wants a generated library',
    example:
      "ARTIFACTS/BIL-002.md:7 NXP-413 BIL-002 touches '@acme/contracts-tax': the project '@acme/contracts-tax' is a generated library.",
    mend: 'Take it out of touches: use dependsOn, provides or a contract instead. Generated libraries have their owner already.',
  },
  'NXP-414': {
    severity: 'warning',
    title: 'Foundation work that touches a project',
    example:
      'ARTIFACTS/CORE-001.md:6 NXP-414 CORE-001 touches @acme/tax, but it is foundation work, which owns no existing project.',
    mend: 'Make the requirement stabilization or expansion: only lanes own existing projects.',
  },
  'NXP-420': {
    severity: 'error',
    title: 'An occupied folder',
    example:
      "ARTIFACTS/BIL-002.md:5 NXP-420 packages/expansion/billing is wanted for the lane expansion/billing, and the project 'theirs' lies at packages/expansion/billing. The option librariesFolder, now 'packages', moves the plugin's own libraries.",
    mend: "Set librariesFolder in the plugin's options in nx.json to a folder that is free, or move the existing project.",
  },
  'NXP-421': {
    severity: 'error',
    title: 'An area that cannot name a folder',
    example:
      "ARTIFACTS/BIL-002.md:5 NXP-421 The area '../up' of BIL-002 names a folder; expected a lower-case letter, then lower-case letters, digits and hyphens.",
    mend: 'Change the area in the document, or map it under the areas of the context file.',
  },
  'NXP-422': {
    severity: 'error',
    title: 'A shared library that cannot name a folder',
    example:
      "ARTIFACTS/BIL-002.md:8 NXP-422 BIL-002 provides 'Money!'; expected a lower-case letter, then lower-case letters, digits and hyphens.",
    mend: 'Change the name under provides.shared.',
  },
  'NXP-423': {
    severity: 'error',
    title: 'Code without a library',
    example:
      'ARTIFACTS/BIL-002.md:30 NXP-423 The code for src/money.ts names no library, and BIL-002 provides no library; expected one that it provides.',
    mend: 'Name the library under provides.shared and, where there are several, in the block: ts library=money file=src/money.ts.',
  },
  'NXP-424': {
    severity: 'error',
    title: 'Two texts for one file',
    example:
      "ARTIFACTS/BIL-002.md:30 NXP-424 src/money.ts of the library 'money' has another text at ARTIFACTS/BIL-001.md:22; expected one text.",
    mend: 'Keep the file in one document, or give the two different paths.',
  },
  'NXP-425': {
    severity: 'error',
    title: 'A name that another project has',
    example:
      "NXP-425 contracts-billing wants the name 'contracts-billing', which the project at libs/billing-contracts has; expected a name that is free.",
    mend: 'Rename that project, or change the area or the library in the document: Nx knows a project by its name.',
  },
  'NXP-430': {
    severity: 'error',
    title: 'Two criteria with one id',
    example:
      'ARTIFACTS/BIL-002.md:20 NXP-430 A second criterion has the id BIL-002.AC-1; the first belongs to BIL-002 (ARTIFACTS/BIL-002.md).',
    mend: 'Give each criterion its own id, or none: it is then numbered.',
  },
});
