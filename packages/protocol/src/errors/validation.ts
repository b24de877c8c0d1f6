import { defineErrors } from './entry';

/** NXP-7nn: validation and the gate. */
export const VALIDATION_ERRORS = defineErrors({
  'NXP-700': {
    severity: 'error',
    title: 'A task failed',
    mend: 'Run the task by itself, mend it, and provision again: the session is continued.',
  },
});
