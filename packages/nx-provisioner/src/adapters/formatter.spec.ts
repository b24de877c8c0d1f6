import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createFormatter, type Format } from './formatter';

/** Stands in for prettier, which loads itself by an import that Jest does not allow: shows what it is asked for. */
const STAND_IN = `
let formatted = 0;
exports.getFileInfo = async (path) => ({ ignored: false, inferredParser: path.endsWith('.ts') ? 'typescript' : null });
exports.resolveConfig = async (path, { editorconfig }) => {
  if (path.endsWith('.text')) return { parser: 'babel' };
  return path.includes('/tabs/') && editorconfig ? { useTabs: true } : null;
};
exports.format = async (text, { filepath, ...options }) => {
  if (text === 'broken') throw new SyntaxError('broken');
  if (text === 'bug') throw new Error('bug');
  return [++formatted, text, JSON.stringify(options)].join(' ');
};
`;

let root: string;
let format: Format;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nx-provisioner-format-'));
  format = createFormatter(root);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('createFormatter', () => {
  it('gives a text back as it is where the workspace has no formatter', async () => {
    expect(await format('packages/a.ts', 'text')).toBe('text');
  });

  describe('with a prettier in the workspace', () => {
    beforeEach(() => {
      mkdirSync(join(root, 'node_modules', 'prettier'), { recursive: true });
      writeFileSync(join(root, 'node_modules', 'prettier', 'index.js'), STAND_IN);
      writeFileSync(join(root, '.prettierignore'), '*ignored.ts\n!kept.ignored.ts\n');
      writeFileSync(join(root, '.gitignore'), '/dist\n');
      mkdirSync(join(root, 'tabs'));
      writeFileSync(join(root, 'tabs', '.editorconfig'), '');
    });

    it.each([
      ['formats', 'a.ts', 'text', '1 text {}'],
      ['uses the options for that place', 'tabs/a.ts', 'text', '1 text {"useTabs":true}'],
      ['finds the editor configuration above', 'tabs/deep/tabs/a.ts', 'text', '1 text {"useTabs":true}'],
      ['looks for none where there is none', 'other/tabs/a.ts', 'text', '1 text {}'],
      ['uses a parser that only the options name', 'a.text', 'text', '1 text {"parser":"babel"}'],
      ['leaves files that prettier does not know', 'a.unknown', 'text', 'text'],
      ['leaves files that prettier ignores', 'ignored.ts', 'text', 'text'],
      ['leaves files in a folder that git ignores', 'dist/a.ts', 'text', 'text'],
      ['formats what a later line takes back', 'kept.ignored.ts', 'text', '1 text {}'],
      ['leaves installed packages', 'packages/a/node_modules/b/a.ts', 'text', 'text'],
      ['leaves a text that does not parse', 'a.ts', 'broken', 'broken'],
    ])('%s', async (_, path, text, expected) => {
      expect(await format(path, text)).toBe(expected);
    });

    it('formats files of one name, text and configuration once', async () => {
      const results: string[] = [];
      for (const path of ['one/a.ts', 'two/a.ts', 'tabs/a.ts', 'one/b.ts']) results.push(await format(path, 'text'));

      expect(results).toEqual(['1 text {}', '1 text {}', '2 text {"useTabs":true}', '3 text {}']);
    });

    it('does not hide an error of prettier', async () => {
      await expect(format('a.ts', 'bug')).rejects.toThrow('bug');
    });
  });
});
