/** The workspace of a combination, as Nx's own generators would have set it up: files by path, nothing written. */
import { readFileSync } from 'node:fs';

import { pathsFiles, solutionFiles, toJson } from './fixture-project.mjs';

const VERSIONS = JSON.parse(readFileSync(new URL('versions.json', import.meta.url), 'utf8'));

/**
 * @param {import('./combinations.mjs').Combination} combination
 * @param {Record<string, string>} packages what is to be installed from a file, by name: `file:/…/nx-provisioner-0.1.0.tgz`
 * @returns {Record<string, string>} texts by path
 */
export function fixtureFiles(combination, packages) {
  const { style, runner } = combination;
  return {
    '.gitignore': 'node_modules\ndist\ntmp\nout-tsc\ntest-output\n.nx/cache\n.nx/workspace-data\n.yarn\n*.timestamp*\n',
    '.prettierrc': toJson({ singleQuote: true }),
    'eslint.config.mjs': ESLINT_CONFIG,
    'nx.json': toJson(describeNx(combination)),
    'package.json': toJson(describeRoot(combination, packages)),
    ...managerFiles(combination, packages),
    ...(runner === 'jest' && { 'jest.preset.js': JEST_PRESET }),
    ...(style === 'ts-solution' ? solutionFiles(combination) : pathsFiles(combination)),
  };
}

function describeRoot({ style, manager, runner, nx }, packages) {
  const { nx: version, ...tools } = VERSIONS[nx];
  const { vitest, vite, ...rest } = tools;
  const plugins = ['nx', '@nx/eslint', '@nx/eslint-plugin', '@nx/js'];
  if (runner === 'jest') plugins.push('@nx/jest');
  else plugins.push('@nx/vitest', ...(style === 'tsconfig-paths' ? ['@nx/vite'] : []));
  const devDependencies = {
    ...rest,
    ...VERSIONS.always,
    ...Object.fromEntries(plugins.map((name) => [name, version])),
    ...(runner === 'vitest' && { vite, vitest }),
    // With `ts-jest` in each case: Nx's preset for Jest names it, also where a project has another transformer.
    ...(runner === 'jest' && VERSIONS.jest),
    ...(runner === 'jest' && style === 'ts-solution' && VERSIONS.swc),
    ...packages,
  };
  const linked = style === 'ts-solution' && manager !== 'pnpm';
  return {
    name: '@acme/source',
    version: '0.0.0',
    private: true,
    ...(linked && { workspaces: ['packages/*'] }),
    devDependencies: Object.fromEntries(Object.entries(devDependencies).sort(([a], [b]) => (a < b ? -1 : 1))),
    // One package needs the other, which npm finds at the root; the others would ask the registry for it.
    ...(manager.startsWith('yarn') && { resolutions: packages }),
  };
}

/** Yarn looks for a lock file to know that this is a root; pnpm has its settings in a file of its own. */
function managerFiles({ style, manager }, packages) {
  if (manager === 'yarn1') return { 'yarn.lock': '' };
  if (manager === 'yarn')
    return { 'yarn.lock': '', '.yarnrc.yml': 'enableTelemetry: false\nnodeLinker: node-modules\n' };
  if (manager !== 'pnpm') return {};
  const globs = style === 'ts-solution' ? ['# what is linked', 'packages:', "  - 'packages/*' # libraries", ''] : [];
  const overrides = Object.entries(packages).map(([name, file]) => `  ${name}: ${file}`);
  return { 'pnpm-workspace.yaml': [...globs, 'overrides:', ...overrides, ''].join('\n') };
}

function describeNx({ style, runner, nx }) {
  const excluded = [
    'eslint.config.mjs',
    '**/?(*.)+(spec|test).[jt]s?(x)?(.snap)',
    'tsconfig.spec.json',
    'jest.config.cjs',
  ];
  const vitest = { testTargetName: 'test', ciTargetName: 'test-ci', testMode: nx === '23' ? 'run' : 'watch' };
  return {
    $schema: './node_modules/nx/schemas/nx-schema.json',
    analytics: false,
    defaultBase: 'main',
    namedInputs: {
      default: ['{projectRoot}/**/*', 'sharedGlobals'],
      production: ['default', ...excluded.map((path) => `!{projectRoot}/${path}`)],
      sharedGlobals: [],
    },
    plugins: [
      ...(style === 'ts-solution' ? [TYPESCRIPT_PLUGIN] : []),
      { plugin: '@nx/eslint/plugin', options: { targetName: 'lint' } },
      runner === 'jest'
        ? { plugin: '@nx/jest/plugin', options: { targetName: 'test' } }
        : { plugin: '@nx/vitest', options: vitest },
    ],
    targetDefaults:
      style === 'ts-solution'
        ? { test: { dependsOn: ['^build'] } }
        : { '@nx/js:tsc': { cache: true, dependsOn: ['^build'], inputs: ['production', '^production'] } },
  };
}

const TYPESCRIPT_PLUGIN = {
  plugin: '@nx/js/typescript',
  options: {
    typecheck: { targetName: 'typecheck' },
    build: {
      targetName: 'build',
      configName: 'tsconfig.lib.json',
      buildDepsName: 'build-deps',
      watchDepsName: 'watch-deps',
    },
  },
};

const JEST_PRESET = `const nxPreset = require('@nx/jest/preset').default;

module.exports = { ...nxPreset };
`;

const ESLINT_CONFIG = `import nx from '@nx/eslint-plugin';

export default [
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  ...nx.configs['flat/javascript'],
  {
    ignores: ['**/dist', '**/out-tsc', '**/test-output'],
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.js', '**/*.jsx'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          allow: ['^.*/eslint(\\\\.base)?\\\\.config\\\\.[cm]?[jt]s$'],
          depConstraints: [
            {
              sourceTag: '*',
              onlyDependOnLibsWithTags: ['*'],
            },
          ],
        },
      ],
    },
  },
];
`;
