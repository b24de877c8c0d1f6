import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { copyModules } from './copy-modules';
import { addWorktree, branchCommit, isMerged, listUncommitted, listWorktrees, removeWorktree } from './git-worktrees';

const AUTHOR = ['-c', 'user.name=T', '-c', 'user.email=t@localhost', '-c', 'commit.gpgsign=false'];
const BRANCH = 'worker/expansion/billing';

describe("a lane's worktree", () => {
  let folder: string;
  let root: string;
  let lane: string;
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', [...AUTHOR, ...args], { cwd, encoding: 'utf8' }).trim();
  const write = (cwd: string, path: string, text: string) => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  const commit = (cwd: string) => {
    git(cwd, 'add', '--all');
    git(cwd, 'commit', '--quiet', '--message', 'c');
  };
  const head = () => git(root, 'rev-parse', 'HEAD');
  const merged = () => isMerged(root, BRANCH, head(), ['packages/billing']);

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'git worktrees-')));
    root = join(folder, 'repo');
    lane = join(folder, 'repo-lanes', 'expansion-billing');
    mkdirSync(root);
    git(root, 'init', '--quiet', '--initial-branch=main');
    write(root, 'packages/billing/a.ts', 'a\n');
    write(root, '.gitignore', 'node_modules\n');
    commit(root);
    await addWorktree(root, { path: lane, branch: BRANCH, start: head() });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is listed with its branch, and as missing when its folder is gone', async () => {
    expect(await listWorktrees(root)).toEqual([
      { path: root, branch: 'main', missing: false },
      { path: lane, branch: BRANCH, missing: false },
    ]);

    rmSync(lane, { recursive: true });
    expect((await listWorktrees(root))[1]).toMatchObject({ missing: true });
    await addWorktree(root, { path: lane, branch: BRANCH, start: null });
    expect((await listWorktrees(root))[1]).toMatchObject({ path: lane, missing: false });
  });

  it('counts as merged only once its own work is part of the foundation', async () => {
    expect(await merged()).toBe(false);
    write(lane, 'packages/billing/a.ts', 'mine\n');
    commit(lane);
    expect(await merged()).toBe(false);

    git(root, 'merge', '--quiet', '--no-ff', '-m', 'm', BRANCH);
    expect(await merged()).toBe(true);
  });

  it('does not count as merged because it took over what is new in the foundation', async () => {
    write(root, 'other.txt', '');
    commit(root);
    git(lane, 'merge', '--quiet', 'main');

    expect(await merged()).toBe(false);
  });

  it('counts as merged after a squash', async () => {
    write(lane, 'packages/billing/new.ts', 'mine\n');
    commit(lane);
    git(root, 'merge', '--quiet', '--squash', BRANCH);
    commit(root);
    write(root, 'other.txt', '');
    commit(root);

    expect(await merged()).toBe(true);
  });

  it('is not removed while something in it is changed', async () => {
    write(lane, 'it is new.txt', '');

    expect(await listUncommitted(lane)).toEqual(['it is new.txt']);
    await expect(removeWorktree(root, lane)).rejects.toThrow('NXP-017');
    rmSync(join(lane, 'it is new.txt'));
    await removeWorktree(root, lane);
    expect(existsSync(lane)).toBe(false);
    expect(await branchCommit(root, BRANCH)).toBe(head());
  });

  it('gets packages of its own, links between packages included, whose notes are not shared', async () => {
    write(root, 'node_modules/yaml/index.js', 'yaml\n');
    write(root, 'node_modules/.package-lock.json', '{}\n');
    write(root, 'node_modules/.cache/x', '');
    symlinkSync('../packages/billing', join(root, 'node_modules/billing'));
    write(root, 'packages/billing/node_modules/deep/index.js', 'deep\n');
    const options = { from: root, to: lane, scratch: dirname(lane), folders: ['.', 'packages/billing'] };

    const way = await copyModules({ ...options, signal: new AbortController().signal });

    expect(['reflink', 'hard links']).toContain(way);
    expect(readFileSync(join(lane, 'node_modules/yaml/index.js'), 'utf8')).toBe('yaml\n');
    expect(realpathSync(join(lane, 'node_modules/billing'))).toBe(join(lane, 'packages/billing'));
    expect(existsSync(join(lane, 'packages/billing/node_modules/deep/index.js'))).toBe(true);
    const inode = (at: string) => statSync(join(at, 'node_modules/.package-lock.json')).ino;
    expect(inode(lane)).not.toBe(inode(root));
    expect(await copyModules({ ...options, signal: new AbortController().signal })).toBe('present');
  });
});
