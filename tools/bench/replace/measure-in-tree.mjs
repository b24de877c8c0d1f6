/** The generator's work after its start, without the writing: listing and reading through Nx's tree, and replacing. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { compare } from '../measure.mjs';

/**
 * @param {import('../run.mjs').BenchContext} context
 * @param {string} folder of source files of which one in ten uses the module; becomes the root of a workspace
 * @param {number} count of the files
 * @param {string} reading the peer's name: a generator that only lists and reads
 * @returns milliseconds of each run
 */
export function measureInTree({ root, rounds, modules }, folder, count, replacement, reading) {
  const load = createRequire(join(modules, 'nx', 'package.json'));
  const { FsTree } = load('nx/src/generators/tree');
  const { visitNotIgnoredFiles } = load('@nx/devkit');
  const replace = loadGenerator(root, replacement);
  writeFileSync(join(folder, '.gitignore'), 'node_modules\ndist\n.nx/cache\n');
  const ours = () => expectFiles(replace(new FsTree(folder, false)), count / 10);
  const theirs = () => {
    const tree = new FsTree(folder, false);
    let read = 0;
    visitNotIgnoredFiles(tree, '.', (path) => {
      if (path.endsWith('.ts') && tree.read(path, 'utf8') !== null) read += 1;
    });
    expectFiles(read, count);
  };
  return compare({ ours, [reading]: theirs }, rounds);
}

/** What the generator does between its options and its writing; gives the number of changed files. */
function loadGenerator(root, replacement) {
  const load = createRequire(join(root, 'packages', 'nx-provisioner', 'dist', 'legacy', '/'));
  const { listWorkspaceFiles } = load('./workspace-files.js');
  const { carryOutReplacements } = load('./carry-out-replacements.js');
  const wanted = [{ replacement, requirements: [], roots: null }];
  const scope = { isKept: () => false, folderOf: () => null };
  return (tree) => carryOutReplacements(wanted, listWorkspaceFiles(tree), scope).edits.length;
}

function expectFiles(found, expected) {
  if (found !== expected) throw new Error(`${found} files instead of ${expected}.`);
}
