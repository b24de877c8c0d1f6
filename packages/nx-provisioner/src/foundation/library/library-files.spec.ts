import { makeProfile } from '../../workspace/testing/profile';
import type { GeneratedFile } from '../generated-file';
import type { LibraryOptions } from './library';
import { libraryFiles } from './library-files';

const PROFILE = makeProfile({ tslib: '^2.3.0' });

function generate(options: Partial<LibraryOptions> = {}): Map<string, GeneratedFile> {
  const files = libraryFiles({
    profile: PROFILE,
    root: 'packages/expansion/billing',
    name: 'expansion-billing',
    tags: ['layer:lane'],
    component: { type: 'lane', name: 'expansion/billing' },
    requirements: ['BIL-002'],
    dependencies: [{ packageName: '@acme/contracts-billing', root: 'packages/contracts/billing' }],
    specDependencies: [{ packageName: '@acme/testing', root: 'packages/testing' }],
    externalDependencies: { zod: '^4.0.0' },
    entries: ['testing'],
    nodeTypes: false,
    specs: true,
    guardTesting: true,
    ...options,
  });
  return new Map(
    files.map((file) => [file.path.slice(options.root?.length ?? 'packages/expansion/billing'.length), file]),
  );
}

function readJson(files: Map<string, GeneratedFile>, name: string): unknown {
  return JSON.parse(files.get(name)?.content ?? 'null');
}

describe('libraryFiles', () => {
  it('describes the package with its entries, the source first, and its dependencies, sorted', () => {
    expect(readJson(generate(), '/package.json')).toEqual({
      name: '@acme/expansion-billing',
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
        './testing': {
          '@acme/source': './src/testing.ts',
          types: './dist/testing.d.ts',
          import: './dist/testing.js',
          default: './dist/testing.js',
        },
      },
      nx: { name: 'expansion-billing', tags: ['layer:lane'] },
      dependencies: { '@acme/contracts-billing': '*', tslib: '^2.3.0', zod: '^4.0.0' },
      devDependencies: { '@acme/testing': '*' },
    });
    const { exports } = readJson(generate(), '/package.json') as { exports: Record<string, object> };
    expect(Object.keys(exports['.'] ?? {})).toEqual(['@acme/source', 'types', 'import', 'default']);
  });

  it('leaves out what the workspace does not have', () => {
    const profile = {
      ...PROFILE,
      scope: null,
      sourceCondition: null,
      tslib: null,
      eslintConfig: null,
      jestPreset: null,
    };
    const files = generate({ profile, dependencies: [], specDependencies: [], externalDependencies: {} });
    const manifest = files.get('/package.json')?.content;

    expect(manifest).toContain('"name": "expansion-billing"');
    expect(manifest).not.toMatch(/dependencies|source|tslib/i);
    expect(files.has('/eslint.config.mjs')).toBe(false);
    expect(files.get('/jest.config.cjs')?.content).not.toMatch(/preset|source/);
  });

  it('refers to the builds of all that is imported, specs included, as nx sync would', () => {
    const references = [
      { path: '../../contracts/billing/tsconfig.lib.json' },
      { path: '../../testing/tsconfig.lib.json' },
    ];

    expect(readJson(generate(), '/tsconfig.lib.json')).toMatchObject({ references });
    expect(readJson(generate(), '/tsconfig.spec.json')).toMatchObject({
      references: [...references, { path: './tsconfig.lib.json' }],
    });
  });

  it('leads to packages beside the root manifest, and copies every other range', () => {
    const externalDependencies = {
      archive: 'file:vendor/archive-1.0.0.tgz',
      beside: 'link:../beside',
      folder: './vendor/folder',
      absolute: 'file:/opt/absolute',
      alias: 'npm:other@^1.0.0',
      repository: 'github:acme/repository',
    };
    const { dependencies } = readJson(generate({ externalDependencies }), '/package.json') as { dependencies: object };

    expect(dependencies).toMatchObject({
      archive: 'file:../../../vendor/archive-1.0.0.tgz',
      beside: 'link:../../../../beside',
      folder: '../../../vendor/folder',
      absolute: 'file:/opt/absolute',
      alias: 'npm:other@^1.0.0',
      repository: 'github:acme/repository',
    });
  });

  it('reaches the root from any depth', () => {
    const files = generate({ root: 'libs/testing' });

    expect(readJson(files, '/tsconfig.json')).toMatchObject({ extends: '../../tsconfig.base.json' });
    expect(files.get('/jest.config.cjs')?.content).toContain("preset: '../../jest.preset.js'");
    expect(files.get('/eslint.config.mjs')?.content).toContain("from '../../eslint.config.mjs'");
  });

  it('sets up tests only for a library that has specs', () => {
    const files = generate({ specs: false });

    expect([...files.keys()]).toEqual(['/package.json', '/tsconfig.json', '/tsconfig.lib.json', '/eslint.config.mjs']);
    expect(readJson(files, '/tsconfig.json')).toMatchObject({ references: [{ path: './tsconfig.lib.json' }] });
  });

  it('keeps test code out of sources where it is asked to', () => {
    expect(generate().get('/eslint.config.mjs')?.content).toContain(
      "group: ['@acme/testing', '@acme/contracts-*/testing']",
    );
    expect(generate({ guardTesting: false }).has('/eslint.config.mjs')).toBe(false);
  });

  it('writes a Jest configuration that loads', () => {
    const module: { exports: { moduleNameMapper?: Record<string, string> } } = { exports: {} };
    const content = generate().get('/jest.config.cjs')?.content ?? '';

    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it is code
    new Function('module', content)(module);

    const [pattern, replacement] = Object.entries(module.exports.moduleNameMapper ?? {})[0]!;
    expect('./refund-gateway.js'.replace(new RegExp(pattern), replacement)).toBe('./refund-gateway');
    expect('lodash/fp.js'.replace(new RegExp(pattern), replacement)).toBe('lodash/fp.js');
    expect(module.exports).toMatchObject({
      displayName: 'expansion-billing',
      testEnvironmentOptions: { customExportConditions: ['@acme/source', 'node', 'require', 'default'] },
    });
  });
});
