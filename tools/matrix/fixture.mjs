/** The workspace of a combination, as Nx's own generators would have set it up: files by path, nothing written. */
import { readFileSync } from 'node:fs';

const VERSIONS = JSON.parse(readFileSync(new URL('versions.json', import.meta.url), 'utf8'));

const toJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

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
    ...(runner === 'jest' && VERSIONS.jest),
    ...(runner === 'jest' && VERSIONS[style === 'ts-solution' ? 'swc' : 'ts-jest']),
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

const CART = `/** What a cart costs, in cents. */
export function total(prices: readonly number[]): number {
  return prices.reduce((sum, price) => sum + price, 0);
}
`;

const cartSpec = (ending) => `import { total } from './cart${ending}';

describe('total', () => {
  it('adds up the lines', () => {
    expect(total([1200, 1850])).toBe(3050);
  });
});
`;

/** Types of the runner's globals in specs. */
const TYPES = { jest: ['jest', 'node'], vitest: ['vitest/globals', 'node'] };

function solutionFiles({ runner }) {
  const base = '../../tsconfig.base.json';
  const folder = 'packages/checkout';
  return {
    'tsconfig.base.json': toJson({
      compilerOptions: {
        composite: true,
        declarationMap: true,
        emitDeclarationOnly: true,
        importHelpers: true,
        isolatedModules: true,
        lib: ['es2022'],
        module: 'nodenext',
        moduleResolution: 'nodenext',
        noEmitOnError: true,
        noFallthroughCasesInSwitch: true,
        noImplicitOverride: true,
        noImplicitReturns: true,
        noUnusedLocals: true,
        skipLibCheck: true,
        strict: true,
        target: 'es2022',
        customConditions: ['@acme/source'],
      },
    }),
    'tsconfig.json': toJson({
      extends: './tsconfig.base.json',
      compileOnSave: false,
      files: [],
      references: [{ path: `./${folder}` }],
    }),
    [`${folder}/package.json`]: toJson({
      name: '@acme/checkout',
      version: '0.0.1',
      private: true,
      type: 'module',
      main: './dist/index.js',
      types: './dist/index.d.ts',
      exports: {
        './package.json': './package.json',
        '.': {
          '@acme/source': './src/index.ts',
          types: './dist/index.d.ts',
          import: './dist/index.js',
          default: './dist/index.js',
        },
      },
      nx: { name: 'checkout' },
      dependencies: { tslib: '^2.3.0' },
    }),
    [`${folder}/tsconfig.json`]: toJson({
      extends: base,
      files: [],
      include: [],
      references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }],
    }),
    [`${folder}/tsconfig.lib.json`]: toJson({
      extends: base,
      compilerOptions: {
        rootDir: 'src',
        outDir: 'dist',
        tsBuildInfoFile: 'dist/tsconfig.lib.tsbuildinfo',
        emitDeclarationOnly: false,
        forceConsistentCasingInFileNames: true,
        types: ['node'],
      },
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.spec.ts'],
      references: [],
    }),
    [`${folder}/tsconfig.spec.json`]: toJson({
      extends: base,
      compilerOptions: { outDir: `./out-tsc/${runner}`, types: TYPES[runner], forceConsistentCasingInFileNames: true },
      include: ['src/**/*.spec.ts', 'src/**/*.d.ts'],
      references: [{ path: './tsconfig.lib.json' }],
    }),
    ...sourceFiles(folder, '.js'),
    ...(runner === 'jest' ? jestFiles(folder, SWC) : vitestFiles(folder, false)),
  };
}

function pathsFiles({ runner, nx }) {
  const folder = 'libs/checkout';
  return {
    'tsconfig.base.json': toJson({
      compileOnSave: false,
      compilerOptions: {
        rootDir: '.',
        sourceMap: true,
        declaration: false,
        // What Nx takes for the TypeScript of each of its majors.
        moduleResolution: nx === '23' ? 'bundler' : 'node',
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
        importHelpers: true,
        target: 'es2015',
        module: 'esnext',
        lib: ['es2020', 'dom'],
        skipLibCheck: true,
        skipDefaultLibCheck: true,
        strict: false,
        ...(nx === '22' && { baseUrl: '.' }),
        paths: { '@acme/checkout': [nx === '22' ? `${folder}/src/index.ts` : `./${folder}/src/index.ts`] },
      },
      exclude: ['node_modules', 'tmp'],
    }),
    [`${folder}/project.json`]: toJson({
      name: 'checkout',
      $schema: '../../node_modules/nx/schemas/project-schema.json',
      sourceRoot: `${folder}/src`,
      projectType: 'library',
      tags: [],
      targets: {
        build: {
          executor: '@nx/js:tsc',
          outputs: ['{options.outputPath}'],
          options: {
            outputPath: `dist/${folder}`,
            main: `${folder}/src/index.ts`,
            tsConfig: `${folder}/tsconfig.lib.json`,
          },
        },
      },
    }),
    [`${folder}/package.json`]: toJson({
      name: '@acme/checkout',
      version: '0.0.1',
      private: true,
      type: 'commonjs',
      main: './src/index.js',
      types: './src/index.d.ts',
      dependencies: { tslib: '^2.3.0' },
    }),
    [`${folder}/tsconfig.json`]: toJson({
      extends: '../../tsconfig.base.json',
      compilerOptions: {
        ...(runner === 'jest' && nx === '22' && { module: 'commonjs' }),
        forceConsistentCasingInFileNames: true,
        strict: true,
        noImplicitOverride: true,
        noImplicitReturns: true,
        noFallthroughCasesInSwitch: true,
      },
      files: [],
      include: [],
      references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }],
    }),
    [`${folder}/tsconfig.lib.json`]: toJson({
      extends: './tsconfig.json',
      compilerOptions: { outDir: '../../dist/out-tsc', declaration: true, types: ['node'] },
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.spec.ts'],
    }),
    [`${folder}/tsconfig.spec.json`]: toJson({
      extends: './tsconfig.json',
      compilerOptions: {
        outDir: '../../dist/out-tsc',
        ...(runner === 'jest' && { module: 'commonjs', moduleResolution: nx === '23' ? 'bundler' : 'node10' }),
        types: TYPES[runner],
      },
      include: ['src/**/*.spec.ts', 'src/**/*.d.ts'],
    }),
    ...sourceFiles(folder, ''),
    ...(runner === 'jest' ? jestFiles(folder, TS_JEST) : vitestFiles(folder, true)),
  };
}

function sourceFiles(folder, ending) {
  return {
    [`${folder}/eslint.config.mjs`]:
      "import baseConfig from '../../eslint.config.mjs';\n\nexport default [...baseConfig];\n",
    [`${folder}/src/index.ts`]: `export * from './lib/cart${ending}';\n`,
    [`${folder}/src/lib/cart.ts`]: CART,
    [`${folder}/src/lib/cart.spec.ts`]: cartSpec(ending),
  };
}

const SWC = "['@swc/jest', { swcrc: false, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }]";
const TS_JEST = "['ts-jest', { tsconfig: '<rootDir>/tsconfig.spec.json' }]";

function jestFiles(folder, transform) {
  return {
    [`${folder}/jest.config.cjs`]: `module.exports = {
  displayName: 'checkout',
  preset: '../../jest.preset.js',
  testEnvironment: 'node',
  transform: {
    '^.+\\\\.[tj]s$': ${transform},
  },
  moduleFileExtensions: ['ts', 'js', 'html'],
  coverageDirectory: 'test-output/jest/coverage',
};
`,
  };
}

function vitestFiles(folder, aliases) {
  return {
    [`${folder}/vitest.config.mts`]: `import { defineConfig } from 'vitest/config';
${aliases ? "import { nxViteTsPaths } from '@nx/vite/plugins/nx-tsconfig-paths.plugin';\n" : ''}
export default defineConfig(() => ({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/${folder}',
${aliases ? '  plugins: [nxViteTsPaths()],\n' : ''}  test: {
    name: 'checkout',
    watch: false,
    globals: true,
    environment: 'node',
    include: ['src/**/*.spec.ts'],
    reporters: ['default'],
    coverage: {
      reportsDirectory: './test-output/vitest/coverage',
      provider: 'v8' as const,
    },
  },
}));
`,
  };
}
