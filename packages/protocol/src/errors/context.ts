import { defineErrors } from './entry';

/** NXP-2nn: the context file. */
export const CONTEXT_ERRORS = defineErrors({
  'NXP-200': {
    severity: 'error',
    title: 'The context file cannot be read',
    mend: 'Check the path given by --contextFile.',
  },
});
