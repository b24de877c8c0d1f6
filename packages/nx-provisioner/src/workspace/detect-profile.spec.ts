import type { ProvisionerError } from 'nx-provisioner-protocol';

import { detectProfile } from './detect-profile';
import { makeProfile } from './testing/profile';

const SOLUTION: Record<string, string> = {
  'nx.json': '{}',
  'package.json': '{ "name": "@acme/source", "workspaces": ["packages/*"], "devDependencies": { "tslib": "^2.8.0" } }',
  'tsconfig.json': '{ "references": [] }',
  'tsconfig.base.json': '{ "compilerOptions": { "importHelpers": true, "customConditions": ["@acme/source"] } }',
};

const detect = (files: Record<string, string>, folder?: string) =>
  detectProfile('/workspace', (path) => files[path] ?? null, folder);

const codesOf = (files: Record<string, string>): string[] => {
  try {
    detect(files);
    return [];
  } catch (error) {
    return (error as ProvisionerError).diagnostics.map(({ code, file }) => `${code} ${file ?? ''}`.trim());
  }
};

describe('detectProfile', () => {
  it('reads a TypeScript solution', () => {
    expect(detect({ ...SOLUTION, 'eslint.config.mjs': '', 'jest.preset.js': '' })).toEqual(makeProfile());
  });

  it.each([
    ['the option', '{ "workspaceLayout": { "libsDir": "libs" } }', 'modules', 'modules'],
    ["Nx's layout", '{ "workspaceLayout": { "libsDir": "libs" } }', undefined, 'libs'],
  ])('takes the libraries folder from %s', (_, nxJson, option, expected) => {
    expect(detect({ ...SOLUTION, 'nx.json': nxJson }, option).librariesFolder).toBe(expected);
  });

  it('has no scope and no condition where the workspace has none', () => {
    const profile = detect({
      ...SOLUTION,
      'package.json': '{ "workspaces": { "packages": ["libs/*"] } }',
      'tsconfig.base.json': '{}',
    });

    expect(profile).toMatchObject({ scope: null, rootProject: 'workspace', sourceCondition: null, tslib: null });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['no Nx', {}, ['NXP-010']],
    [
      'no solution',
      { 'nx.json': '{}' },
      ['NXP-560 tsconfig.base.json', 'NXP-560 tsconfig.json', 'NXP-560 package.json'],
    ],
    ['another package manager', { ...SOLUTION, 'pnpm-lock.yaml': '' }, ['NXP-561 package.json']],
    [
      'a package manager by name',
      { ...SOLUTION, 'package.json': '{ "workspaces": ["a"], "packageManager": "yarn@4.9.0" }' },
      ['NXP-561 package.json'],
    ],
  ])('refuses %s and says all of it at once', (_, files, codes) => {
    expect(codesOf(files)).toEqual(codes);
  });
});
