import { defineErrors } from './entry';

/** NXP-4nn: the plan. */
export const PLAN_ERRORS = defineErrors({
  'NXP-400': {
    severity: 'error',
    title: 'A dependency cycle',
    mend: 'Take one of the dependencies out, or move what both need into a foundation requirement.',
  },
});
