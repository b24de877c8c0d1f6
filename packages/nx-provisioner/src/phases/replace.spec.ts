import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { createTree, flushTree, listPendingChanges } from '../adapters/tree';
import type { ProjectFacts } from './plan';
import { mergeReplacements, replaceModules } from './replace';
import { makeWorkspace, writeDocument, type TestWorkspace } from './testing/workspace';

const project = (name: string): ProjectFacts => ({
  name: `@acme/${name}`,
  root: `packages/${name}`,
  tags: [],
  targets: ['test'],
});
const PROJECTS = [project('cart'), project('tax')];

const document = (id: string, rest: string) =>
  writeDocument(`id: ${id}\nkind: stabilization\npriority: high\narea: cart\n${rest}`, '# Days\n');
const REPLACES = 'replaces:\n  - { from: moment, to: dayjs, imports: { default: day } }';
const TOUCHING = document('STB-001', `touches: ["@acme/cart"]\n${REPLACES}`);

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = makeWorkspace({
    'package.json': JSON.stringify({
      ...{ name: '@acme/source', workspaces: ['packages/*'] },
      dependencies: { moment: '^2.30.0', dayjs: '^1.11.0' },
    }),
    'ARTIFACTS/a.md': TOUCHING,
    'packages/cart/package.json': '{ "name": "@acme/cart" }',
    'packages/cart/src/index.ts': "import moment from 'moment';\nmoment();\n",
    'packages/tax/package.json': '{ "name": "@acme/tax" }',
    'packages/tax/src/index.ts': "import moment from 'moment';\nmoment();\n",
  });
});
afterEach(() => {
  workspace.dispose();
});

const read = (path: string) => createTree(workspace.root).read(path, 'utf8') ?? '';

async function replace(options: { contextFile?: string; generated?: string[]; newest?: string } = {}) {
  const { replacements } = await workspace.understand(PROJECTS, options.contextFile);
  const tree = createTree(workspace.root);
  const replaced = await replaceModules({
    tree,
    planned: replacements,
    projects: PROJECTS.map(({ root }) => root),
    generated: new Set(options.generated),
    ask: () => Promise.resolve(options.newest ?? null),
    format: (_path, text) => Promise.resolve(text),
  });
  const changes = listPendingChanges(tree).map(({ path }) => path);
  flushTree(tree);
  return { ...replaced, written: changes };
}

describe('replaceModules', () => {
  it('replaces in the projects that the requirement touches, and says what is left', async () => {
    const { records, outstanding, diagnostics, written } = await replace();

    expect(written).toEqual(['eslint.config.mjs', 'packages/cart/src/index.ts']);
    expect(read('packages/cart/src/index.ts')).toBe("import { day as moment } from 'dayjs';\nmoment();\n");
    expect(records).toEqual([
      {
        ...{ from: 'moment', to: 'dayjs', requirements: ['STB-001'], changed: ['packages/cart/src/index.ts'] },
        ...{ skipped: [], remaining: 1, packages: [] },
      },
    ]);
    expect(outstanding).toEqual([
      {
        ...{ id: 'STB-001', title: 'Replace moment by dayjs', priority: 'high' },
        reason: '1 use left, outside of what it touches',
      },
    ]);
    expect(diagnostics).toMatchObject([{ code: 'NXP-910', severity: 'warning', file: 'ARTIFACTS/a.md', line: 8 }]);
    expect(read('eslint.config.mjs')).toContain('moment is replaced: use dayjs (STB-001).');
  });

  it('replaces everywhere for a requirement that touches nothing, and lets the package go', async () => {
    workspace.write({ 'ARTIFACTS/a.md': document('STB-001', REPLACES) });
    const { records, changes, outstanding, lines } = await replace();

    expect(records[0]).toMatchObject({
      changed: ['packages/cart/src/index.ts', 'packages/tax/src/index.ts'],
      remaining: 0,
      packages: [{ manifest: 'package.json', name: 'moment', version: null }],
    });
    expect(JSON.parse(read('package.json'))).toMatchObject({ dependencies: { dayjs: '^1.11.0' } });
    expect(outstanding).toEqual([]);
    expect(changes).toMatchObject([
      {
        ...{ component: 'replacement', name: 'moment -> dayjs', action: 'changed', requirements: ['STB-001'] },
        files: ['eslint.config.mjs', 'package.json', 'packages/cart/src/index.ts', 'packages/tax/src/index.ts'],
      },
    ]);
    expect(lines[0]).toBe('moment -> dayjs: 2 places in 2 files changed, 0 left');
  });

  it('changes nothing the second time, and finds what came back', async () => {
    await replace();
    expect((await replace()).written).toEqual([]);

    workspace.write({ 'packages/cart/src/new.ts': "export * from 'moment';\n" });
    const { outstanding } = await replace();
    expect(outstanding[0]?.reason).toMatch(/^2 uses left: packages\/cart\/src\/new\.ts:1 `export \*`/);
  });

  it('takes what the context file asks for together with the requirement', async () => {
    workspace.write({ 'CONTEXT.md': '# Context\n\n## Replacements\n\n- moment -> dayjs\n' });
    const { records, outstanding } = await replace({ contextFile: 'CONTEXT.md' });

    expect(read('packages/tax/src/index.ts')).toContain("import { day as moment } from 'dayjs'");
    expect(records).toMatchObject([{ requirements: ['STB-001'], remaining: 0 }]);
    expect(outstanding).toEqual([]);
  });

  it('goes through no symbolic link', async () => {
    symlinkSync(workspace.root, join(workspace.root, 'packages/cart/src/loop'));
    const { written } = await replace();

    expect(written).toEqual(['eslint.config.mjs', 'packages/cart/src/index.ts']);
  });

  it('leaves files that follow the documents', async () => {
    const { written, records } = await replace({ generated: ['packages/cart/src/index.ts'] });

    expect(written).toEqual(['eslint.config.mjs']);
    expect(records).toMatchObject([{ changed: [], remaining: 2 }]);
  });

  it('carries nothing out where the modern module is provided by nothing', async () => {
    workspace.write({ 'ARTIFACTS/a.md': TOUCHING.replace('dayjs', 'nowhere') });
    const { written, diagnostics, outstanding } = await replace();

    expect(written).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'NXP-905', severity: 'error' }]);
    expect(outstanding).toMatchObject([{ id: 'STB-001', reason: 'the modern module cannot be found' }]);
  });

  it('brings the modern package in with the newest version', async () => {
    workspace.write({ 'ARTIFACTS/a.md': document('STB-001', REPLACES.replace('dayjs', 'luxon')) });
    const { records } = await replace({ newest: '3.7.2' });

    expect(records[0]?.packages).toEqual([
      { manifest: 'package.json', name: 'luxon', version: '^3.7.2' },
      { manifest: 'package.json', name: 'moment', version: null },
    ]);
  });
});

describe('replacements that cannot be carried out together', () => {
  it.each([
    ['moment', 'moment', 'NXP-901'],
    ['moment', 'luxon', 'NXP-903'],
    ['dayjs', 'moment', 'NXP-902'],
  ])('%s by %s: %s, before anything is written', async (from, to, code) => {
    workspace.write({
      'ARTIFACTS/b.md': document('STB-002', `touches: ["@acme/tax"]\nreplaces:\n  - { from: ${from}, to: ${to} }`),
    });
    await expect(workspace.understand(PROJECTS)).rejects.toThrow(code);
  });
});

describe('mergeReplacements', () => {
  it('adds what the runs of one session changed', () => {
    const gone = { manifest: 'm', name: 'a', version: null };
    const came = { manifest: 'm', name: 'b', version: '^1.0.0' };
    const found = { from: 'a', to: 'b', requirements: [], skipped: [] };
    const one = { ...found, changed: ['x.ts'], remaining: 2, packages: [came] };
    const two = { ...found, changed: ['y.ts'], remaining: 0, packages: [gone, came] };
    const previous = { replacements: [one] } as unknown as Parameters<typeof mergeReplacements>[0]['previous'];
    const none = { changes: [], outstanding: [], diagnostics: [], lines: [] };

    expect(mergeReplacements({ previous }, { records: [two], ...none })).toEqual([
      { ...two, changed: ['x.ts', 'y.ts'], packages: [came, gone] },
    ]);
  });
});
