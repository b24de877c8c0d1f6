import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ProvisionerError } from 'nx-provisioner-protocol';

import { readArtifactFiles } from './artifact-files';
import { resolveInside, writeFileAtomic } from './files';

let root: string;
let outside: string;
beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'files-spec-')));
  root = join(folder, 'root');
  outside = join(folder, 'outside');
  mkdirSync(join(root, 'real'), { recursive: true });
  mkdirSync(outside);
});
afterEach(() => {
  rmSync(join(root, '..'), { recursive: true, force: true });
});

function codesOf(action: () => unknown): string[] {
  try {
    action();
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ProvisionerError);
    return (error as ProvisionerError).diagnostics.map(({ code }) => code);
  }
}

describe('writing a file', () => {
  it('makes missing folders, replaces the content and leaves no other file', () => {
    const path = join(root, 'a/b/c.json');
    writeFileAtomic(path, 'one');
    writeFileAtomic(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(join(root, 'a/b'))).toEqual(['c.json']);
  });

  it('keeps the mode of the file that it replaces', () => {
    const path = join(root, 'run.sh');
    writeFileSync(path, '');
    chmodSync(path, 0o755);
    writeFileAtomic(path, 'x');
    expect(statSync(path).mode & 0o777).toBe(0o755);
  });

  it('that cannot be done is an error, and leaves what was there', () => {
    mkdirSync(join(root, 'folder'));
    expect(
      codesOf(() => {
        writeFileAtomic(join(root, 'folder'), 'x');
      }),
    ).toEqual(['NXP-016']);
    writeFileSync(join(root, 'file'), 'old');
    expect(
      codesOf(() => {
        writeFileAtomic(join(root, 'file/x'), 'x');
      }),
    ).toEqual(['NXP-016']);
    expect(readdirSync(root).sort()).toEqual(['file', 'folder', 'real']);
  });
});

describe('a path', () => {
  beforeEach(() => {
    symlinkSync(outside, join(root, 'leak'));
    symlinkSync('real', join(root, 'link'));
    symlinkSync('../outside/new', join(root, 'dangling'));
    symlinkSync('real/new', join(root, 'dangling-inside'));
    symlinkSync('circle-b', join(root, 'circle-a'));
    symlinkSync('circle-a', join(root, 'circle-b'));
    writeFileSync(join(root, 'file'), '');
  });

  it.each([
    ['.', ''],
    ['a/b', 'a/b'],
    ['a/../b', 'b'],
    ['link/x', 'real/x'],
    ['link/../x', 'x'],
    ['dangling-inside', 'real/new'],
    ['file/x', 'file/x'],
    ['..x', '..x'],
  ])('%s is inside', (path, destination) => {
    expect(resolveInside(root, path)).toBe(join(root, destination));
  });

  it.each([
    '..',
    '../outside',
    '../root-other',
    'a/../../outside',
    'leak',
    'leak/x',
    'dangling',
    'circle-a/x',
    '/etc',
    'a\0b',
  ])('%j leaves the root', (path) => {
    expect(codesOf(() => resolveInside(root, path))).toEqual(['NXP-014']);
  });

  it('may be absolute, and the root may itself be a link', () => {
    symlinkSync(root, join(outside, 'root-link'));
    expect(resolveInside(root, join(root, 'a'))).toBe(join(root, 'a'));
    expect(resolveInside(join(outside, 'root-link'), 'a')).toBe(join(root, 'a'));
  });
});

describe('reading artifacts', () => {
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const read = (limits?: Parameters<typeof readArtifactFiles>[2]) => {
    const { sources, diagnostics } = readArtifactFiles(root, [/\.md$/], limits);
    return {
      files: sources.map(({ file }) => file),
      texts: sources.map(({ content }) => new TextDecoder().decode(content)),
      codes: diagnostics.map(({ code, file }) => `${code} ${String(file)}`),
    };
  };

  it('finds what matches at any depth, sorted, and skips what nobody writes by hand', () => {
    for (const path of [
      'b.md',
      'a/x.md',
      'a/.kiro/y.md',
      'a/z.txt',
      'node_modules/p/n.md',
      'a/dist/n.md',
      '.git/n.md',
      '.nx/n.md',
    ])
      write(path, '');
    expect(read()).toMatchObject({ files: ['a/.kiro/y.md', 'a/x.md', 'b.md'], codes: [] });
  });

  it('does not go round in circles, and reads a linked file only where it leads inside', () => {
    write('a/x.md', 'inside');
    symlinkSync('..', join(root, 'a/circle'));
    symlinkSync('x.md', join(root, 'a/link.md'));
    writeFileSync(join(outside, 'secret.md'), 'secret');
    symlinkSync(join(outside, 'secret.md'), join(root, 'a/leak.md'));
    expect(read()).toMatchObject({
      files: ['a/link.md', 'a/x.md'],
      texts: ['inside', 'inside'],
      codes: ['NXP-014 a/leak.md'],
    });
  });

  it('names a file that is gone or cannot be read, and reads the others', () => {
    write('a.md', 'a');
    symlinkSync('gone', join(root, 'b.md'));
    expect(read()).toMatchObject({ files: ['a.md'], codes: ['NXP-016 b.md'] });
  });

  it('has limits, each with its own message', () => {
    write('a.md', 'aaaa');
    write('b.md', 'b');
    write('c.md', 'c');
    expect(read({ fileBytes: 3, files: 2 })).toMatchObject({
      files: ['b.md'],
      codes: ['NXP-019 null', 'NXP-018 a.md'],
    });
  });
});
