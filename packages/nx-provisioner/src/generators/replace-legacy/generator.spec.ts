import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { logger, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

import { replaceLegacyGenerator } from './generator';
import type { ReplaceLegacyGeneratorSchema } from './schema';

const ESLINT = 'export default [\n  { rules: {} },\n];\n';
const NOBODY = () => Promise.resolve(null);

let tree: Tree;
let printed: string[];

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  printed = [];
  jest.spyOn(logger, 'info').mockImplementation((text) => printed.push(String(text)));
  jest.spyOn(logger, 'warn').mockImplementation((text) => printed.push(String(text)));
  tree.write('eslint.config.mjs', ESLINT);
  tree.write(
    'package.json',
    JSON.stringify(
      { name: 'acme', dependencies: { moment: '^2.0.0', dayjs: '^1.0.0' }, devDependencies: { '@types/moment': '1' } },
      null,
      2,
    ),
  );
  tree.write('packages/a/project.json', '{ "name": "a", "tags": ["lane:expansion/billing"] }');
  tree.write('packages/b/project.json', '{ "name": "b" }');
  tree.write('packages/a/src/a.ts', "import moment from 'moment';\nmoment();\n");
  tree.write('packages/b/src/b.ts', "import moment from 'moment';\nmoment();\n");
});

const run = async (
  options: ReplaceLegacyGeneratorSchema,
  ask: (root: string, name: string) => Promise<string | null> = NOBODY,
) => {
  await replaceLegacyGenerator(tree, options, ask);
  return printed.join('\n');
};
const read = (path: string) => tree.read(path, 'utf8') ?? '';
const manifest = () =>
  JSON.parse(read('package.json')) as {
    dependencies: Record<string, string>;
    devDependencies?: Record<string, string>;
  };

describe('replace-legacy', () => {
  it('replaces, reports, bans the module and takes its package out', async () => {
    const output = await run({ from: 'moment', to: 'dayjs' });

    expect(read('packages/a/src/a.ts')).toBe("import moment from 'dayjs';\nmoment();\n");
    expect(output).toContain('moment -> dayjs: 2 places in 2 files changed, 0 left');
    expect(manifest().dependencies).toEqual({ dayjs: '^1.0.0' });
    expect(manifest().devDependencies?.['@types/moment']).toBeUndefined();
    expect(read('eslint.config.mjs')).toContain("{ name: 'moment', message: 'moment is replaced: use dayjs.' }");
  });

  it('changes nothing the second time', async () => {
    await run({ from: 'moment', to: 'dayjs' });
    const before = tree.listChanges().map(({ path, content }) => [path, content?.toString()]);
    await run({ from: 'moment', to: 'dayjs' });
    expect(tree.listChanges().map(({ path, content }) => [path, content?.toString()])).toEqual(before);
  });

  it.each<[ReplaceLegacyGeneratorSchema]>([[{ project: 'a' }], [{ lane: 'expansion/billing' }]])(
    'changes files of %j only, and keeps what the others need',
    async (scope) => {
      const output = await run({ from: 'moment', to: 'dayjs', ...scope });

      expect(read('packages/a/src/a.ts')).toContain('dayjs');
      expect(read('packages/b/src/b.ts')).toContain("'moment'");
      expect(output).toContain('1 place in 1 file changed, 1 left');
      expect(manifest().dependencies.moment).toBe('^2.0.0');
      expect(read('eslint.config.mjs')).toContain(
        "{ files: ['packages/b/src/b.ts'], rules: { 'no-restricted-imports': 'off' } }",
      );
    },
  );

  it('leaves files out of the ban for every configuration that lints them', async () => {
    tree.write(
      'packages/b/eslint.config.mjs',
      "import base from '../../eslint.config.mjs';\nexport default [...base];\n",
    );
    await run({ from: 'moment', to: 'dayjs', project: 'a' });
    expect(read('eslint.config.mjs')).toContain("{ files: ['packages/b/src/b.ts', 'src/b.ts'],");
  });

  it('keeps tslib where the compiler imports it', async () => {
    tree.write('package.json', JSON.stringify({ dependencies: { tslib: '2' } }));
    tree.write('tsconfig.base.json', '{ "compilerOptions": { "importHelpers": true } }');
    await run({ from: 'tslib', to: 'node:util' });
    expect(manifest().dependencies).toEqual({ tslib: '2' });
  });

  it('prints each skipped place for an editor to jump to', async () => {
    tree.write('packages/b/src/b.ts', "\nexport * from 'moment';\n");
    expect(await run({ from: 'moment', to: 'dayjs' })).toContain(
      'packages/b/src/b.ts:2 `export *` passes on every name of the module',
    );
  });

  it('keeps a package that a script names', async () => {
    tree.write(
      'package.json',
      JSON.stringify({ scripts: { x: 'moment --now' }, dependencies: { moment: '1', dayjs: '1' } }),
    );
    expect(await run({ from: 'moment', to: 'dayjs' })).toContain('package.json names moment, which therefore stays');
    expect(manifest().dependencies.moment).toBe('1');
  });

  it.each([
    ['.github/workflows/a.yml', 'run: npx moment --now\n'],
    ['packages/a/src/A.vue', "<script>\nimport moment from 'moment'\n</script>\n"],
    ['packages/a/.swcrc', '{ "external": ["moment"] }'],
    ['packages/a/jest.json', '{ "setup": ["node_modules/moment/x.js"] }'],
    ['packages/a/styles.scss', "@use 'moment/theme';\n"],
    ['packages/a/page.mdx', "import moment from 'moment'\n\n# Page\n"],
  ])('keeps a package that %s needs', async (path, text) => {
    tree.write(path, text);
    expect(await run({ from: 'moment', to: 'dayjs' })).toContain(`${path} names moment, which therefore stays`);
    expect(manifest().dependencies.moment).toBe('^2.0.0');
  });

  it.each([
    ['packages/a/page.html', '<p>Wait a moment</p>\n'],
    ['ARTIFACTS/PROVISIONER-SESSION-20260101-000000.json', '{ "from": "moment" }'],
    ['packages/a/README.md', 'import moment from "moment"\n'],
    ['package-lock.json', '{ "packages": { "node_modules/moment": {} } }'],
    ['map.json', '{ "from": "moment", "to": "dayjs" }'],
  ])('keeps no package for %s', async (path, text) => {
    tree.write(path, text);
    await run(path === 'map.json' ? { mapping: path } : { from: 'moment', to: 'dayjs' });
    expect(manifest().dependencies).toEqual({ dayjs: '^1.0.0' });
  });

  it('puts the modern package in with the version given, else the newest', async () => {
    await run({ from: 'moment', to: 'luxon', imports: 'default=DateTime' }, () => Promise.resolve('3.1.4'));
    expect(manifest().dependencies).toEqual({ dayjs: '^1.0.0', luxon: '^3.1.4' });
    await run({ from: 'luxon', to: 'temporal', toVersion: '~1.2.0' });
    expect(manifest().dependencies).toEqual({ dayjs: '^1.0.0', temporal: '~1.2.0' });
  });

  it('leaves the package that the modern module is in: it may use the legacy one', async () => {
    tree.write('packages/dates/package.json', '{ "name": "@acme/dates", "dependencies": { "moment": "1" } }');
    tree.write('packages/dates/src/index.ts', "export { default as dates } from 'moment';\n");
    await run({ from: 'moment', to: '@acme/dates', imports: 'default=dates' });

    expect(read('packages/dates/src/index.ts')).toContain("'moment'");
    expect(read('packages/a/src/a.ts')).toBe("import { dates as moment } from '@acme/dates';\nmoment();\n");
    expect(manifest().dependencies['@acme/dates']).toBe('*');
    expect(read('eslint.config.mjs')).toContain("files: ['packages/dates/src/index.ts']");
    // The package that keeps the legacy one needs it.
    expect(read('packages/dates/package.json')).toContain('moment');
  });

  it('replaces modules of the workspace', async () => {
    tree.write('libs/old-logger/index.ts', "export * from './log';\n");
    tree.write('libs/logger.ts', 'export const log = 1;\n');
    tree.write('packages/a/src/a.ts', "import { log } from '../../../libs/old-logger';\n");
    await run({ from: 'libs/old-logger', to: 'libs/logger' });
    expect(read('packages/a/src/a.ts')).toBe("import { log } from '../../../libs/logger';\n");
    expect(read('libs/old-logger/index.ts')).toBe("export * from './log';\n");
  });

  it('takes ready mappings and mapping files', async () => {
    tree.write('packages/a/src/a.ts', "import { v4 } from 'uuid';\nv4();\n");
    await run({ from: 'uuid' });
    expect(read('packages/a/src/a.ts')).toContain("import { randomUUID as v4 } from 'node:crypto';");

    tree.write('map.json', '[{ "from": "moment", "to": "dayjs", "imports": { "default": "dates" } }]');
    await run({ mapping: 'map.json' });
    expect(read('packages/b/src/b.ts')).toContain("import { dates as moment } from 'dayjs';");
  });

  it('takes what a requirement replaces, and names it in the ban', async () => {
    const root = mkdtempSync(join(tmpdir(), 'replace-legacy-'));
    try {
      mkdirSync(join(root, 'ARTIFACTS'));
      const head =
        'id: BIL-1\nkind: expansion\narea: billing\nreplaces:\n  - { from: moment, to: dayjs, imports: { default: day } }';
      writeFileSync(join(root, 'ARTIFACTS', 'BIL-1.md'), `---\n${head}\n---\n\n# Due dates\n`);
      tree = Object.assign(tree, { root });
      await run({ requirement: 'BIL-1' });
      expect(read('packages/a/src/a.ts')).toBe("import { day as moment } from 'dayjs';\nmoment();\n");
      expect(read('eslint.config.mjs')).toContain('moment is replaced: use dayjs (BIL-1).');
      await expect(run({ requirement: 'BIL-2' })).rejects.toThrow('requirements with `replaces`: BIL-1');
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('lists legacy packages in use and changes nothing', async () => {
    tree.write('packages/a/src/a.ts', "import x from 'left-pad';\nrequire('rimraf');\n");
    const before = tree.listChanges().length;
    const output = await run({ audit: true });
    expect(output).toMatch(/left-pad: 1 place in 1 file\n {2}instead: .*padStart/);
    expect(output).toContain('rimraf: 1 place in 1 file');
    expect(tree.listChanges()).toHaveLength(before);
  });

  it.each<[ReplaceLegacyGeneratorSchema, string]>([
    [{}, 'NXP-904'],
    [{ from: 'moment' }, 'NXP-904'],
    [{ from: 'moment', to: 'moment' }, 'NXP-901'],
    [{ from: 'moment', to: 'nowhere' }, 'NXP-905'],
    [{ from: 'moment', to: './nowhere' }, 'NXP-905'],
    [{ from: 'moment', to: 'node:nowhere' }, 'NXP-905'],
    [{ from: 'moment', to: 'dayjs', imports: 'a=b,a=c' }, 'NXP-903'],
    [{ from: 'moment', to: 'dayjs', imports: 'a' }, 'NXP-900'],
    [{ from: 'moment', to: 'dayjs', project: 'c' }, 'NXP-909'],
    [{ from: 'moment', to: 'dayjs', lane: 'c' }, 'NXP-909'],
    [{ mapping: 'none.json' }, 'NXP-900'],
  ])('refuses %j and writes nothing', async (options, code) => {
    const before = tree.listChanges().map(({ path, content }) => [path, content?.toString()]);
    await expect(replaceLegacyGenerator(tree, options, NOBODY)).rejects.toThrow(code);
    expect(tree.listChanges().map(({ path, content }) => [path, content?.toString()])).toEqual(before);
  });

  it('leaves out what git or Nx ignores', async () => {
    tree.write('.gitignore', 'out\n/root.ts\n');
    tree.write('.nxignore', 'packages/a/generated\n');
    const ignored = ['root.ts', 'packages/a/out/x.ts', 'packages/a/generated/x.ts', 'packages/a/node_modules/x/i.ts'];
    for (const path of ignored) tree.write(path, "import moment from 'moment';\n");
    const output = await run({ from: 'moment', to: 'dayjs' });
    expect(output).toContain('2 places in 2 files changed, 0 left');
    for (const path of ignored) expect(read(path)).toContain("'moment'");
  });

  it('leaves a file that is not in UTF-8, and says so', async () => {
    const bytes = Buffer.from("import moment from 'moment'; // für\n", 'latin1');
    tree.write('packages/b/src/b.ts', bytes);
    expect(await run({ from: 'moment', to: 'dayjs' })).toContain(
      'packages/b/src/b.ts:1 the file does not parse: it is not in UTF-8',
    );
    expect(tree.read('packages/b/src/b.ts')).toEqual(bytes);
    expect(manifest().dependencies.moment).toBe('^2.0.0');
  });

  it('names a file that does not parse and leaves it', async () => {
    tree.write('packages/b/src/b.ts', "import moment from 'moment';\nconst = ;\n");
    expect(await run({ from: 'moment', to: 'dayjs' })).toContain('packages/b/src/b.ts:2 NXP-906');
    expect(manifest().dependencies.moment).toBe('^2.0.0');
  });
});
