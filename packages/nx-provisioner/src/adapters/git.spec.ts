import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { ProvisionerError } from 'nx-provisioner-protocol';

import { changedPaths, commitDigest, commitExists, headCommit, isRepository, readTree, treeDigest } from './git';
import { runGit } from './run-git';

const keepAll = () => false;

describe('git', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  function makeFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'git-spec-'));
    folders.push(folder);
    return folder;
  }

  function makeRepository(files: Record<string, string> = {}): string {
    const root = makeFolder();
    git(root, 'init', '-q', '-b', 'main');
    write(root, files);
    return root;
  }

  function git(cwd: string, ...args: string[]): string {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'protocol.file.allow=always'];
    return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  function write(root: string, files: Record<string, string>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  }

  function commit(root: string): string {
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'x', '--allow-empty');
    return git(root, 'rev-parse', 'HEAD');
  }

  /** The digest on disk, then staged, then committed, then committed with every file's time changed. */
  async function digestEverywhere(root: string): Promise<string[]> {
    const onDisk = await treeDigest(root, keepAll);
    git(root, 'add', '-A');
    const staged = await treeDigest(root, keepAll);
    git(root, 'commit', '-qm', 'x', '--allow-empty');
    const committed = await treeDigest(root, keepAll);
    for (const { path, mode } of await readTree(root, keepAll)) {
      if (mode.startsWith('1006') || mode === '100755') utimesSync(join(root, path), 1, 1);
    }
    return [onDisk, staged, committed, await treeDigest(root, keepAll)];
  }

  it('sees a change of the same size in the moment in which the index was written', async () => {
    const root = makeRepository({ a: '1' });
    git(root, 'config', 'core.trustctime', 'false');
    const moment = 1_700_000_000;
    const write = (text: string) => {
      writeFileSync(join(root, 'a'), text);
      utimesSync(join(root, 'a'), moment, moment);
    };
    write('2');
    git(root, 'add', '-A');
    utimesSync(join(root, '.git', 'index'), moment, moment);
    const before = await treeDigest(root, keepAll);

    write('3');

    expect(await treeDigest(root, keepAll)).not.toBe(before);
  });

  describe("a commit's digest", () => {
    it('is that of its clean checkout, and not of one with changes', async () => {
      const root = makeRepository({ a: '1', 'ä/b c': '2' });
      const id = commit(root);
      expect(await commitDigest(root, id, keepAll)).toBe(await treeDigest(root, keepAll));

      write(root, { a: '3' });
      expect(await commitDigest(root, id, keepAll)).not.toBe(await treeDigest(root, keepAll));
      expect(await commitDigest(root, 'no-such-commit', keepAll)).toBeNull();
      expect(git(root, 'status', '--porcelain').trim()).toBe('M a');
    });
  });

  describe('the commit', () => {
    it('is null before the first one and known by its id afterwards', async () => {
      const root = makeRepository({ a: '1' });
      expect(await headCommit(root)).toBeNull();
      const id = commit(root);
      expect(await headCommit(root)).toBe(id);
      expect(await commitExists(root, id)).toBe(true);
    });

    it.each(['0123456789012345678901234567890123456789', '', '--help', '$(touch x)'])(
      'does not exist under the name %j',
      async (name) => {
        const root = makeRepository();
        commit(root);
        expect(await commitExists(root, name)).toBe(false);
      },
    );
  });

  describe('a folder', () => {
    it('is in a repository or not', async () => {
      const root = makeRepository({ 'sub/a': '1', '.gitignore': 'ignored\n', 'ignored/a': '1' });
      expect(await isRepository(root)).toBe(true);
      expect(await isRepository(join(root, 'sub'))).toBe(true);
      expect(await isRepository(join(root, 'ignored'))).toBe(false);
      expect(await isRepository(makeFolder())).toBe(false);
    });

    it('that is no repository is an error with what git said', async () => {
      const problem = await treeDigest(makeFolder(), keepAll).catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(ProvisionerError);
      expect(String(problem)).toContain('not a git repository');
    });
  });

  describe('the digest of the tree', () => {
    it.each<[string, (root: string) => void]>([
      [
        'new files',
        (root) => {
          write(root, { 'packages/b/new.ts': 'new' });
        },
      ],
      [
        'changed files',
        (root) => {
          write(root, { 'packages/a.ts': 'changed' });
        },
      ],
      [
        'deleted files',
        (root) => {
          rmSync(join(root, 'packages/a.ts'));
        },
      ],
      [
        'executable bits',
        (root) => {
          chmodSync(join(root, 'packages/a.ts'), 0o755);
        },
      ],
      [
        'symbolic links',
        (root) => {
          symlinkSync('missing', join(root, 'link'));
        },
      ],
      [
        'a file that becomes a link',
        (root) => {
          rmSync(join(root, 'packages/a.ts'));
          symlinkSync('../b', join(root, 'packages/a.ts'));
        },
      ],
      [
        'a file that becomes a folder',
        (root) => {
          rmSync(join(root, 'packages/a.ts'));
          write(root, { 'packages/a.ts/index.ts': '1' });
        },
      ],
      [
        'a file that becomes a folder of ignored files',
        (root) => {
          rmSync(join(root, 'b'));
          write(root, { 'b/x.log': '1' });
        },
      ],
      [
        'a folder that becomes a file',
        (root) => {
          rmSync(join(root, 'packages'), { recursive: true });
          write(root, { packages: '1' });
        },
      ],
      [
        'odd names',
        (root) => {
          write(root, { 'new\nline': '1', 'quo"te': '2', 'tab\té ü': '3', ' -z': '4', ':(top)x': '5' });
        },
      ],
    ])('is the same for %s on disk, staged and committed, and another than before', async (_, change) => {
      const root = makeRepository({ 'packages/a.ts': 'one', b: 'two', '.gitignore': '*.log\n' });
      commit(root);
      const before = await treeDigest(root, keepAll);
      change(root);
      const digests = await digestEverywhere(root);
      expect(new Set(digests).size).toBe(1);
      expect(digests[0]).not.toBe(before);
    });

    it.each(['true', 'input', 'false'])('does not depend on where a file stands with autocrlf=%s', async (autocrlf) => {
      const root = makeRepository({
        '.gitattributes': '*.bin -text\n*.txt text\n',
        'a.txt': 'a\r\nb\r\n',
        'a.bin': '\r\n',
      });
      commit(root);
      git(root, 'config', 'core.autocrlf', autocrlf);
      write(root, { 'new.ts': 'a\r\nb\r\n', 'new.bin': '\r\n', 'a.txt': 'c\r\n', '.gitignore': 'dist\r\n' });
      expect(new Set(await digestEverywhere(root)).size).toBe(1);
    });

    it('keeps line ends that were committed before autocrlf was set', async () => {
      const root = makeRepository({ a: '1\r\n2\r\n' });
      commit(root);
      git(root, 'config', 'core.autocrlf', 'true');
      write(root, { a: '1\r\n2\r\n3\r\n' });
      expect(new Set(await digestEverywhere(root)).size).toBe(1);
    });

    it('goes through the filters that the repository sets', async () => {
      const root = makeRepository({ '.gitattributes': '*.up filter=up\n', 'a.up': 'x' });
      git(root, 'config', 'filter.up.clean', 'tr a-z A-Z');
      expect(new Set(await digestEverywhere(root)).size).toBe(1);
    });

    it('leaves out what is ignored and what is excluded', async () => {
      const root = makeRepository({ '.gitignore': 'dist\n', a: '1' });
      const before = await treeDigest(root, (path) => path.startsWith('ARTIFACTS/PROVISIONER-SESSION-'));
      write(root, { 'dist/a': '1', 'ARTIFACTS/PROVISIONER-SESSION-1.md': '1' });
      expect(await treeDigest(root, (path) => path.startsWith('ARTIFACTS/PROVISIONER-SESSION-'))).toBe(before);
      commit(root);
      expect(await treeDigest(root, (path) => path.startsWith('ARTIFACTS/PROVISIONER-SESSION-'))).toBe(before);
    });

    it('of a folder in the repository covers that folder alone, with paths relative to it', async () => {
      const root = makeRepository({ 'apps/web/src/a.ts': '1', 'apps/web/new.ts': '2', other: '1' });
      const folder = join(root, 'apps/web');
      const before = await treeDigest(folder, keepAll);
      expect((await readTree(folder, keepAll)).map(({ path }) => path)).toEqual(['new.ts', 'src/a.ts']);
      write(root, { other: 'changed' });
      commit(root);
      expect(await treeDigest(folder, keepAll)).toBe(before);
      write(root, { 'apps/web/src/a.ts': 'changed' });
      const changed = await treeDigest(folder, keepAll);
      expect(changed).not.toBe(before);
      const alone = makeRepository({ 'src/a.ts': 'changed', 'new.ts': '2' });
      expect(await treeDigest(alone, keepAll)).toBe(changed);
    });

    it('covers the content of a repository inside, as a submodule or not yet one', async () => {
      const inner = makeRepository({ a: '1' });
      commit(inner);
      const root = makeRepository({ b: '1' });
      git(root, 'clone', '-q', inner, 'vendor/inner');
      const cloned = await treeDigest(root, keepAll);
      git(root, 'add', 'vendor/inner');
      expect(await treeDigest(root, keepAll)).toBe(cloned);
      commit(root);
      expect(await treeDigest(root, keepAll)).toBe(cloned);
      write(root, { 'vendor/inner/a': '2' });
      const changed = await treeDigest(root, keepAll);
      expect(changed).not.toBe(cloned);
      commit(join(root, 'vendor/inner'));
      expect(await treeDigest(root, keepAll)).toBe(changed);
    });

    it('takes a file with a merge conflict as it lies on disk', async () => {
      const root = makeRepository({ a: '1\n' });
      commit(root);
      git(root, 'checkout', '-qb', 'other');
      write(root, { a: '2\n' });
      commit(root);
      git(root, 'checkout', '-q', 'main');
      write(root, { a: '3\n' });
      commit(root);
      expect(() => git(root, 'merge', '-q', 'other')).toThrow();
      expect(new Set(await digestEverywhere(root)).size).toBe(1);
    });

    it('writes nothing into the repository', async () => {
      const root = makeRepository({ a: '1' });
      commit(root);
      write(root, { b: '1' });
      const index = git(root, 'hash-object', '--no-filters', '.git/index');
      const objects = git(root, 'count-objects');
      await treeDigest(root, keepAll);
      expect(git(root, 'hash-object', '--no-filters', '.git/index')).toBe(index);
      expect(git(root, 'count-objects')).toBe(objects);
    });
  });

  it('does not follow the variables that git sets for its hooks', async () => {
    const root = makeRepository({ a: '1' });
    const id = commit(root);
    process.env.GIT_DIR = join(makeRepository(), '.git');
    try {
      expect(await headCommit(root)).toBe(id);
    } finally {
      delete process.env.GIT_DIR;
    }
  });

  it('names the paths in which two trees differ', async () => {
    const root = makeRepository({ a: '1', b: '1', c: '1' });
    const before = await readTree(root, keepAll);
    write(root, { a: '2', d: '1' });
    rmSync(join(root, 'b'));
    expect(changedPaths(before, await readTree(root, keepAll))).toEqual(['a', 'b', 'd']);
    expect(changedPaths(before, before)).toEqual([]);
  });

  it('strips what git repeats of a name before it reaches a message', async () => {
    const problem = await runGit(makeRepository(), ['show', 'x\u001b]0;title\u0007y']).catch(String);
    expect(problem).toContain('NXP-017');
    expect(problem).not.toMatch(/[\u0000-\u0008\u001b\u0007]/);
  });
});
