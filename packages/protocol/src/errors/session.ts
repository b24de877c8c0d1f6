import { defineErrors } from './entry';

/** NXP-3nn: session records and artifacts. */
export const SESSION_ERRORS = defineErrors({
  'NXP-300': {
    severity: 'error',
    title: 'A session record that does not match its schema',
    mend: 'Restore the record from git; it is written by provision and not meant to be edited.',
  },
});
