import { detectGate, detectTargets } from '../detect-targets';
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
    projectFile: 'package.json',
    baseTsconfig: 'tsconfig.base.json',
    aliases: {},
    moduleEnding: '.js',
    testRunner: 'jest',
    jestTransform: 'swc',
    viteAliases: 'vite',
    sourceCondition: '@acme/source',
    tslib: '^2.8.0',
    eslintConfig: 'eslint.config.mjs',
    jestPreset: 'jest.preset.js',
    targets: detectTargets([]),
    gate: detectGate([]),
    choices: [],
    ...rest,
  };
}

/** The profile of a workspace that `create-nx-workspace --preset=apps --workspaces=false` made, with a library. */
export function makePathsProfile(rest: Partial<WorkspaceProfile> = {}): WorkspaceProfile {
  return makeProfile({
    style: 'tsconfig-paths',
    librariesFolder: 'libs',
    projectFile: 'project.json',
    moduleEnding: '',
    jestTransform: 'preset',
    sourceCondition: null,
    ...rest,
  });
}
