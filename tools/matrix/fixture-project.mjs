/** The one library that a workspace of the matrix has before anything is provisioned. */

export const toJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

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

/** The library of a workspace with TypeScript project references, and the configuration that it extends. */
export function solutionFiles({ runner }) {
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

/** The library of a workspace with path aliases, and the configuration that it extends. */
export function pathsFiles({ runner, nx }) {
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
