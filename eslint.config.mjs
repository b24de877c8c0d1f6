import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** The outside world: a file, a process or an Nx workspace. */
const OUTSIDE = ['nx', 'nx/*', '@nx/*', 'node:fs', 'node:fs/*', 'fs', 'fs/*', 'node:child_process', 'child_process'];

/** Forbids imports for some folders; the reason is the message that a developer reads. */
const layer = (files, group, message) => ({
  files,
  ignores: ['**/*.spec.ts', '**/testing/**'],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

export default tseslint.config(
  { ignores: ['**/dist', '**/out-tsc', '**/test-output', 'e2e/fixtures', 'tmp'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A number in a message needs no ceremony.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      // What grows past these asks for another design.
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 80 }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts'],
    rules: {
      // Jest's matchers are typed with any, and asserting on a method of a double is not calling it unbound.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // A test knows what its own input holds.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  layer(
    ['packages/protocol/src/**/*.ts'],
    [...OUTSIDE, 'nx-provisioner'],
    'The protocol is pure: text in, data out. Reading, writing, running and Nx belong to the plugin.',
  ),
  layer(
    ['packages/nx-provisioner/src/{foundation,contracts,workspace,codemods}/**/*.ts'],
    ['**/phases/**', '**/generators/**', '**/executors/**', '**/cli/**', '**/adapters/**', 'node:child_process'],
    'What is generated is computed from data: phases and generators call this code, never the other way.',
  ),
  layer(
    ['packages/nx-provisioner/src/adapters/**/*.ts'],
    [
      '**/phases/**',
      '**/generators/**',
      '**/executors/**',
      '**/cli/**',
      '**/foundation/**',
      '**/contracts/**',
      '!nx/**',
    ],
    'An adapter wraps one outside thing and knows nothing of what it is used for.',
  ),
  layer(
    ['packages/nx-provisioner/src/executors/**/*.ts'],
    ['**/cli/**'],
    'Executors and the command line stand side by side: what both print with belongs to terminal, what both do to phases.',
  ),
  layer(
    ['packages/nx-provisioner/src/terminal/**/*.ts'],
    [...OUTSIDE, '**/phases/**', '**/generators/**', '**/executors/**', '**/cli/**', '**/adapters/**'],
    'How text fits a screen is computed from the text alone.',
  ),
  layer(
    ['packages/nx-provisioner/src/{phases,validation}/**/*.ts'],
    ['**/generators/**', '**/executors/**', '**/cli/**', 'node:child_process'],
    'Phases are composed by executors and the command line; processes are run by adapters.',
  ),
  layer(
    ['packages/nx-provisioner/src/cli/**/*.ts'],
    ['nx', 'nx/*', '@nx/*', 'typescript', 'ts-morph', '**/generators/**', '**/executors/**', 'node:child_process'],
    'The command line works in folders without Nx: a command that needs it loads it when it runs.',
  ),
  layer(
    ['packages/nx-provisioner/src/graph/**/*.ts', 'packages/nx-provisioner/src/index.ts'],
    ['ts-morph', 'ejs', 'nx-provisioner-protocol', '**/phases/**', '**/generators/**', '**/contracts/**'],
    'Nx loads this file for every command: it loads nothing heavy.',
  ),
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  prettier,
);
