import { packageName } from '../../workspace/profile';
import type { ConfigurationFiles, LibraryOptions } from './library';
import { pathToRoot } from './print-json';

/** The library's own lint configuration, where it has rules of its own; all others are the root's. */
export function lintFiles({ profile, root, guardTesting }: LibraryOptions): ConfigurationFiles {
  if (!guardTesting || profile.eslintConfig === null) return {};
  const group = [packageName(profile, 'testing'), packageName(profile, 'contracts-*/testing')];
  const lines = [
    `import baseConfig from '${pathToRoot(root, profile.eslintConfig)}';`,
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
  ];
  return { 'eslint.config.mjs': lines.join('\n') };
}
