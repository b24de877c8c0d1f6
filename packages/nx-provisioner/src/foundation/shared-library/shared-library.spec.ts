import type { Requirement } from 'nx-provisioner-protocol';

import { makeProfile } from '../../workspace/testing/profile';
import { sharedLibraryFiles, type SharedLibrary } from './shared-library';

const PROFILE = makeProfile({ tslib: null, eslintConfig: null, jestPreset: null });
const CONTEXT = {
  profile: PROFILE,
  contractAreas: ['core'],
  sharedNames: ['money', 'dates'],
  installed: { luxon: '^3.5.0' },
};
const REQUIREMENT = { id: 'CORE-001', source: { file: 'ARTIFACTS/core.md', line: 1 } } as Requirement;

const library = (...files: [path: string, code: string][]): SharedLibrary => ({
  name: 'money',
  root: 'packages/shared/money',
  requirements: ['CORE-001'],
  files: files.map(([path, code]) => ({ file: { path, code, line: 20, library: null }, requirement: REQUIREMENT })),
});

const contentOf = (result: ReturnType<typeof sharedLibraryFiles>, path: string) =>
  result.files.find((file) => file.path === `packages/shared/money/${path}`)?.content;

describe('sharedLibraryFiles', () => {
  it('writes the supplied code and an entry that exports it, specs left out', () => {
    const result = sharedLibraryFiles(
      library(['src/money.ts', 'export const a = 1;'], ['src/money.spec.ts', 'test']),
      CONTEXT,
    );

    expect(contentOf(result, 'src/money.ts')).toBe('export const a = 1;\n');
    expect(contentOf(result, 'src/index.ts')).toBe("export * from './money.js';\n");
    expect(contentOf(result, 'jest.config.cjs')).toBeDefined();
  });

  it("keeps a document's own entry", () => {
    const result = sharedLibraryFiles(library(['src/index.ts', 'export {};\n']), CONTEXT);

    expect(contentOf(result, 'src/index.ts')).toBe('export {};\n');
    expect(contentOf(result, 'jest.config.cjs')).toBeUndefined();
  });

  it('depends on what the code imports, and on nothing else', () => {
    const code = `import type { Money } from '@acme/contracts-core';\nimport { DateTime } from 'luxon';\nimport { join } from 'node:path';\nimport './rounding.js';\n`;
    const result = sharedLibraryFiles(library(['src/money.ts', code]), CONTEXT);

    expect(JSON.parse(contentOf(result, 'package.json')!).dependencies).toEqual({
      '@acme/contracts-core': '*',
      luxon: '^3.5.0',
    });
    expect(result.diagnostics).toEqual([]);
  });

  it("names an unknown package with the document's line", () => {
    const { diagnostics } = sharedLibraryFiles(library(['src/money.ts', "\nimport x from 'left-pad';\n"]), CONTEXT);

    expect(diagnostics.map(({ code, file, line }) => ({ code, file, line }))).toEqual([
      { code: 'NXP-552', file: 'ARTIFACTS/core.md', line: 21 },
    ]);
  });

  it('exports TypeScript modules alone', () => {
    const result = sharedLibraryFiles(
      library(
        ['src/a.ts', 'export const a = 1;'],
        ['src/b.mts', 'export const b = 1;'],
        ['src/c.cts', 'export const c = 1;'],
        ['src/globals.d.ts', 'declare const x: number;'],
        ['src/rates.json', '{}'],
        ['src/style.css', 'p {}'],
        ['src/note.md', 'Note'],
        ['src/b.test.mts', 'test'],
        ['bin/tool.ts', 'export const a = 2;'],
      ),
      CONTEXT,
    );

    expect(contentOf(result, 'src/index.ts')).toBe(
      "export * from './a.js';\nexport * from './b.mjs';\nexport * from './c.cjs';\n",
    );
    expect(contentOf(result, 'src/rates.json')).toBe('{}\n');
    expect(result.diagnostics).toEqual([]);
  });

  it.each(['src/a.tsx', 'src/a.jsx', 'src/a.js', 'src/a.mjs', 'src/a.cjs'])(
    'rejects %s, which it cannot build',
    (path) => {
      const { diagnostics } = sharedLibraryFiles(library([path, 'export const a = 1;']), CONTEXT);

      expect(diagnostics.map(({ code, file, line }) => ({ code, file, line }))).toEqual([
        { code: 'NXP-557', file: 'ARTIFACTS/core.md', line: 20 },
      ]);
    },
  );

  it('rejects a name that two files export, unless a document supplies the entry', () => {
    const clashing: [string, string][] = [
      ['src/a.ts', 'export const round = 1;'],
      ['src/b.ts', '\nexport function round() {}'],
    ];
    const { diagnostics } = sharedLibraryFiles(library(...clashing), CONTEXT);

    expect(diagnostics.map(({ code, line }) => ({ code, line }))).toEqual([{ code: 'NXP-558', line: 21 }]);
    expect(diagnostics[0]!.message).toContain('src/a.ts (ARTIFACTS/core.md:20)');
    expect(
      sharedLibraryFiles(library(...clashing, ['src/index.ts', "export * from './a.js';"]), CONTEXT).diagnostics,
    ).toEqual([]);
  });

  it.each(['path', 'fs/promises', 'node:test', '#rounding', '#internal/rounding.js'])(
    'takes %s for no package',
    (specifier) => {
      const result = sharedLibraryFiles(library(['src/money.ts', `import '${specifier}';`]), CONTEXT);

      expect(result.diagnostics).toEqual([]);
      expect(JSON.parse(contentOf(result, 'package.json')!).dependencies ?? {}).toEqual({});
    },
  );
});
