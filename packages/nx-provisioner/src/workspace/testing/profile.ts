import type { WorkspaceProfile } from '../profile';

/** The profile of a workspace that `create-nx-workspace --preset=ts` made, with ESLint and Jest. */
export function makeProfile(rest: Partial<WorkspaceProfile> = {}): WorkspaceProfile {
  return {
    root: '/workspace',
    style: 'ts-solution',
    packageManager: 'npm',
    scope: '@acme',
    rootProject: '@acme/source',
    librariesFolder: 'packages',
    testRunner: 'jest',
    sourceCondition: '@acme/source',
    tslib: '^2.8.0',
    eslintConfig: 'eslint.config.mjs',
    jestPreset: 'jest.preset.js',
    ...rest,
  };
}
