import { readJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { analyzeDocuments, READERS } from 'nx-provisioner-protocol';

import { presetGenerator } from './generator';

jest.setTimeout(120_000);

/** What `create-nx-workspace` writes before it runs a preset. */
function makeTree(): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const path of ['tsconfig.base.json', '.prettierrc', '.oxfmtrc.json', '.oxfmtrc.jsonc']) tree.delete(path);
  tree.write('package.json', '{ "name": "@shop/source", "private": true }');
  tree.write('README.md', '# New workspace\n');
  tree.write('.gitignore', 'node_modules\n');
  return tree;
}

const read = (tree: Tree, path: string) => tree.read(path, 'utf8') ?? '';

describe('preset', () => {
  let tree: Tree;

  beforeAll(async () => {
    tree = makeTree();
    // More options than its own: create-nx-workspace hands on all that it was given.
    await presetGenerator(tree, { name: 'shop', packageManager: 'npm', skipGit: false } as { name: string });
  });

  it('makes a TypeScript solution with linter and test runner', () => {
    expect(readJson(tree, 'package.json')).toMatchObject({ workspaces: ['packages/*'] });
    expect(readJson(tree, 'tsconfig.json')).toMatchObject({ files: [], references: [] });
    expect(tree.exists('tsconfig.base.json')).toBe(true);
    expect(tree.exists('eslint.config.mjs')).toBe(true);
    expect(tree.exists('nx-provisioner-probe')).toBe(false);
  });

  it('sets the plugin up', () => {
    expect(read(tree, 'nx.json')).toContain('"nx-provisioner"');
    expect(read(tree, 'nx.json')).toContain('@nx/js/typescript');
  });

  it('writes two documents that are read without a word, and a README with the next step', () => {
    const sources = tree
      .children('ARTIFACTS')
      .map((name) => ({ file: `ARTIFACTS/${name}`, content: Buffer.from(read(tree, `ARTIFACTS/${name}`)) }));
    const { requirements, diagnostics } = analyzeDocuments(sources, { readers: READERS });

    expect(diagnostics).toEqual([]);
    expect(requirements.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['GRT-001 foundation', 'GRT-002 expansion']);
    expect(read(tree, 'README.md')).toMatch(/^# shop\n/);
    expect(read(tree, 'README.md')).toContain('npx nx run provision');
    expect(read(tree, 'README.md')).not.toContain('<%');
  });

  it('leaves the examples out where they are not wanted', async () => {
    const other = makeTree();
    // With both there, no library has to be made for them.
    other.write('eslint.config.mjs', 'export default [];\n');
    other.write('nx.json', '{ "plugins": ["@nx/eslint/plugin", "@nx/jest/plugin"] }');
    await presetGenerator(other, { name: 'shop', examples: false });

    expect(other.exists('ARTIFACTS')).toBe(false);
    expect(read(other, 'README.md')).not.toContain('GRT-001');
  });

  it('makes a workspace of pnpm where that is what there is', async () => {
    const other = makeTree();
    other.write('pnpm-lock.yaml', '');

    await presetGenerator(other, { name: 'shop', examples: false });

    expect(read(other, 'pnpm-workspace.yaml')).toBe('packages:\n  - packages/*\n');
    expect(read(other, 'package.json')).not.toContain('workspaces');
  });
});
