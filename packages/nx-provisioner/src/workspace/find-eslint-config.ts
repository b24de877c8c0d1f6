import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import { readJson, type PackageJson, type ReadFile } from './read-json';

const ESLINT_CONFIGS = ['mjs', 'cjs', 'js', 'mts', 'cts', 'ts'].map((extension) => `eslint.config.${extension}`);

/** The ESLint flat config at the root; `null` where there is none. */
export function findEslintConfig(read: ReadFile): string | null {
  return ESLINT_CONFIGS.find((path) => read(path) !== null) ?? null;
}

const OLD_CONFIGS = ['', '.json', '.js', '.cjs', '.yaml', '.yml'].map((ending) => `.eslintrc${ending}`);

/**
 * A lint configuration of the format before flat config and none beside it. A flat config made for the foundation would
 * switch it off for the workspace's own projects: ESLint reads only one of them.
 */
export function findOldEslintConfig(read: ReadFile): Diagnostic[] {
  if (findEslintConfig(read) !== null) return [];
  const { eslintConfig } = (readJson(read, 'package.json') ?? {}) as PackageJson;
  const file = OLD_CONFIGS.find((path) => read(path) !== null) ?? (eslintConfig === undefined ? null : 'package.json');
  if (file === null) return [];
  const place = file === 'package.json' ? '"eslintConfig" in package.json' : file;
  const message = `The workspace lints with ${place}; expected a flat config such as eslint.config.mjs.`;
  return [diagnose('NXP-564', { file, line: null }, message)];
}
