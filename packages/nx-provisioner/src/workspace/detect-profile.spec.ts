import type { ProvisionerError } from 'nx-provisioner-protocol';

import type { ProjectPlace } from './detect-libraries-folder';
import { detectProfile } from './detect-profile';
import type { WorkspaceProfile } from './profile';
import { makePathsProfile, makeProfile } from './testing/profile';

const SOLUTION: Record<string, string> = {
  'nx.json': '{}',
  'package.json':
    '{ "name": "@acme/source", "workspaces": ["packages/*"], "devDependencies": { "tslib": "^2.8.0", "@swc/jest": "~0.2" } }',
  'tsconfig.json': '{ "references": [] }',
  'tsconfig.base.json': '{ "compilerOptions": { "importHelpers": true, "customConditions": ["@acme/source"] } }',
};
const PATHS: Record<string, string> = {
  'nx.json': '{}',
  'package.json': '{ "name": "@acme/source", "devDependencies": { "tslib": "^2.8.0" } }',
  'tsconfig.base.json': '{ "compilerOptions": { "importHelpers": true, "moduleResolution": "bundler", "paths": {} } }',
};
const ROOT_FILES = { 'eslint.config.mjs': '', 'jest.preset.js': '' };

const detect = (files: Record<string, string>, projects: readonly ProjectPlace[] = [], librariesFolder?: string) =>
  detectProfile({ root: '/workspace', read: (path) => files[path] ?? null, projects, librariesFolder });

const withoutChoices = (profile: WorkspaceProfile) => ({ ...profile, choices: [] });

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
    expect(withoutChoices(detect({ ...SOLUTION, ...ROOT_FILES }))).toEqual(makeProfile());
  });

  it('reads tsconfig paths', () => {
    expect(withoutChoices(detect({ ...PATHS, ...ROOT_FILES }))).toEqual(makePathsProfile());
  });

  it('gives a reason for each choice', () => {
    expect(detect({ ...PATHS, ...ROOT_FILES }, [{ root: 'libs/cart' }]).choices).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rationale: expect.stringContaining('package.json has no workspaces') }),
        { choice: 'Libraries lie in libs/', rationale: 'that is where the workspace has its libraries' },
      ]),
    );
  });

  it.each<[string, Record<string, string>, WorkspaceProfile['style']]>([
    ['workspaces and references', SOLUTION, 'ts-solution'],
    ['workspaces and aliases', { ...PATHS, 'package.json': '{ "workspaces": ["packages/*"] }' }, 'tsconfig-paths'],
    ['a root tsconfig.json alone', { 'nx.json': '{}', 'tsconfig.json': '{}' }, 'tsconfig-paths'],
  ])('takes %s for its style', (_, files, style) => {
    expect(detect(files).style).toBe(style);
  });

  it.each([
    ['nodenext', '.js'],
    ['Node16', '.js'],
    ['bundler', ''],
    ['node', ''],
  ])('ends imports under %s with "%s"', (moduleResolution, ending) => {
    const base = JSON.stringify({ compilerOptions: { moduleResolution } });
    expect(detect({ ...PATHS, 'tsconfig.base.json': base }).moduleEnding).toBe(ending);
    expect(detect({ ...SOLUTION, 'tsconfig.base.json': base }).moduleEnding).toBe('.js');
  });

  it('gives libraries a project.json where every project has one', () => {
    const files = { ...SOLUTION, 'packages/cart/project.json': '{}', 'packages/tax/package.json': '{}' };

    expect(detect(files, [{ root: 'packages/cart' }]).projectFile).toBe('project.json');
    expect(detect(files, [{ root: 'packages/cart' }, { root: 'packages/tax' }]).projectFile).toBe('package.json');
    expect(detect(files, [{ root: 'packages/testing', tags: ['layer:testing'] }]).projectFile).toBe('package.json');
  });

  it.each<[string, string | undefined, Record<string, string>, string[], string | null]>([
    ['the root package', '@acme/source', {}, [], '@acme'],
    ['most aliases', 'shop', { '@b/x': '', '@a/y': '', '@b/z': '' }, [], '@b'],
    ['packages', 'shop', {}, ['@shop/cart'], '@shop'],
    ['nothing', undefined, { cart: '' }, [], null],
  ])('takes the scope from %s', (_, name, paths, packages, scope) => {
    const aliases = Object.fromEntries(Object.keys(paths).map((alias) => [alias, ['./x']]));
    const files: Record<string, string> = {
      ...PATHS,
      'package.json': JSON.stringify({ name }),
      'tsconfig.base.json': JSON.stringify({ compilerOptions: { paths: aliases } }),
      ...Object.fromEntries(
        packages.map((each, index) => [`libs/${index}/package.json`, JSON.stringify({ name: each })]),
      ),
    };

    expect(
      detect(
        files,
        packages.map((_each, index) => ({ root: `libs/${index}` })),
      ).scope,
    ).toBe(scope);
  });

  it('reads the workspace of pnpm in its own file', () => {
    const pnpm = { 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': "packages:\n  - 'modules/*'\n" };
    const files = { ...SOLUTION, ...pnpm, 'package.json': '{ "workspaces": ["packages/*"] }' };

    expect(detect(files)).toMatchObject({ style: 'ts-solution', packageManager: 'pnpm', librariesFolder: 'modules' });
    expect(detect({ ...PATHS, 'pnpm-lock.yaml': '' })).toMatchObject({ style: 'tsconfig-paths' });
  });

  it('takes the test runner of the workspace, and says why', () => {
    const plugins = [{ plugin: '@nx/vitest', options: { testTargetName: 'unit' } }];
    const profile = detect({ ...SOLUTION, 'nx.json': JSON.stringify({ plugins }) });

    expect(profile).toMatchObject({ testRunner: 'vitest', targets: { test: 'unit' } });
    expect(profile.choices).toContainEqual({ choice: 'Tests run with Vitest', rationale: 'nx.json has @nx/vitest' });
  });

  it.each([
    ['{ "@nx/vite": "23.2.1" }', 'nx'],
    ['{ "vite-tsconfig-paths": "^5.0.0" }', 'plugin'],
    ['{ "vite": "^8.0.0" }', 'vite'],
  ])('with %s resolves aliases by %s', (devDependencies, viteAliases) => {
    const files = { ...PATHS, 'package.json': `{ "devDependencies": ${devDependencies} }` };

    expect(detect(files).viteAliases).toBe(viteAliases);
  });

  it('reads what the plugins call their targets', () => {
    const plugins = [
      { plugin: '@nx/eslint/plugin', options: { targetName: 'eslint:lint' } },
      '@nx/js/typescript',
      { plugin: '@nx/jest/plugin', options: { targetName: 'unit' } },
    ];

    expect(detect({ ...SOLUTION, 'nx.json': JSON.stringify({ plugins }) }).targets).toEqual({
      lint: 'eslint:lint',
      typecheck: 'typecheck',
      build: 'build',
      test: 'unit',
    });
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
    ['no TypeScript', { 'nx.json': '{}' }, ['NXP-560 tsconfig.base.json']],
    [
      'packages without references',
      { 'nx.json': '{}', 'package.json': '{ "workspaces": ["packages/*"] }' },
      ['NXP-560 tsconfig.base.json', 'NXP-560 tsconfig.json'],
    ],
    ...['package.json', 'nx.json', 'tsconfig.base.json', 'tsconfig.json'].map(
      (file): [string, Record<string, string>, string[]] => [
        `a ${file} that is no JSON`,
        { ...SOLUTION, [file]: '{ "name": "a",' },
        [`NXP-563 ${file}`],
      ],
    ),
    ['a package.json that is no object', { ...SOLUTION, 'package.json': '[]' }, ['NXP-563 package.json']],
    ['.eslintrc.json', { ...PATHS, '.eslintrc.json': '{}' }, ['NXP-564 .eslintrc.json']],
    [
      'eslintConfig in package.json',
      { ...PATHS, 'package.json': '{ "name": "@acme/source", "eslintConfig": {} }' },
      ['NXP-564 package.json'],
    ],
    ['another package manager', { ...SOLUTION, 'bun.lock': '' }, ['NXP-561 package.json']],
    [
      'a package manager by name',
      { ...SOLUTION, 'package.json': '{ "workspaces": ["a"], "packageManager": "bun@1.2.0" }' },
      ['NXP-561 package.json'],
    ],
  ])('refuses %s and says all of it at once', (_, files, codes) => {
    expect(codesOf(files)).toEqual(codes);
  });

  it('takes the flat config where one of the old format is left beside it', () => {
    expect(detect({ ...PATHS, ...ROOT_FILES, '.eslintrc.json': '{}' }).eslintConfig).toBe('eslint.config.mjs');
  });
});
