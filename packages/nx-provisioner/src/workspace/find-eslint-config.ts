import type { ReadFile } from './read-json';

const ESLINT_CONFIGS = ['mjs', 'cjs', 'js', 'mts', 'cts', 'ts'].map((extension) => `eslint.config.${extension}`);

/** The ESLint flat config at the root; `null` where there is none. */
export function findEslintConfig(read: ReadFile): string | null {
  return ESLINT_CONFIGS.find((path) => read(path) !== null) ?? null;
}
