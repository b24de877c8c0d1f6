import { makePathsProfile } from '../../../workspace/testing/profile';
import type { LibraryOptions } from '../../library/library';
import { libraryFiles } from '../../library/library-files';
import { tsconfigPaths } from './tsconfig-paths';

const ROOT = 'libs/contracts/billing';

function generate(options: Partial<LibraryOptions> = {}): Map<string, string> {
  const files = libraryFiles({
    profile: makePathsProfile(),
    root: ROOT,
    name: 'contracts-billing',
    tags: ['layer:contracts'],
    component: { type: 'contracts', name: 'contracts-billing' },
    requirements: ['BIL-002'],
    dependencies: [{ packageName: '@acme/testing', root: 'libs/testing' }],
    entries: ['testing'],
    nodeTypes: false,
    specs: true,
    guardTesting: false,
    ...options,
  });
  return new Map(files.map(({ path, content }) => [path.slice(ROOT.length + 1), content]));
}

const parse = (files: Map<string, string>, name: string) => JSON.parse(files.get(name) ?? 'null') as unknown;

describe('tsconfigPaths.libraryFiles', () => {
  it('makes a library of a project.json, without a package and without a build', () => {
    const files = generate();

    expect([...files.keys()]).toEqual([
      'project.json',
      'tsconfig.json',
      'tsconfig.lib.json',
      'tsconfig.spec.json',
      'jest.config.cjs',
    ]);
    expect(parse(files, 'project.json')).toEqual({
      name: 'contracts-billing',
      $schema: '../../../node_modules/nx/schemas/project-schema.json',
      sourceRoot: 'libs/contracts/billing/src',
      projectType: 'library',
      tags: ['layer:contracts'],
      targets: {
        typecheck: {
          executor: 'nx:run-commands',
          cache: true,
          options: {
            commands: ['tsc --noEmit -p tsconfig.lib.json', 'tsc --noEmit -p tsconfig.spec.json'],
            cwd: '{projectRoot}',
          },
        },
      },
    });
  });

  it('checks strictly whatever the workspace does, and specs with the types of the test runner', () => {
    const files = generate();

    expect(parse(files, 'tsconfig.json')).toMatchObject({
      extends: '../../../tsconfig.base.json',
      compilerOptions: { strict: true },
      references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }],
    });
    expect(parse(files, 'tsconfig.lib.json')).toMatchObject({
      compilerOptions: { outDir: '../../../dist/out-tsc', types: ['node'] },
      exclude: ['src/**/*.spec.ts'],
    });
    expect(parse(files, 'tsconfig.spec.json')).toMatchObject({ compilerOptions: { types: ['jest', 'node'] } });
  });

  it("leaves resolution and transform to the workspace's preset", () => {
    expect(generate().get('jest.config.cjs')).toBe(
      [
        'module.exports = {',
        "  displayName: 'contracts-billing',",
        "  preset: '../../../jest.preset.js',",
        "  testEnvironment: 'node',",
        "  coverageDirectory: 'test-output/jest/coverage',",
        '};',
        '',
      ].join('\n'),
    );
  });

  it('checks and tests no specs where there are none', () => {
    const files = generate({ specs: false });

    expect([...files.keys()]).toEqual(['project.json', 'tsconfig.json', 'tsconfig.lib.json']);
    expect(files.get('project.json')).not.toContain('spec');
    expect(files.get('tsconfig.json')).not.toContain('spec');
  });
});

describe('tsconfigPaths.wire', () => {
  const LIBRARIES = [
    { name: 'contracts-billing', root: ROOT, packageName: '@acme/contracts-billing', entries: ['testing'], tags: [] },
    { name: 'testing', root: 'libs/testing', packageName: '@acme/testing', entries: [], tags: [] },
  ];
  const BASE = `{
  "compilerOptions": {
    // the aliases
    "paths": {
      "@acme/cart": ["./libs/cart/src/index.ts"],
      "@acme/tax": ["./libs/tax/src/index.ts"]
    }
  }
}
`;
  const wire = (text: string, path = 'tsconfig.base.json') =>
    tsconfigPaths.wire(LIBRARIES, (file) => (file === path ? text : null));

  it('puts each alias in its place and leaves everything else', () => {
    const [edit] = wire(BASE);

    expect(edit?.path).toBe('tsconfig.base.json');
    expect(edit?.content).toContain('// the aliases');
    const { compilerOptions } = JSON.parse(edit!.content.replace('// the aliases', '')) as {
      compilerOptions: { paths: Record<string, string[]> };
    };
    expect(Object.entries(compilerOptions.paths)).toEqual([
      ['@acme/cart', ['./libs/cart/src/index.ts']],
      ['@acme/contracts-billing', ['./libs/contracts/billing/src/index.ts']],
      ['@acme/contracts-billing/testing', ['./libs/contracts/billing/src/testing.ts']],
      ['@acme/tax', ['./libs/tax/src/index.ts']],
      ['@acme/testing', ['./libs/testing/src/index.ts']],
    ]);
  });

  it('changes nothing the second time', () => {
    expect(wire(wire(BASE)[0]!.content)).toEqual([]);
  });

  it('takes away the aliases of libraries that are gone, and no others', () => {
    const wired = wire(BASE)[0]!.content;
    const [edit] = tsconfigPaths.unwire(
      LIBRARIES.map(({ root }) => root),
      (file) => (file === 'tsconfig.base.json' ? wired : null),
    );

    const plain = (text: string) => JSON.parse(text.replace('// the aliases', '')) as unknown;

    expect(edit?.content).toContain('// the aliases');
    expect(plain(edit!.content)).toEqual(plain(BASE));
  });

  it('makes the first alias of a workspace, in the root tsconfig that there is', () => {
    const [edit] = wire('{ "compilerOptions": {} }', 'tsconfig.json');

    expect(edit?.path).toBe('tsconfig.json');
    expect(edit?.content).toContain('"@acme/testing"');
  });

  it('writes paths as a base URL wants them', () => {
    const [edit] = wire('{ "compilerOptions": { "baseUrl": "." } }');

    expect(edit?.content).toContain('"libs/testing/src/index.ts"');
  });
});
