import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ProvisionerError } from 'nx-provisioner-protocol';

import { understand } from './understand';
import { makeWorkspace, writeDocument, type TestWorkspace } from './testing/workspace';

const CORE = writeDocument(
  'id: CORE-001\nkind: foundation\npriority: high\narea: core',
  '# Money\n\n## Contract\n\n```ts\nexport interface Money {\n  readonly minor: number;\n}\n```\n\n## Acceptance criteria\n\n- [ ] It adds up.',
);
const REFUNDS = writeDocument(
  'id: BIL-002\nkind: expansion\npriority: low\narea: billing\ndependsOn: [CORE-001]',
  '# Refunds\n\n## Contract\n\n```ts\nexport interface RefundGateway {\n  refund(amount: Money): Promise<void>;\n}\n```\n\n## Acceptance criteria\n\n- [ ] Paid once.',
);

let workspace: TestWorkspace | undefined;
const make = (files: Record<string, string>) => (workspace = makeWorkspace(files));
afterEach(() => {
  workspace?.dispose();
});

/** Every problem as `CODE file:line`. */
async function problemsOf(files: Record<string, string>, contextFile?: string): Promise<string[]> {
  try {
    await make(files).understand([], contextFile);
    return [];
  } catch (error) {
    if (!(error instanceof ProvisionerError)) throw error;
    return error.diagnostics.map(({ code, file, line }) => `${code} ${file ?? ''}:${line ?? ''}`);
  }
}

describe('understand', () => {
  it('goes from documents to a plan with contracts that find each other', async () => {
    const { plan, areas } = await make({ 'ARTIFACTS/a.md': CORE, 'ARTIFACTS/b.md': REFUNDS }).understand();

    expect(plan.lanes.map(({ name }) => name)).toEqual(['expansion/billing']);
    expect(areas.map(({ area, imports }) => ({ area, imports }))).toEqual([
      { area: 'billing', imports: ['core'] },
      { area: 'core', imports: [] },
    ]);
  });

  it('reads the context file', async () => {
    const context = '---\npriorities: { BIL-002: critical }\n---\n';
    const { plan } = await make({
      'ARTIFACTS/b.md': CORE,
      'ARTIFACTS/a.md': REFUNDS,
      'CONTEXT.md': context,
    }).understand([], 'CONTEXT.md');

    expect(plan.requirements.find(({ requirement }) => requirement.id === 'BIL-002')?.priority).toBe('critical');
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['no ARTIFACTS folder', {}, ['NXP-012 :']],
    ['no document in it', { 'ARTIFACTS/README.md': '# Hello' }, ['NXP-013 ARTIFACTS:']],
    ['an unknown kind', { 'ARTIFACTS/a.md': CORE.replace('foundation', 'feature') }, ['NXP-103 ARTIFACTS/a.md:3']],
    ['an unknown dependency', { 'ARTIFACTS/b.md': REFUNDS.replace('amount: Money', '') }, ['NXP-401 ARTIFACTS/b.md:9']],
  ])('names %s', async (_, files, expected) => {
    const problems = await problemsOf(files);

    expect(problems).toEqual(expected);
  });

  it('names the problems of all four phases at once', async () => {
    const problems = await problemsOf(
      {
        'ARTIFACTS/a.md': CORE.replace('number', 'Decimal'),
        'ARTIFACTS/b.md': REFUNDS.replace('billing', '../../x'),
        'ARTIFACTS/c.md': REFUNDS.replace('BIL-002', 'BIL-003').replace('CORE-001', 'NONE-1'),
      },
      'MISSING.md',
    );

    expect(problems).toEqual([
      'NXP-500 ARTIFACTS/a.md:14',
      'NXP-105 ARTIFACTS/b.md:5',
      'NXP-401 ARTIFACTS/c.md:9',
      'NXP-200 MISSING.md:',
    ]);
  });

  it.each(['../outside', '/etc'])('refuses a workspace directory such as %s', async (workspaceDirectory) => {
    const { root } = make({});
    const read = (path: string) => (/^[a-z].*\.json$/.test(path) ? '{}' : null);
    const run = understand({ root, workspaceDirectory, projects: [], read }, () => undefined);

    await expect(run).rejects.toThrow('NXP-014');
  });

  describe('with names and texts that nobody expects', () => {
    const contract = (code: string) =>
      REFUNDS.replace(/export interface[^]*?\n}\n/, `${code}\n`).replace('dependsOn: [CORE-001]', 'owner: me');
    const supplied = (path: string, code = 'export const a = 1;') =>
      writeDocument(
        'id: LIB-001\nkind: foundation\npriority: low\narea: lib\nprovides: { shared: [lib] }',
        `# Lib\n\n\`\`\`ts file=${path}\n${code}\n\`\`\``,
      );
    const area = (name: string) => contract('type A = 1;').replace('area: billing', `area: ${name}`);
    const other = (id: string) => contract('type B = 1;').replace('BIL-002', id);
    const long = 'A'.repeat(300);
    const a = 'ARTIFACTS/a.md';
    const b = 'ARTIFACTS/b.md';

    it.each<[string, Record<string, string>, string[]]>([
      ['a contract with a syntax error', { [a]: contract('interface A {\n  x: ;\n}') }, [`NXP-501 ${a}:15`]],
      [
        'a contract named by a reserved word',
        { [a]: contract('interface class {}') },
        ['NXP-501', 'NXP-502', 'NXP-502'].map((code) => `${code} ${a}:14`),
      ],
      ['a default export', { [a]: contract('export default interface A {}') }, [`NXP-502 ${a}:14`]],
      ['a side effect', { [a]: contract('process.exit(1);') }, [`NXP-502 ${a}:14`]],
      ['an import of child_process', { [a]: contract("import 'child_process';") }, [`NXP-503 ${a}:14`]],
      ['a contract with a name of 300 characters', { [a]: contract(`interface ${long} {}`) }, [`NXP-512 ${a}:14`]],
      [
        'contracts that differ in the form of a letter only',
        { [a]: contract('interface Gro\u0308\u00dfe {}\ninterface Gr\u00f6\u00dfe {}') },
        [`NXP-509 ${a}:15`],
      ],
      ['contracts that become one file', { [a]: contract('type UserID = 1;\ntype UserId = 1;') }, [`NXP-509 ${a}:15`]],
      ...[
        'index',
        'testing',
        'node_modules',
        'dist',
        'con',
        'aux',
        'com1',
        '..',
        '.git',
        long,
        '\u8bf7\u6c42',
        'Gr\u00f6\u00dfe',
      ].map((name): [string, Record<string, string>, string[]] => [
        `the area ${name.slice(0, 20)}`,
        { [a]: area(name) },
        [`NXP-105 ${a}:5`],
      ]),
      ['an id of 300 characters', { [a]: other(long) }, [`NXP-101 ${a}:2`]],
      [
        'ids that become one file',
        { [a]: other('BIL-1'), [b]: other('BIL_1').replace('type B', 'type C') },
        ['NXP-551 packages/expansion/billing/src/bil-1.spec.ts:'],
      ],
      ...[
        '../x.ts',
        '/x.ts',
        'a/../../x.ts',
        'src//x.ts',
        './x.ts',
        '.git/hooks/pre-commit',
        'node_modules/x.ts',
        'src/aux.ts',
        'src/x.ts:y',
        `src/${long}.ts`,
      ].map((path): [string, Record<string, string>, string[]] => [
        `the file ${path.slice(0, 20)}`,
        { [a]: supplied(path) },
        [`NXP-107 ${a}:11`],
      ]),
      ['a file in place of a folder', { [a]: supplied('src') }, ['NXP-551 packages/shared/lib/src:']],
      ['code in place of the manifest', { [a]: supplied('package.json') }, ['NXP-107 ARTIFACTS/a.md:11']],
    ])('names %s', async (_, files, expected) => {
      expect(await problemsOf(files)).toEqual(expected);
    });

    it.each([
      ['in place of a library', 'packages/shared/lib'],
      ['above a library', 'packages/shared'],
    ])('names a symbolic link %s', async (_, path) => {
      const files = { [a]: supplied('src/a.ts'), 'elsewhere/a.txt': '' };
      const { root } = make(files);
      mkdirSync(dirname(join(root, path)), { recursive: true });
      symlinkSync(join(root, 'elsewhere'), join(root, path));

      await expect(workspace?.understand()).rejects.toMatchObject({
        diagnostics: [{ code: 'NXP-551', file: path }],
      });
    });

    it('takes names that are odd and harmless', async () => {
      const code =
        'interface constructor { run(): void }\ninterface __proto__ { go(): void }\ninterface Con { a(): void }\ninterface Index { b(): void }';

      expect(await problemsOf({ [a]: contract(code).replace('area: billing', 'area: constructor') })).toEqual([]);
    });
  });
});
