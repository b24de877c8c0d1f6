import { defineErrors } from './entry';

/** NXP-4nn: the plan. */
export const PLAN_ERRORS = defineErrors({
  'NXP-400': {
    severity: 'error',
    title: 'A dependency cycle',
    mend: 'Take one of the dependencies out, or move what both need into a foundation requirement.',
  },
  'NXP-401': {
    severity: 'error',
    title: 'An unknown dependency',
    mend: 'Correct the id under dependsOn, or add the document that it means.',
  },
  'NXP-402': {
    severity: 'error',
    title: 'A requirement that depends on itself',
    mend: 'Take the requirement out of its own dependsOn.',
  },
  'NXP-403': {
    severity: 'error',
    title: 'Two requirements with one id',
    mend: 'Give one of the two another id.',
  },
  'NXP-404': {
    severity: 'warning',
    title: 'An order that cannot be kept',
    mend: 'Correct the id, or take it out: dependencies decide where both disagree.',
  },
  'NXP-405': {
    severity: 'warning',
    title: 'Guidance that matches nothing',
    mend: 'Correct the id or area in the context file; ids and areas are matched exactly.',
  },
  'NXP-406': {
    severity: 'info',
    title: 'No priority is stated',
    mend: 'State a priority in the document, or under the priorities of the context file.',
  },
  'NXP-407': {
    severity: 'warning',
    title: 'Foundation work that depends on a lane',
    mend: 'Make the dependency a foundation requirement too, or take it out of dependsOn: the foundation is there before any worker starts.',
  },
  'NXP-410': {
    severity: 'error',
    title: 'A path outside any project',
    mend: 'Name an existing project, a path inside one, or folder/** for all projects below a folder.',
  },
  'NXP-411': {
    severity: 'error',
    title: 'A glob that touches does not know',
    mend: 'Write a project name, a path, or folder/** for all projects below a folder.',
  },
  'NXP-412': {
    severity: 'error',
    title: 'A lane that wants the root project',
    mend: 'Name the projects or folders that the work changes: root configuration is shared by all lanes.',
  },
  'NXP-413': {
    severity: 'error',
    title: 'A lane that wants a generated library',
    mend: 'Take it out of touches: use dependsOn, provides or a contract instead. Generated libraries have their owner already.',
  },
  'NXP-414': {
    severity: 'warning',
    title: 'Foundation work that touches a project',
    mend: 'Make the requirement stabilization or expansion: only lanes own existing projects.',
  },
  'NXP-420': {
    severity: 'error',
    title: 'An occupied folder',
    mend: "Set librariesFolder in the plugin's options in nx.json to a folder that is free, or move the existing project.",
  },
  'NXP-421': {
    severity: 'error',
    title: 'An area that cannot name a folder',
    mend: 'Change the area in the document, or map it under the areas of the context file.',
  },
  'NXP-422': {
    severity: 'error',
    title: 'A shared library that cannot name a folder',
    mend: 'Change the name under provides.shared.',
  },
  'NXP-423': {
    severity: 'error',
    title: 'Code without a library',
    mend: 'Name the library under provides.shared and, where there are several, in the block: ts library=money file=src/money.ts.',
  },
  'NXP-424': {
    severity: 'error',
    title: 'Two texts for one file',
    mend: 'Keep the file in one document, or give the two different paths.',
  },
  'NXP-430': {
    severity: 'error',
    title: 'Two criteria with one id',
    mend: 'Give each criterion its own id, or none: it is then numbered.',
  },
});
