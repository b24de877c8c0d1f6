import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { currentBranch, listChanges, readAtCommit } from './git-changes';

const AUTHOR = ['-c', 'user.name=T', '-c', 'user.email=t@localhost', '-c', 'commit.gpgsign=false'];

describe('what a branch changed', () => {
  let folder: string;
  let root: string;
  const git = (...args: string[]) => execFileSync('git', [...AUTHOR, ...args], { cwd: root, encoding: 'utf8' }).trim();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'c');
  };
  const changed = async (base = 'main', head: string | null = null, at = root) =>
    (await listChanges(at, { base, head })).changes.map(
      ({ path, oldMode, newMode }) => `${oldMode} ${newMode} ${path}`,
    );

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'git changes-')));
    root = join(folder, 'repo');
    mkdirSync(root);
    git('init', '--quiet', '--initial-branch=main');
    write('a.txt', 'one\ntwo\nthree\n');
    write('b.sh', 'b\n');
    write('.gitignore', 'dist\n');
    commit();
    git('checkout', '--quiet', '-b', 'worker/expansion/billing');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('counts commits, staged, unstaged and untracked changes, and no ignored ones', async () => {
    write('committed.txt', '');
    commit();
    write('staged.txt', '');
    git('add', 'staged.txt');
    write('a.txt', 'new\n');
    write('untracked.txt', '');
    write('dist/x.js', '');

    expect(await changed()).toEqual([
      '100644 100644 a.txt',
      '000000 100644 committed.txt',
      '000000 100644 staged.txt',
      '000000 100644 untracked.txt',
    ]);
    expect(await changed('main', 'HEAD')).toEqual(['000000 100644 committed.txt']);
  });

  it('counts both sides of a rename, deletions and modes', async () => {
    renameSync(join(root, 'a.txt'), join(root, 'moved.txt'));
    chmodSync(join(root, 'b.sh'), 0o755);
    rmSync(join(root, '.gitignore'));
    commit();

    const all = ['100644 000000 .gitignore', '100644 000000 a.txt', '100644 100755 b.sh', '000000 100644 moved.txt'];
    expect(await changed()).toEqual(all);
    expect(await changed('main', 'HEAD')).toEqual(all);
  });

  it('reads where links lead, committed or not, and leaves submodules as what they are', async () => {
    symlinkSync('../elsewhere', join(root, 'link'));
    const id = git('rev-parse', 'HEAD');
    git('update-index', '--add', '--cacheinfo', `160000,${id},sub`);
    mkdirSync(join(root, 'sub'));

    const links = async (head: string | null) =>
      (await listChanges(root, { base: 'main', head })).changes.filter(({ linkTarget }) => linkTarget !== null);
    expect(await links(null)).toEqual([
      { path: 'link', oldMode: '000000', newMode: '120000', linkTarget: '../elsewhere' },
    ]);
    git('add', 'link');
    git('commit', '--quiet', '--message', 'c');
    expect(await links('HEAD')).toMatchObject([{ path: 'link', linkTarget: '../elsewhere' }]);
    expect(await changed('main', 'HEAD')).toContain('000000 160000 sub');
  });

  it('takes any name for what it is', async () => {
    const names = ['-rf', 'a "b"', "it's", 'line\nend', ' blank', 'täg', '$(id)'];
    for (const name of names) write(`odd/${name}`, '');

    expect((await changed()).map((line) => line.slice('000000 100644 odd/'.length)).sort()).toEqual([...names].sort());
  });

  it('counts from where the branch left its base, and sees the repository around a workspace', async () => {
    write('workspace/in.txt', '');
    commit();
    git('checkout', '--quiet', 'main');
    write('later.txt', '');
    commit();
    git('checkout', '--quiet', 'worker/expansion/billing');
    write('outside.txt', '');

    const inner = join(root, 'workspace');
    expect(await changed('main', null, inner)).toEqual(['000000 100644 ../outside.txt', '000000 100644 in.txt']);
  });

  it('works on a detached head', async () => {
    git('checkout', '--quiet', '--detach');
    write('new.txt', '');

    expect(await currentBranch(root)).toBeNull();
    expect(await changed()).toEqual(['000000 100644 new.txt']);
  });

  it.each(['ghost', '-x', '--output=x', 'a b', "'", 'a\nb', ''])('refuses the base %j', async (base) => {
    await expect(changed(base)).rejects.toThrow('NXP-823');
  });

  it('refuses a shallow clone that lacks the base, and histories that never meet', async () => {
    write('new.txt', '');
    commit();
    const clone = join(folder, 'clone');
    git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${root}`, clone);
    await expect(changed('origin/main', null, clone)).rejects.toThrow('NXP-824');
    await expect(changed(git('rev-parse', 'main'), null, clone)).rejects.toThrow('NXP-824');

    git('checkout', '--quiet', '--orphan', 'other');
    git('commit', '--quiet', '--message', 'c');
    await expect(changed()).rejects.toThrow('NXP-825');
  });

  it('reads a file as it was', async () => {
    write('a.txt', 'new\n');

    expect(await readAtCommit(root, 'HEAD', 'a.txt')).toBe('one\ntwo\nthree\n');
    expect(await readAtCommit(root, 'HEAD', 'ghost.txt')).toBeNull();
  });
});
