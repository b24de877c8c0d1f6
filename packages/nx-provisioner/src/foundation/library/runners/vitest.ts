import type { WorkspaceProfile } from '../../../workspace/profile';
import type { LibraryOptions } from '../library';
import { pathToRoot } from '../print-json';
import type { TestRunner } from './runner';

/**
 * Vitest as Nx sets it up, with globals, in a plain module: one in TypeScript would be bundled before each run and
 * would need a place in a tsconfig.
 */
export const vitestRunner: TestRunner = {
  title: 'Vitest',
  types: ['vitest/globals', 'node'],
  outDir: 'out-tsc/vitest',
  libraryFiles: (options) => ({ 'vitest.config.mjs': printConfig(options) }),
};

function printConfig({ profile, root, name }: LibraryOptions): string {
  const aliases = ALIASES[profile.style === 'tsconfig-paths' ? profile.viteAliases : 'none'];
  return [
    "import { defineConfig } from 'vitest/config';",
    ...aliases.imports,
    '',
    'export default defineConfig({',
    '  root: import.meta.dirname,',
    `  cacheDir: '${pathToRoot(root, `node_modules/.vite/${root}`)}',`,
    ...aliases.options,
    ...resolveToSources(profile),
    '  test: {',
    `    name: '${name}',`,
    '    watch: false,',
    '    globals: true,',
    "    environment: 'node',",
    "    include: ['src/**/*.spec.ts'],",
    "    coverage: { reportsDirectory: 'test-output/vitest/coverage' },",
    '  },',
    '});',
    '',
  ].join('\n');
}

/** What resolves the aliases of tsconfig paths. */
const ALIASES: Readonly<
  Record<WorkspaceProfile['viteAliases'] | 'none', { imports: readonly string[]; options: readonly string[] }>
> = {
  none: { imports: [], options: [] },
  nx: {
    imports: ["import { nxViteTsPaths } from '@nx/vite/plugins/nx-tsconfig-paths.plugin';"],
    options: ['  plugins: [nxViteTsPaths()],'],
  },
  plugin: {
    imports: ["import tsconfigPaths from 'vite-tsconfig-paths';"],
    options: ['  plugins: [tsconfigPaths()],'],
  },
  vite: { imports: [], options: ['  resolve: { tsconfigPaths: true },'] },
};

/** Other libraries are resolved to their sources; after the workspace's own condition come those that Vite has for Node. */
function resolveToSources({ sourceCondition }: WorkspaceProfile): string[] {
  if (sourceCondition === null) return [];
  const conditions = [sourceCondition, 'module', 'node', 'development|production'];
  return [`  ssr: { resolve: { conditions: [${conditions.map((condition) => `'${condition}'`).join(', ')}] } },`];
}
