import { defineErrors } from './entry';

/** NXP-1nn: reading requirement documents. */
export const READING_ERRORS = defineErrors({
  'NXP-100': {
    severity: 'error',
    title: 'A requirement without an id',
    mend: 'Give the document an id in its front matter, such as `id: BIL-002`.',
  },
});
