import type { ModuleMapping, ModuleReplacement } from './module-replacement';
import { replaceModule } from './replace-module';

const replace = (text: string, rest: Partial<ModuleReplacement> = {}, file = 'src/a.ts') => {
  const replacement = { from: 'legacy', to: 'modern', ...rest };
  const result = replaceModule({ file, text }, replacement);
  const again = replaceModule({ file, text: result.text }, replacement);
  // Every case is a case of the law too: twice is once, and what is left is what was said to be left.
  expect(again.text).toBe(result.text);
  expect(again.changed).toEqual([]);
  expect(again.remaining).toBe(result.remaining);
  return result;
};

const NAMED: Partial<ModuleMapping> = { imports: { get: 'fetch', map: 'map', default: 'main' } };
const PARTIAL: Partial<ModuleMapping> = { imports: { get: 'fetch' } };
const LODASH: Partial<ModuleMapping> = { imports: { get: 'get', map: 'map' }, defaultIsModule: true };

describe('with a module that takes the place of another', () => {
  it.each([
    ["import x from 'legacy';", "import x from 'modern';"],
    ['import x, { a as b } from "legacy"', 'import x, { a as b } from "modern"'],
    ["import type { A } from 'legacy';", "import type { A } from 'modern';"],
    ["import { type A, b } from 'legacy';", "import { type A, b } from 'modern';"],
    ["import 'legacy';", "import 'modern';"],
    ["import * as l from 'legacy'; l.a(); l['b'];", "import * as l from 'modern'; l.a(); l['b'];"],
    ["export { a, b as c } from 'legacy';", "export { a, b as c } from 'modern';"],
    ["export type { A } from 'legacy';", "export type { A } from 'modern';"],
    ["import l = require('legacy'); use(l);", "import l = require('modern'); use(l);"],
    ['const l = require(`legacy`); use(l);', 'const l = require(`modern`); use(l);'],
    ["const { a, ...rest } = require('legacy');", "const { a, ...rest } = require('modern');"],
    [
      "require.resolve('legacy'); import.meta.resolve('legacy');",
      "require.resolve('modern'); import.meta.resolve('modern');",
    ],
    ["const { a } = await import('legacy');", "const { a } = await import('modern');"],
    ["import('legacy').then(({ a }) => a);", "import('modern').then(({ a }) => a);"],
    ["import('legacy').then((m) => m.a());", "import('modern').then((m) => m.a());"],
    [
      "type A = import('legacy').A; type T = typeof import('legacy');",
      "type A = import('modern').A; type T = typeof import('modern');",
    ],
    [
      "jest.mock('legacy'); vi.mock('legacy', () => build());",
      "jest.mock('modern'); vi.mock('modern', () => build());",
    ],
    ["jest.unmock('legacy').doMock('legacy', f);", "jest.unmock('modern').doMock('modern', f);"],
    ["vi.mock(import('legacy'), f);", "vi.mock(import('modern'), f);"],
    [
      "jest.mock('other', () => ({ ...jest.requireActual('legacy') }));",
      "jest.mock('other', () => ({ ...jest.requireActual('modern') }));",
    ],
  ])('%s', (before, after) => {
    const result = replace(before);
    expect(result).toMatchObject({ text: after, skipped: [], remaining: 0 });
    expect(result.changed.length).toBeGreaterThan(0);
  });

  it.each([
    ["createRequire(import.meta.url)('legacy');", "createRequire(import.meta.url)('modern');"],
    [
      "const load = createRequire(__filename);\nconst l = load('legacy'); l.a(load.resolve('legacy'));",
      "const load = createRequire(__filename);\nconst l = load('modern'); l.a(load.resolve('modern'));",
    ],
    [
      "const actual = jest.requireActual('legacy'); jest.createMockFromModule('legacy');",
      "const actual = jest.requireActual('modern'); jest.createMockFromModule('modern');",
    ],
    [
      "vi.mock('legacy', async (original) => ({ ...(await original()), a: vi.fn() }));",
      "vi.mock('modern', async (original) => ({ ...(await original()), a: vi.fn() }));",
    ],
    [
      "const { a } = await vi.importActual('legacy'); vi.doUnmock('legacy');",
      "const { a } = await vi.importActual('modern'); vi.doUnmock('modern');",
    ],
    ["import l, * as all from 'legacy'; all.a(l);", "import l, * as all from 'modern'; all.a(l);"],
    ["import data from 'legacy' with { type: 'json' };", "import data from 'modern' with { type: 'json' };"],
    ["export { default } from 'legacy';", "export { default } from 'modern';"],
    ["require(require.resolve('legacy'));", "require(require.resolve('modern'));"],
    ["let a: typeof import('legacy').b;", "let a: typeof import('modern').b;"],
    ["export import l = require('legacy');", "export import l = require('modern');"],
  ])('%s', (before, after) => {
    expect(replace(before)).toMatchObject({ text: after, skipped: [], remaining: 0 });
  });

  it.each([
    ['imported alone', '\uFEFFimport { a } from "legacy";\r\n', '\uFEFFimport { a } from "modern";\r\n'],
    [
      'taken in by another import',
      '\uFEFFimport { a } from "legacy";\r\nimport { b } from "modern";\r\n',
      '\uFEFFimport { b, a } from "modern";\r\n',
    ],
  ])('keeps a byte order mark and the line ends: %s', (_, before, after) => {
    expect(replace(before).text).toBe(after);
  });

  it('leaves everything else as it is, to the byte', () => {
    const around = (name: string) =>
      `#!/usr/bin/env node\r\n'use strict';\r\n// about legacy\r\nimport {\r\n\ta, // first\r\n  b as c,\r\n} from "${name}" // behind\r\n\r\nconst text = 'legacy' + \`legacy \${a}\`;\t\r\n`;
    expect(replace(around('legacy')).text).toBe(around('modern'));
  });

  it.each(['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'])('reads .%s', (extension) => {
    expect(replace("import { a } from 'legacy';", {}, `a.${extension}`).text).toBe("import { a } from 'modern';");
  });
});

describe('with mapped names', () => {
  it.each<[string, string, Partial<ModuleReplacement>?]>([
    ["import { get } from 'legacy'; get();", "import { fetch as get } from 'modern'; get();"],
    ["import { get as fetch } from 'legacy';", "import { fetch } from 'modern';"],
    ["import { get as g, map } from 'legacy';", "import { fetch as g, map } from 'modern';"],
    ["import x from 'legacy'; x();", "import { main as x } from 'modern'; x();"],
    ["import x, { get } from 'legacy';", "import { main as x, fetch as get } from 'modern';"],
    ["import { named } from 'legacy';", "import named from 'modern';", { imports: { named: 'default' } }],
    ["import * as l from 'legacy'; l.x;", "import { tools as l } from 'modern'; l.x;", { imports: { '*': 'tools' } }],
    ["export { get, default as x } from 'legacy';", "export { fetch as get, main as x } from 'modern';"],
    ["const { get, map: m } = require('legacy');", "const { fetch: get, map: m } = require('modern');"],
    ["const x = require('legacy'); x(); x.y;", "const { main: x } = require('modern'); x(); x.y;"],
    ["const g = require('legacy').get;", "const g = require('modern').fetch;"],
    ["(await import('legacy')).get();", "(await import('modern')).fetch();"],
    ["const l = await import('legacy'); l.get(l.map);", "const { fetch, map } = await import('modern'); fetch(map);"],
    ["import('legacy').then((m) => m.get);", "import('modern').then((m) => m.fetch);"],
    ["import('legacy').then(({ get }) => get);", "import('modern').then(({ fetch: get }) => get);"],
    ["type A = import('legacy').get<string>;", "type A = import('modern').fetch<string>;"],
    ["import l = require('legacy'); l.get(); l.map();", "import l = require('modern'); l.fetch(); l.map();"],
    [
      "import { get } from 'legacy';\njest.mock('legacy', () => ({ __esModule: true, get: jest.fn(), map }));",
      "import { fetch as get } from 'modern';\njest.mock('modern', () => ({ __esModule: true, fetch: jest.fn(), map }));",
    ],
    [
      "import x from 'legacy/get';",
      "import { fetch as x } from 'modern';",
      { subpaths: { get: { to: 'modern', imports: { default: 'fetch' } } } },
    ],
    ["import 'legacy/fp/a.js';", "import 'new/a.js';", { subpaths: { 'fp/*': 'new/*' } }],
  ])('%s', (before, after, rest = NAMED) => {
    expect(replace(before, rest)).toMatchObject({ text: after, skipped: [], remaining: 0 });
  });
});

describe('through a namespace', () => {
  it.each<[string, string, Partial<ModuleReplacement>?]>([
    ["import _ from 'legacy';\n_.get(_.map);", "import { get, map } from 'modern';\nget(map);"],
    ["import * as _ from 'legacy';\n_.get(x);", "import { fetch } from 'modern';\nfetch(x);", PARTIAL],
    ["const _ = require('legacy');\n_.get(x);", "const { get } = require('modern');\nget(x);"],
    ["import _ from 'legacy';\nconst get = _.get(x);", "import { get as _get } from 'modern';\nconst get = _get(x);"],
    [
      "import _ from 'legacy';\nlet a: _.Get = _.map;",
      "import { type Get, map } from 'modern';\nlet a: Get = map;",
      { imports: { Get: 'Get', map: 'map', default: '*' } },
    ],
    [
      "import * as L from 'legacy';\nL.delete();",
      "import { delete as LDelete } from 'modern';\nLDelete();",
      { imports: { delete: 'delete' } },
    ],
    [
      "import * as _ from 'legacy';\n<_.Box></_.Box>;",
      "import { Crate } from 'modern';\n<Crate></Crate>;",
      { imports: { Box: 'Crate' } },
    ],
  ])('%s', (before, after, rest = LODASH) => {
    expect(replace(before, rest, 'a.tsx')).toMatchObject({ text: after, skipped: [], remaining: 0 });
  });

  it('keeps the namespace for what has no mapping', () => {
    const result = replace("import _ from 'legacy';\n_.get(a);\n_.chain(a);\nuse(_);\n", LODASH);
    expect(result.text).toBe("import _ from 'legacy';\nimport { get } from 'modern';\nget(a);\n_.chain(a);\nuse(_);\n");
    expect(result.skipped.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 `chain` has no mapping',
      '4 `_` is passed on or used as a value',
    ]);
    expect(result).toMatchObject({ changed: [{ line: 2 }], remaining: 2 });
  });

  it('keeps a required module for what has no mapping', () => {
    const text = "function f() {\n  const _ = require('legacy');\n  return _.get(_.chain);\n}";
    const after =
      "function f() {\n  const _ = require('legacy');\n  const { get } = require('modern');\n  return get(_.chain);\n}";
    expect(replace(text, LODASH)).toMatchObject({ text: after, remaining: 1 });
  });
});

describe('where the modern module is imported already', () => {
  it.each<[string, string, Partial<ModuleReplacement>?]>([
    ["import { a } from 'modern';\nimport { b } from 'legacy';\n", "import { a, b } from 'modern';\n"],
    ["import { b } from 'legacy';\nimport { a } from 'modern';\n", "import { a, b } from 'modern';\n"],
    ["import m from 'modern';\nimport { b } from 'legacy';\n", "import m, { b } from 'modern';\n"],
    ["import {\n  a,\n} from 'modern';\nimport { b } from 'legacy';\n", "import {\n  a,\n  b,\n} from 'modern';\n"],
    [
      "import { a } from 'modern';\n// why\nimport x from 'legacy';\n",
      "import { a, default as x } from 'modern';\n// why\n",
    ],
    [
      "import { get as g } from 'modern';\nimport _ from 'legacy';\n_.get();\n",
      "import { get as g } from 'modern';\ng();\n",
      LODASH,
    ],
    [
      "import type { A } from 'modern';\nimport { b } from 'legacy';\n",
      "import type { A } from 'modern';\nimport { b } from 'modern';\n",
    ],
    [
      "import a from 'legacy/a';\nimport b from 'legacy/b';\n",
      "import { a, b } from 'modern';\n",
      { subpaths: { a: { to: 'modern', imports: { default: 'a' } }, b: { to: 'modern', imports: { default: 'b' } } } },
    ],
  ])('%s', (before, after, rest = {}) => {
    expect(replace(before, rest)).toMatchObject({ text: after, remaining: 0 });
  });
});

describe('where it is not sure', () => {
  it.each<[string, string, Partial<ModuleReplacement>?]>([
    ["export * from 'legacy';", '1 `export *` passes on every name of the module'],
    ["export * as l from 'legacy';", '1 `export * as` passes on every name of the module'],
    ["import * as l from 'legacy';\nuse(l);", '2 `l` is passed on or used as a value'],
    ["import * as l from 'legacy';\nl.a = 1;", '2 `a` is assigned to'],
    ["require('legacy/' + name);", '1 the specifier is computed'],
    ['import(`legacy/${name}`);', '1 the specifier is computed'],
    ["const page = () => import('legacy');", '1 the promise of the module is passed on'],
    ["import 'legacy/x';", '1 the subpath `legacy/x` has no mapping'],
    ["import { other } from 'legacy';", '1 `other` has no mapping', NAMED],
    ["export { other } from 'legacy';", '1 `other` has no mapping', NAMED],
    ["const { other } = require('legacy');", '1 `other` has no mapping', NAMED],
    ["use(require('legacy'));", '1 the module is passed on as a value', PARTIAL],
    ["require.resolve('legacy');", "1 the path of the module's file is asked for", PARTIAL],
    ["declare module 'legacy' {}", '1 `declare module` adds to the module'],
    ["jest.mock('legacy', () => build());", '1 what the mock returns is not written as one object', NAMED],
    ["define(['legacy', 'b'], run);", '1 `define` may load the module in a way of its own'],
    ["proxyquire('legacy', {});", '1 `proxyquire` may load the module in a way of its own'],
    ["let _ = require('legacy');\n_ = 1;", '2 `_` is given another value', LODASH],
    ["import l = require('legacy');\nuse(l);", '2 `l` is passed on or used as a value', PARTIAL],
  ])('%s', (text, reason, rest = {}) => {
    const result = replace(text, rest);
    expect(result.text).toBe(text);
    expect(result.skipped.map((place) => `${place.line} ${place.reason}`)).toEqual([reason]);
    expect(result).toMatchObject({ changed: [], remaining: 1 });
  });

  it.each([
    "import { get } from 'legacy';\njest.mock('legacy', () => build());\nget();",
    "import { get } from 'legacy';\njest.mock('legacy', () => ({ ...jest.requireActual('legacy'), get: jest.fn() }));",
    "import { get } from 'legacy';\nvi.mock('legacy', factory);\nget();",
  ])('keeps the uses of a file whose mock stays: %s', (text) => {
    const result = replace(text, NAMED);
    expect(result).toMatchObject({ text, changed: [] });
    expect(result.skipped[0]?.reason).toBe('a mock of the module stays in this file');
  });

  it('tells a shadowed name from the module', () => {
    const text = "import _ from 'legacy';\n_.get(1);\nfunction f(_) {\n  return _.get(2);\n}";
    const after = "import { get } from 'modern';\nget(1);\nfunction f(_) {\n  return _.get(2);\n}";
    const result = replaceModule({ file: 'a.js', text }, { from: 'legacy', to: 'modern', ...LODASH });
    expect(result).toMatchObject({ text: after, remaining: 0, skipped: [{ line: 3, isUse: false }] });
  });

  it("leaves a require that is somebody's own, and follows one that is made", () => {
    expect(replace("function f(require) {\n  require('legacy');\n}", {}, 'a.js')).toMatchObject({
      changed: [],
      skipped: [{ isUse: false }],
    });
    const made =
      "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('legacy');";
    expect(replace(made).text).toBe(made.replace("'legacy'", "'modern'"));
  });

  it('says where a file does not parse and leaves it', () => {
    const text = "import { a } from 'legacy';\nconst = ;";
    expect(replace(text)).toMatchObject({ text, problem: { line: 2 } });
  });

  it('never touches other modules, strings, templates and comments', () => {
    const text = "import a from 'legacy-other';\nimport b from './legacy';\n// legacy\nconst c = ['legacy', `legacy`];";
    expect(replace(text)).toMatchObject({ text, changed: [], skipped: [] });
  });
});

describe('where only calls of one form mean the same', () => {
  const CALLS: Partial<ModuleReplacement> = {
    imports: { sync: { name: 'rmSync', call: { arguments: ['string'], append: '{ force: true }' } } },
    defaultIsModule: true,
  };

  it.each([
    [
      "import { sync } from 'legacy';\nsync('a');",
      "import { rmSync as sync } from 'modern';\nsync('a', { force: true });",
    ],
    [
      "const l = require('legacy');\nl.sync(__dirname);",
      "const { rmSync } = require('modern');\nrmSync(__dirname, { force: true });",
    ],
    ["const rm = require('legacy').sync;\nrm('a');", "const rm = require('modern').rmSync;\nrm('a', { force: true });"],
    ["require('legacy').sync(path.join(a, b));", "require('modern').rmSync(path.join(a, b), { force: true });"],
    [
      "const { sync } = require('legacy');\nfunction f(a: string) { sync(a); }",
      "const { rmSync: sync } = require('modern');\nfunction f(a: string) { sync(a, { force: true }); }",
    ],
  ])('%s', (before, after) => {
    expect(replace(before, CALLS)).toMatchObject({ text: after, remaining: 0 });
  });

  it.each([
    ['await rm("a");', true],
    ['void rm("a");', true],
    ['rm("a").then(() => done());', true],
    ['rm("a").then(done);', false],
    ['const gone = await rm("a");', false],
    ['const f = () => rm("a");', false],
    ['rm("a").catch(fail);', false],
  ])('%s changes where its value is another: %s', (call, isChanged) => {
    const imports = { default: { name: 'remove', call: { arguments: ['string'], result: 'unused' } } } as const;
    expect(replace(`import rm from 'legacy';\n${call}`, { imports }).remaining).toBe(isChanged ? 0 : 1);
  });

  it('leaves every other use', () => {
    const text = "import { sync } from 'legacy';\nsync('a');\nsync(list);\nsync('*.js');\nsync('a', {});\nuse(sync);";
    const result = replace(text, CALLS);
    expect(result.text).toBe(
      "import { sync } from 'legacy';\nimport { rmSync } from 'modern';\nrmSync('a', { force: true });\nsync(list);\nsync('*.js');\nsync('a', {});\nuse(sync);",
    );
    expect(result).toMatchObject({ changed: [{ line: 2 }], remaining: 4 });
  });
});

describe('with modules of the workspace', () => {
  const LOCAL = { from: './libs/old-logger', to: './libs/logger/src/index.ts' };

  it.each([
    [
      'apps/a/src/x.ts',
      "import { log } from '../../../libs/old-logger';",
      "import { log } from '../../../libs/logger/src';",
    ],
    [
      'apps/a/x.ts',
      "import { log } from '../../libs/old-logger/index.js';",
      "import { log } from '../../libs/logger/src/index.js';",
    ],
    ['libs/x.ts', "import { log } from './old-logger';", "import { log } from './logger/src';"],
  ])('%s', (file, before, after) => {
    expect(replace(before, LOCAL, file)).toMatchObject({ text: after, remaining: 0 });
  });

  it('knows a package of the same name as another module', () => {
    const text = "import { log } from 'old-logger';";
    expect(replace(text, LOCAL)).toMatchObject({ text, changed: [] });
  });
});
