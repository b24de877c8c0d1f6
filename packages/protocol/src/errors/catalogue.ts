import { CONTEXT_ERRORS } from './context';
import { ENVIRONMENT_ERRORS } from './environment';
import { FOUNDATION_ERRORS } from './foundation';
import { ISOLATION_ERRORS } from './isolation';
import { LEGACY_ERRORS } from './legacy';
import { PLAN_ERRORS } from './plan';
import { READING_ERRORS } from './reading';
import { SESSION_ERRORS } from './session';
import { VALIDATION_ERRORS } from './validation';

/** Every code that the plugin can print; `docs/errors.md` lists the same ones. */
export const CATALOGUE = {
  ...ENVIRONMENT_ERRORS,
  ...READING_ERRORS,
  ...CONTEXT_ERRORS,
  ...SESSION_ERRORS,
  ...PLAN_ERRORS,
  ...FOUNDATION_ERRORS,
  ...VALIDATION_ERRORS,
  ...LEGACY_ERRORS,
  ...ISOLATION_ERRORS,
};

export type ErrorCode = keyof typeof CATALOGUE;
