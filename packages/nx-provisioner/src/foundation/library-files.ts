import { posix } from 'node:path';
import { packageName, type WorkspaceProfile } from '../workspace/profile';
import type { Component, GeneratedFile } from './generated-file';

/** A package of the same workspace that a library builds on. */
export interface WorkspaceDependency {
  /** `@acme/contracts-core` */
  readonly packageName: string;
  /** Its folder, relative to the workspace root, with `/`. */
  readonly root: string;
}

/** What tells one generated library from another. */
export interface LibraryOptions {
  readonly profile: WorkspaceProfile;
  /** The folder, relative to the workspace root, with `/`: `packages/contracts/billing`. */
  readonly root: string;
  /** The Nx project's name, which is the package's without the scope: `contracts-billing`. */
  readonly name: string;
  /** `['layer:contracts']` */
  readonly tags: readonly string[];
  readonly component: Component;
  /** Ids of the requirements that the library comes from. */
  readonly requirements: readonly string[];
  /** Packages of this workspace that the library's own sources import. */
  readonly dependencies: readonly WorkspaceDependency[];
  /** Packages of this workspace that only its specs import. */
  readonly specDependencies?: readonly WorkspaceDependency[];
  /** Packages from the registry by name, with their ranges. */
  readonly externalDependencies?: Readonly<Record<string, string>>;
  /** Entries besides the main one: `['testing']` exports `./testing` from `src/testing.ts`. */
  readonly entries?: readonly string[];
  /** Whether sources may use Node's own types. */
  readonly nodeTypes: boolean;
  /** Whether the library has specs: without them it gets no test configuration, and so no test target. */
  readonly specs: boolean;
  /** Whether lint keeps `@scope/testing` and `./testing` entries out of files that aren't specs. */
  readonly guardTesting: boolean;
}

/**
 * The files that make a folder a library of a TypeScript solution: package.json, tsconfigs, and the configuration
 * of linter and test runner where it needs its own. Targets are inferred from them by Nx's plugins. Sources are the
 * caller's: `src/index.ts`, and one file an entry.
 */
export function libraryFiles(options: LibraryOptions): GeneratedFile[] {
  const { profile, root, component, requirements } = options;
  const contents: Record<string, string | null> = {
    'package.json': toJson(describePackage(options)),
    'tsconfig.json': toJson(describeSolution(options)),
    'tsconfig.lib.json': toJson(describeLibraryBuild(options)),
    'tsconfig.spec.json': options.specs ? toJson(describeSpecBuild(options)) : null,
    'jest.config.cjs': options.specs ? printJestConfig(options) : null,
    'eslint.config.mjs': options.guardTesting && profile.eslintConfig !== null ? printEslintConfig(options) : null,
  };
  return Object.entries(contents).flatMap(([name, content]) =>
    content === null ? [] : [{ path: `${root}/${name}`, content, owner: 'plugin' as const, component, requirements }],
  );
}

/**
 * The range by which one workspace package names another. npm and Yarn link a package of the workspace that matches
 * the range; pnpm and Bun would ask the registry without the `workspace:` protocol.
 */
export function workspaceRange(packageManager: WorkspaceProfile['packageManager']): '*' | 'workspace:*' {
  return packageManager === 'pnpm' || packageManager === 'bun' ? 'workspace:*' : '*';
}

function describePackage(options: LibraryOptions): object {
  const { profile, name, tags, entries = [] } = options;
  const condition = profile.sourceCondition;
  const entry = (file: string) => ({
    ...(condition === null ? {} : { [condition]: `./src/${file}.ts` }),
    types: `./dist/${file}.d.ts`,
    import: `./dist/${file}.js`,
    default: `./dist/${file}.js`,
  });
  const dependencies = {
    ...options.externalDependencies,
    ...describeRanges(options.dependencies, profile),
    ...(profile.tslib === null ? {} : { tslib: profile.tslib }),
  };
  const devDependencies = describeRanges(options.specDependencies ?? [], profile);
  return {
    name: packageName(profile, name),
    version: '0.0.1',
    private: true,
    type: 'module',
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: {
      './package.json': './package.json',
      '.': entry('index'),
      ...Object.fromEntries(entries.map((file) => [`./${file}`, entry(file)])),
    },
    nx: { name, tags },
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies: sortKeys(dependencies) }),
    ...(Object.keys(devDependencies).length === 0 ? {} : { devDependencies: sortKeys(devDependencies) }),
  };
}

function describeRanges(dependencies: readonly WorkspaceDependency[], profile: WorkspaceProfile) {
  const range = workspaceRange(profile.packageManager);
  return Object.fromEntries(dependencies.map((dependency) => [dependency.packageName, range]));
}

function describeSolution(options: LibraryOptions): object {
  const references = [{ path: './tsconfig.lib.json' }, ...(options.specs ? [{ path: './tsconfig.spec.json' }] : [])];
  return { extends: pathToRoot(options.root, 'tsconfig.base.json'), files: [], include: [], references };
}

function describeLibraryBuild(options: LibraryOptions): object {
  return {
    extends: pathToRoot(options.root, 'tsconfig.base.json'),
    compilerOptions: {
      rootDir: 'src',
      outDir: 'dist',
      tsBuildInfoFile: 'dist/tsconfig.lib.tsbuildinfo',
      emitDeclarationOnly: false,
      forceConsistentCasingInFileNames: true,
      types: options.nodeTypes ? ['node'] : [],
    },
    include: ['src/**/*.ts'],
    ...(options.specs ? { exclude: ['src/**/*.spec.ts'] } : {}),
    references: describeReferences(options),
  };
}

function describeSpecBuild(options: LibraryOptions): object {
  return {
    extends: pathToRoot(options.root, 'tsconfig.base.json'),
    compilerOptions: {
      outDir: 'out-tsc/jest',
      forceConsistentCasingInFileNames: true,
      types: ['jest', 'node'],
    },
    include: ['src/**/*.spec.ts'],
    references: [...describeReferences(options), { path: './tsconfig.lib.json' }],
  };
}

/** `nx sync` gives the library's build a reference for every edge of the project graph, those of specs included. */
function describeReferences({ root, dependencies, specDependencies = [] }: LibraryOptions): { path: string }[] {
  const roots = [...new Set([...dependencies, ...specDependencies].map((dependency) => dependency.root))].sort();
  return roots.map((target) => ({ path: `${posix.relative(root, target)}/tsconfig.lib.json` }));
}

/**
 * Jest 30 with SWC, as Nx sets it up, in one CommonJS file: a `.cts` configuration does not load under TypeScript 6.
 * Imports end in `.js`; the mapper takes the ending away, which spares each run the TypeScript compiler that Nx's
 * resolver would load to find the source. Other libraries are resolved to their sources as well.
 */
function printJestConfig({ profile, root, name }: LibraryOptions): string {
  const { jestPreset, sourceCondition } = profile;
  const conditions = sourceCondition === null ? '' : `'${sourceCondition}', `;
  return [
    'module.exports = {',
    `  displayName: '${name}',`,
    ...(jestPreset === null ? [] : [`  preset: '${pathToRoot(root, jestPreset)}',`]),
    "  testEnvironment: 'node',",
    `  testEnvironmentOptions: { customExportConditions: [${conditions}'node', 'require', 'default'] },`,
    '  transform: {',
    "    '^.+\\\\.[tj]s$': ['@swc/jest', { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],",
    '  },',
    "  moduleNameMapper: { '^(\\\\.{1,2}/.*)\\\\.js$': '$1' },",
    "  coverageDirectory: 'test-output/jest/coverage',",
    '};',
    '',
  ].join('\n');
}

function printEslintConfig({ profile, root }: LibraryOptions): string {
  const group = [packageName(profile, 'testing'), packageName(profile, 'contracts-*/testing')];
  return [
    `import baseConfig from '${pathToRoot(root, profile.eslintConfig ?? '')}';`,
    '',
    'export default [',
    '  ...baseConfig,',
    '  {',
    "    files: ['**/*.ts', '**/*.tsx'],",
    "    ignores: ['**/*.spec.ts', '**/*.spec.tsx'],",
    '    rules: {',
    "      '@typescript-eslint/no-restricted-imports': [",
    "        'error',",
    '        {',
    '          patterns: [',
    '            {',
    `              group: [${group.map((pattern) => `'${pattern}'`).join(', ')}],`,
    "              message: 'Fakes and suites are for specs.',",
    '            },',
    '          ],',
    '        },',
    '      ],',
    '    },',
    '  },',
    '];',
    '',
  ].join('\n');
}

function pathToRoot(root: string, file: string): string {
  return posix.join(posix.relative(root, '.'), file);
}

function sortKeys(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
