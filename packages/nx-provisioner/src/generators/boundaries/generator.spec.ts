import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

import { boundariesGenerator } from './generator';

const CONFIG = `import nx from '@nx/eslint-plugin';

// ours
export default [
    { rules: { "@nx/enforce-module-boundaries": ["error", { depConstraints: [
        { sourceTag: "*", onlyDependOnLibsWithTags: ["*"] }, // all
    ] }] } },
];
`;

function addProject(tree: Tree, root: string, tags: readonly string[]): void {
  tree.write(`${root}/package.json`, JSON.stringify({ name: root.replaceAll('/', '-'), nx: { tags } }));
}

function makeTree(options: object = {}): Tree {
  const tree = createTreeWithEmptyWorkspace();
  tree.write('nx.json', JSON.stringify({ plugins: [{ plugin: 'nx-provisioner', options }] }));
  tree.write('package.json', '{ "name": "@acme/source", "workspaces": ["packages/**"] }');
  tree.write('tsconfig.json', '{ "references": [] }');
  tree.write('tsconfig.base.json', '{}');
  tree.write('eslint.config.mjs', CONFIG);
  return tree;
}

const read = (tree: Tree) => tree.read('eslint.config.mjs', 'utf8') ?? '';

describe('the boundaries generator', () => {
  it('leaves a workspace without lanes alone', async () => {
    const tree = makeTree();

    expect(await boundariesGenerator(tree)).toEqual({});
    expect(read(tree)).toBe(CONFIG);
  });

  it('follows lanes as they come and go, and says each time that it was out of sync', async () => {
    const tree = makeTree();
    addProject(tree, 'packages/expansion/billing', ['layer:lane', 'lane:expansion/billing']);

    expect((await boundariesGenerator(tree)).outOfSyncMessage).toContain('eslint.config.mjs');
    expect(read(tree)).toContain('lane:expansion/billing');
    expect(await boundariesGenerator(tree)).toEqual({});

    addProject(tree, 'packages/expansion/billing', []);
    expect((await boundariesGenerator(tree)).outOfSyncMessage).toBeDefined();
    expect(read(tree)).not.toContain('lane:expansion/billing');
  });

  it('keeps every other line as it is written', async () => {
    const tree = makeTree();
    addProject(tree, 'packages/expansion/billing', ['layer:lane', 'lane:expansion/billing']);
    await boundariesGenerator(tree);

    const lines = read(tree).split('\n');
    expect(CONFIG.split('\n').filter((line) => !lines.includes(line))).toEqual([]);
  });

  it('writes CODEOWNERS where the options name owners', async () => {
    const tree = makeTree({ owners: { 'expansion/billing': ['@mira'] } });
    tree.write('CODEOWNERS', '* @acme/all\n');
    addProject(tree, 'packages/expansion/billing', ['layer:lane', 'lane:expansion/billing']);

    expect((await boundariesGenerator(tree)).outOfSyncMessage).toContain('CODEOWNERS');
    expect(tree.read('CODEOWNERS', 'utf8')).toMatch(/^\* @acme\/all\n[^]*\/packages\/expansion\/billing\/ @mira\n/);
    expect(await boundariesGenerator(tree)).toEqual({});
  });

  it('refuses an owner that is no handle', async () => {
    await expect(boundariesGenerator(makeTree({ owners: { foundation: ['mira'] } }))).rejects.toThrow('NXP-826');
  });
});
