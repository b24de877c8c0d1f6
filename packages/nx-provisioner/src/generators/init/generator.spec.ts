import type { NxJsonConfiguration, Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

import { initGenerator } from './generator';

const NX_JSON = `{
  // what the team set up
  "plugins": [
    { "plugin": "@nx/js/typescript" },
    { "plugin": "@nx/eslint/plugin" },
    { "plugin": "@nx/jest/plugin" }
  ],
  "targetDefaults": {
    "test": { "dependsOn": ["^build"] }
  }
}
`;

function makeTree(nxJson = NX_JSON): Tree {
  const tree = createTreeWithEmptyWorkspace();
  tree.delete('.prettierrc');
  tree.write('nx.json', nxJson);
  tree.write('package.json', '{ "name": "@acme/source", "workspaces": ["packages/*"] }');
  tree.write('tsconfig.json', '{ "references": [] }');
  tree.write('tsconfig.base.json', '{}');
  tree.write('eslint.config.mjs', 'export default [];\n');
  tree.write('.gitignore', 'node_modules');
  return tree;
}

const read = (tree: Tree, path: string) => tree.read(path, 'utf8') ?? '';
const parse = (tree: Tree) => JSON.parse(read(tree, 'nx.json').replace(/\/\/.*$/m, '')) as NxJsonConfiguration;
const snapshot = (tree: Tree) => new Map(tree.listChanges().map(({ path, content }) => [path, String(content)]));

describe('init', () => {
  it('registers the plugin and keeps what stands in nx.json as it is written', async () => {
    const tree = makeTree();
    await initGenerator(tree, { skipFormat: true });

    expect(parse(tree).plugins).toContainEqual({ plugin: 'nx-provisioner', options: {} });
    for (const line of NX_JSON.split('\n').filter((each) => /what the team|@nx\/(js|eslint)/.test(each))) {
      expect(read(tree, 'nx.json')).toContain(line);
    }
  });

  it('switches the reporter on for Jest targets only, after what the team set', async () => {
    const tree = makeTree();
    await initGenerator(tree, { skipFormat: true });

    expect(parse(tree).targetDefaults?.test).toEqual([
      { dependsOn: ['^build'] },
      {
        filter: { plugin: '@nx/jest/plugin' },
        options: { args: ['--reporters=default', '--reporters=nx-provisioner/jest-reporter'] },
        outputs: ['...', '{projectRoot}/test-output/nx-provisioner'],
      },
    ]);
  });

  it('keeps the import rules in sync', async () => {
    const tree = makeTree();
    await initGenerator(tree, { skipFormat: true });

    expect(parse(tree).sync?.globalGenerators).toEqual(['nx-provisioner:boundaries']);
  });

  it('ignores test output, also after a last line without an end', async () => {
    const tree = makeTree();
    await initGenerator(tree, { skipFormat: true });

    expect(read(tree, '.gitignore')).toBe('node_modules\ntest-output\n');
  });

  it('keeps artifacts out of a formatter that the workspace has', async () => {
    const tree = makeTree();
    tree.write('.prettierignore', 'dist\n');
    await initGenerator(tree, { skipFormat: true });

    expect(read(tree, '.prettierignore')).toBe('dist\nARTIFACTS/PROVISIONER-SESSION-*\n');
  });

  it('changes nothing the second time', async () => {
    const tree = makeTree();
    await initGenerator(tree, { skipFormat: true });
    const once = snapshot(tree);
    await initGenerator(tree, { skipFormat: true });

    expect(snapshot(tree)).toEqual(once);
  });

  it('writes the folder for libraries into the options', async () => {
    const tree = makeTree();
    await initGenerator(tree, { skipFormat: true, librariesFolder: 'libs' });

    expect(parse(tree).plugins).toContainEqual({ plugin: 'nx-provisioner', options: { librariesFolder: 'libs' } });
  });

  it('writes a workflow only where it is asked for one, and leaves one that is there', async () => {
    const tree = makeTree();
    const path = '.github/workflows/nx-provisioner.yml';
    await initGenerator(tree, { skipFormat: true });
    expect(tree.exists(path)).toBe(false);

    await initGenerator(tree, { skipFormat: true, ci: 'github' });
    expect(read(tree, path)).toContain('npx nx run @acme/source:isolation');

    tree.write(path, 'ours');
    await initGenerator(tree, { skipFormat: true, ci: 'github' });
    expect(read(tree, path)).toBe('ours');
  });

  it("has the workflow run the targets by the names that the workspace's plugins give", async () => {
    const jest = '{ "plugin": "@nx/jest/plugin", "options": { "targetName": "unit" } }';
    const tree = makeTree(NX_JSON.replace('{ "plugin": "@nx/jest/plugin" }', jest));
    await initGenerator(tree, { skipFormat: true, ci: 'github' });

    expect(read(tree, '.github/workflows/nx-provisioner.yml')).toContain(
      'affected -t lint typecheck build test unit\n',
    );
  });

  it.each(['package.json', 'nx.json', 'tsconfig.json'])(
    'refuses a %s that is no JSON, and writes nothing',
    async (file) => {
      const tree = makeTree();
      tree.write(file, '{\n  "name": "@acme/source",\n  "plugins": [\n');
      const before = tree.listChanges().map(({ path, content }) => `${path} ${content?.toString() ?? ''}`);

      await expect(initGenerator(tree, { skipFormat: true })).rejects.toMatchObject({
        diagnostics: [{ code: 'NXP-563', file, line: 4 }],
      });
      expect(tree.listChanges().map(({ path, content }) => `${path} ${content?.toString() ?? ''}`)).toEqual(before);
    },
  );

  it('switches the reporters of both runners on, and takes the runner that more projects have', async () => {
    const tree = makeTree(NX_JSON.replace('{ "plugin": "@nx/jest/plugin" }', '"@nx/jest/plugin", "@nx/vitest"'));
    for (const [root, config] of [
      ['a', 'jest.config.cjs'],
      ['b', 'vitest.config.mts'],
      ['c', 'vite.config.ts'],
    ] as const) {
      tree.write(`packages/${root}/package.json`, `{ "name": "@acme/${root}" }`);
      tree.write(`packages/${root}/${config}`, '');
    }

    await initGenerator(tree, { skipFormat: true });

    expect(parse(tree).plugins).toContainEqual({ plugin: 'nx-provisioner', options: { testRunner: 'vitest' } });
    expect(JSON.stringify(parse(tree).targetDefaults)).toMatch(/jest-reporter.*vitest-reporter/);
  });
});
