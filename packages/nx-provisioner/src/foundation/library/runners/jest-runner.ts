import type { WorkspaceProfile } from '../../../workspace/profile';
import type { LibraryOptions } from '../library';
import { pathToRoot } from '../print-json';
import type { TestRunner } from './runner';

/** Jest 30 as Nx sets it up, in one CommonJS file: a `.cts` configuration does not load under TypeScript 6. */
export const jestRunner: TestRunner = {
  title: 'Jest',
  types: ['jest', 'node'],
  outDir: 'out-tsc/jest',
  libraryFiles: (options) => ({ 'jest.config.cjs': printConfig(options) }),
};

function printConfig({ profile, root, name }: LibraryOptions): string {
  return [
    'module.exports = {',
    `  displayName: '${name}',`,
    ...(profile.jestPreset === null ? [] : [`  preset: '${pathToRoot(root, profile.jestPreset)}',`]),
    "  testEnvironment: 'node',",
    ...resolveToSources(profile),
    ...transform(profile),
    ...mapEndings(profile),
    "  coverageDirectory: 'test-output/jest/coverage',",
    '};',
    '',
  ].join('\n');
}

/** Other libraries are resolved to their sources; aliases of tsconfig paths are resolved by Nx's preset. */
function resolveToSources({ sourceCondition }: WorkspaceProfile): string[] {
  if (sourceCondition === null) return [];
  const conditions = [sourceCondition, 'node', 'require', 'default'].map((condition) => `'${condition}'`);
  return [`  testEnvironmentOptions: { customExportConditions: [${conditions.join(', ')}] },`];
}

/** Without SWC the preset's own transform does it, which is ts-jest. */
function transform({ jestTransform }: WorkspaceProfile): string[] {
  if (jestTransform === 'preset') return [];
  const options = "{ swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }";
  return ['  transform: {', `    '^.+\\\\.[tj]s$': ['@swc/jest', ${options}],`, '  },'];
}

/** Takes `.js` off imports, which spares each run the TypeScript compiler that Nx's resolver would load for it. */
function mapEndings({ moduleEnding }: WorkspaceProfile): string[] {
  return moduleEnding === '' ? [] : ["  moduleNameMapper: { '^(\\\\.{1,2}/.*)\\\\.js$': '$1' },"];
}
