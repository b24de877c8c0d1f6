import { makePathsProfile, makeProfile } from '../../../workspace/testing/profile';
import type { WorkspaceProfile } from '../../../workspace/profile';
import { libraryFiles } from '../library-files';

const ROOT = 'packages/contracts/billing';

function generate(profile: WorkspaceProfile): Map<string, string> {
  const files = libraryFiles({
    profile,
    root: ROOT,
    name: 'contracts-billing',
    tags: ['layer:contracts'],
    component: { type: 'contracts', name: 'contracts-billing' },
    requirements: [],
    dependencies: [],
    nodeTypes: false,
    specs: true,
    guardTesting: false,
  });
  return new Map(files.map(({ path, content }) => [path.slice(ROOT.length + 1), content]));
}

describe('the Vitest configuration of a library', () => {
  it('resolves other libraries to their sources in a solution', () => {
    const files = generate(makeProfile({ testRunner: 'vitest' }));

    expect(files.has('jest.config.cjs')).toBe(false);
    expect(files.get('vitest.config.mjs')).toBe(`import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../../node_modules/.vite/packages/contracts/billing',
  ssr: { resolve: { conditions: ['@acme/source', 'module', 'node', 'development|production'] } },
  test: {
    name: 'contracts-billing',
    watch: false,
    globals: true,
    environment: 'node',
    include: ['src/**/*.spec.ts'],
    coverage: { reportsDirectory: 'test-output/vitest/coverage' },
  },
});
`);
  });

  it.each([makeProfile({ testRunner: 'vitest' }), makePathsProfile({ testRunner: 'vitest' })])(
    'comes with the types of its globals',
    (profile) => {
      const { compilerOptions } = JSON.parse(generate(profile).get('tsconfig.spec.json')!) as {
        compilerOptions: object;
      };

      expect(compilerOptions).toMatchObject({ types: ['vitest/globals', 'node'] });
    },
  );

  it.each([
    ['nx', 'plugins: [nxViteTsPaths()]'],
    ['plugin', 'plugins: [tsconfigPaths()]'],
    ['vite', 'resolve: { tsconfigPaths: true }'],
  ] as const)('resolves aliases by what there is: %s', (viteAliases, expected) => {
    const config = generate(makePathsProfile({ testRunner: 'vitest', viteAliases })).get('vitest.config.mjs');

    expect(config).toContain(expected);
    expect(config).not.toContain('conditions');
  });
});
