import { defineErrors } from './entry';

/** NXP-5nn: contracts, libraries, lanes and the files that carry them. */
export const FOUNDATION_ERRORS = defineErrors({
  'NXP-500': {
    severity: 'error',
    title: 'A type that no document defines',
    mend: 'Define it in a contract block, or depend on the requirement whose document does.',
  },
});
