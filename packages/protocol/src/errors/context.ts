import { defineErrors } from './entry';

/** NXP-2nn: the context file. */
export const CONTEXT_ERRORS = defineErrors({
  'NXP-200': {
    severity: 'error',
    title: 'The context file cannot be read',
    mend: 'Check the path given by --contextFile.',
  },
  'NXP-201': {
    severity: 'error',
    title: 'Settings of the context file that cannot be read',
    mend: 'Mend the YAML between the two `---` lines.',
  },
  'NXP-202': {
    severity: 'error',
    title: 'A setting of the wrong shape',
    mend: 'Write the value in the form that the message names.',
  },
  'NXP-203': {
    severity: 'warning',
    title: 'A setting that is not known',
    mend: 'Correct the key, or take it out: it has no effect.',
  },
  'NXP-204': {
    severity: 'warning',
    title: 'A section that is not known',
    mend: 'Use one of the headings that the message names, or take the section out: it has no effect.',
  },
  'NXP-205': {
    severity: 'warning',
    title: 'A sentence that has no effect',
    mend: 'Write the sentence in the form that the message names.',
  },
  'NXP-206': {
    severity: 'warning',
    title: 'A mapping that matches nothing',
    mend: 'Correct the id, area or label; they are matched exactly.',
  },
});
