import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';

import { createTree } from '../adapters/tree';
import { listWorkspaceFiles } from './workspace-files';

let root: string;
let tree: Tree;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'workspace-files-'));
  tree = createTree(root);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
}

/** What Nx itself lists. */
function listByNx(): string[] {
  const paths: string[] = [];
  visitNotIgnoredFiles(tree, '.', (path) => paths.push(path));
  return paths.sort();
}

it('lists what Nx lists, on the disk and in the tree', () => {
  put('a.ts', 'libs/a/src/index.ts', 'libs/a/src/gone.ts', 'libs/a/src/twice.ts', 'libs/b/b.ts', 'gone/c.ts');
  put('libs/a/dist/x.js', 'node_modules/m/index.js', 'libs/a/node_modules/m/index.js');
  tree.write('.gitignore', 'dist\n*.log\n');
  tree.write('libs/a/.gitignore', '!keep.log\n');
  tree.write('libs/a/keep.log', '');
  tree.write('libs/a/drop.log', '');
  tree.write('libs/a/src/twice.ts', 'changed');
  tree.write('only/in/tree.ts', '');
  tree.delete('libs/a/src/gone.ts');
  tree.delete('gone');
  const { paths } = listWorkspaceFiles(tree);
  expect(paths).toEqual(listByNx());
  expect(paths).toEqual([
    ...['.gitignore', 'a.ts', 'libs/a/.gitignore', 'libs/a/keep.log', 'libs/a/src/index.ts', 'libs/a/src/twice.ts'],
    ...['libs/b/b.ts', 'only/in/tree.ts'],
  ]);
});

it('follows a link to a file, and none to a folder or to nothing', () => {
  put('real/a.ts');
  symlinkSync(join(root, 'real', 'a.ts'), join(root, 'link.ts'));
  symlinkSync(join(root, 'real'), join(root, 'folder'));
  symlinkSync(join(root, 'nowhere'), join(root, 'broken'));
  expect(listWorkspaceFiles(tree).paths).toEqual(['link.ts', 'real/a.ts']);
});

it('asks the disk for no file by itself', () => {
  put('a/1.ts', 'a/2.ts', 'b.ts');
  const asked = jest.spyOn(tree, 'isFile');
  listWorkspaceFiles(tree);
  expect(asked.mock.calls.map(([path]) => path)).toEqual(['a']);
});
