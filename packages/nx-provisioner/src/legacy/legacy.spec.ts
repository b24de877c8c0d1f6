import { checkReplacements } from './check-replacements';
import { carryOutReplacements } from './carry-out-replacements';
import { readMapping } from './read-mapping';
import type { WorkspaceFiles } from './replacement-files';
import { writeBans, type Ban } from './write-ban';

const filesOf = (texts: Readonly<Record<string, string>>, readOnly: readonly string[] = []): WorkspaceFiles => ({
  paths: Object.keys(texts).sort(),
  read: (path) => texts[path] ?? null,
  readBytes: (path) => (texts[path] === undefined ? null : Buffer.from(texts[path])),
  isWritable: (path) => !readOnly.includes(path),
});

const EVERYWHERE = { isKept: () => false, folderOf: () => null };

describe('carryOutReplacements', () => {
  it('gives the entry of the session record', () => {
    const files = filesOf({
      'a.ts': "import { a } from 'old';",
      'b.ts': "export * from 'old';",
      'c.md': "import 'old'",
    });
    const wanted = [{ replacement: { from: 'old', to: 'new' }, requirements: ['CORE-1'], roots: null }];
    const { replacements, edits } = carryOutReplacements(wanted, files, EVERYWHERE);

    expect(edits).toEqual([{ path: 'a.ts', content: "import { a } from 'new';" }]);
    expect(replacements[0]?.record).toEqual({
      from: 'old',
      to: 'new',
      requirements: ['CORE-1'],
      changed: ['a.ts'],
      skipped: [{ file: 'b.ts', line: 1, reason: '`export *` passes on every name of the module' }],
      remaining: 1,
    });
  });

  it('lets one replacement build on the one before', () => {
    const files = filesOf({ 'a.ts': "import { a } from 'one';" });
    const wanted = [
      { replacement: { from: 'one', to: 'two' }, requirements: [], roots: null },
      { replacement: { from: 'two', to: 'three' }, requirements: [], roots: null },
    ];
    expect(carryOutReplacements(wanted, files, EVERYWHERE).edits[0]?.content).toBe("import { a } from 'three';");
  });

  it('names a read-only file and counts what is left in it', () => {
    const files = filesOf({ 'a.ts': "import { a } from 'old';" }, ['a.ts']);
    const wanted = [{ replacement: { from: 'old', to: 'new' }, requirements: [], roots: null }];
    const result = carryOutReplacements(wanted, files, EVERYWHERE);
    expect(result).toMatchObject({ edits: [], diagnostics: [{ code: 'NXP-907', file: 'a.ts' }] });
    expect(result.replacements[0]?.record).toMatchObject({ changed: [], remaining: 1 });
  });
});

describe('checkReplacements', () => {
  it.each([
    [[['a', 'a']], ['NXP-901']],
    [
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      ['NXP-902'],
    ],
    [
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ],
      ['NXP-902'],
    ],
    [
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      ['NXP-903'],
    ],
    [
      [
        ['a', 'b'],
        ['b', 'c'],
        ['d', 'c'],
      ],
      [],
    ],
  ])('%j: %j', (pairs, codes) => {
    const problems = checkReplacements(pairs.map(([from = '', to = '']) => ({ from, to })));
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe('readMapping', () => {
  it('reads one replacement or a list of them', () => {
    const one = {
      from: 'a',
      to: 'b',
      imports: { x: { name: 'y', to: 'c' } },
      subpaths: { 'p/*': 'q/*', z: { to: 'z' } },
      others: 'same',
      defaultIsModule: true,
    };
    expect(readMapping('m.json', JSON.stringify(one))).toEqual({ replacements: [one], diagnostics: [] });
    expect(readMapping('m.json', JSON.stringify([one, { from: 'c', to: 'd' }])).replacements).toHaveLength(2);
  });

  it.each([
    ['{', '1 NXP-900'],
    ['"text"', '1 NXP-900'],
    ['{\n"from": "a" }', '1 NXP-900'],
    ['{ "from": "a", "to": "",\n"x": 1 }', '1 NXP-900, 2 NXP-900'],
    ['{ "from": "a", "to": "b", "imports": { "x": "y",\n"x": "z" } }', '2 NXP-903'],
    ['{ "from": "a", "to": "b", "others": "all" }', '1 NXP-900'],
    ['{ "from": "a", "to": "b", "imports": { "x": { "to": "c" } } }', '1 NXP-900'],
  ])('%j: %s', (text, expected) => {
    const { replacements, diagnostics } = readMapping('m.json', text);
    expect(diagnostics.map(({ line, code }) => `${line} ${code}`).join(', ')).toBe(expected);
    expect(replacements).toEqual([]);
  });
});

describe('writeBans', () => {
  const CONFIG = 'export default [\n  { rules: {} }, // mine\n];\n';
  const ban = (from: string, exempt: readonly string[] = []): Ban => ({
    from,
    to: 'new',
    requirements: ['R-1'],
    exempt,
  });
  const write = (text: string, ...bans: Ban[]) => writeBans('eslint.config.mjs', text, bans);

  it('says the reason and the replacement, and keeps the rest', () => {
    const { text } = write(CONFIG, ban('old'));
    expect(text.startsWith('export default [\n  { rules: {} }, // mine\n')).toBe(true);
    expect(text).toContain("{ name: 'old', message: 'old is replaced: use new (R-1).' }");
    expect(text).toContain("{ group: ['old/*'], message: 'old is replaced: use new (R-1).' }");
  });

  it('writes the same the second time', () => {
    const { text } = write(CONFIG, ban('old', ['a.ts']), ban('./libs/legacy'));
    expect(write(text, ban('old', ['a.ts']), ban('./libs/legacy')).text).toBe(text);
  });

  it('keeps bans of other modules with the files that they leave out', () => {
    const first = write(CONFIG, ban('old', ['a.ts', 'b.ts'])).text;
    const both = write(first, ban('older', ['b.ts'])).text;
    expect(both).toContain("{ files: ['b.ts'], rules: { 'no-restricted-imports': 'off' } }");
    expect(both).toMatch(
      /\{ files: \['a\.ts'\], rules: \{ 'no-restricted-imports': \['error', \{ paths: \[\{ name: 'older'/,
    );
    expect(write(first, ban('old', [])).text).not.toContain('files:');
  });

  it.each([
    ["export default [{ rules: { 'no-restricted-imports': 'error' } }];", 'NXP-908'],
    ['export default config;', 'NXP-553'],
  ])('leaves %s and says so', (config, code) => {
    const { text, diagnostics } = write(config, ban('old'));
    expect([text, diagnostics.map((one) => one.code)]).toEqual([config, [code]]);
  });
});
