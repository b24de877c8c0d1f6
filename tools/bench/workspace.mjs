/** Workspaces to measure in: made up, the same on every machine, and gone afterwards. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { run } from './children.mjs';

/** What a workspace of the example has at its root, and what any workspace of that style has. */
const ROOT_FILES = [
  'nx.json',
  'eslint.config.mjs',
  'jest.preset.js',
  'tsconfig.base.json',
  '.gitignore',
  '.prettierrc',
];
const AUTHOR = ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false'];

/**
 * Gives `use` a temporary folder, which is removed when it is through.
 *
 * @template T
 * @param {(folder: string) => T} use
 * @returns {T}
 */
export function inTemporaryFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'nx-provisioner-bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The root of a workspace as `create-nx-workspace --preset=ts` makes it, with ESLint and Jest, without projects.
 *
 * @param {string} root of the repository, whose example the root files come from
 * @param {string} folder made where it is missing
 * @param {string} modules a node_modules folder that holds Nx; linked, not copied
 */
export function makeWorkspace(root, folder, modules) {
  makeWorkspaceRoot(root, folder, { name: '@bench/source', private: true, workspaces: ['packages/*'] });
  symlinkSync(modules, join(folder, 'node_modules'));
}

/** As {@link makeWorkspace}, with a package.json of the caller's and no packages. */
export function makeWorkspaceRoot(root, folder, manifest) {
  mkdirSync(folder, { recursive: true });
  const example = join(root, 'e2e', 'fixtures', 'shop');
  for (const file of ROOT_FILES) cpSync(join(example, file), join(folder, file));
  writeJson(join(folder, 'package.json'), manifest);
  writeJson(join(folder, 'tsconfig.json'), { extends: './tsconfig.base.json', files: [], references: [] });
  run(folder, ['git', 'init', '--quiet', '--initial-branch=main']);
}

/** Commits everything, and nothing where there is nothing. */
export function commit(folder, message) {
  run(folder, ['git', ...AUTHOR, 'add', '--all']);
  run(folder, ['git', ...AUTHOR, 'commit', '--quiet', '--allow-empty', '--message', message]);
}

/** Changes a JSON file without comments. */
export function editJson(path, edit) {
  writeJson(path, edit(JSON.parse(readFileSync(path, 'utf8'))));
}

export function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

export function writeJson(path, value) {
  write(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** The command that runs the Nx of a workspace, without npx, which is slow to start. */
export function nxOf(folder) {
  const candidates = ['nx/dist/bin/nx.js', 'nx/bin/nx.js'].map((path) => join(folder, 'node_modules', path));
  return [process.execPath, candidates.find((path) => existsSync(path))];
}
