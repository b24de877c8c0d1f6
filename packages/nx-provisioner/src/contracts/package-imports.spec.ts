import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { Requirement } from 'nx-provisioner-protocol';

import { InstalledFiles } from '../adapters/package-files';
import { readContracts } from './read-contracts';
import { requirement } from './testing/requirement';
import type { WorkspacePackages } from './workspace-packages';

const STREAMS = `export declare class Stream<T> { private secret; next(value: T): void; }
export interface Source<T> { open(key: string): Promise<T>; close(): void }
export declare enum Level { Low, High }
declare const _default: Source<string>;
export default _default;
`;

/** What is installed; types that are wrong or that ask for what is not there are nobody's business here. */
const INSTALLED: Readonly<Record<string, string>> = {
  'node_modules/streams/package.json': `{ "name": "streams", "version": "1.0.0", "exports": {
    ".": { "types": "./index.d.ts" }, "./ajax": { "types": "./ajax.d.ts" },
    "./out": { "types": "./../../secret.d.ts" }, "./data.json": "./data.json" } }`,
  'node_modules/streams/index.d.ts': STREAMS,
  'node_modules/streams/ajax.d.ts': `import type { Stream } from './index.js';
export interface Ajax { get(url: URL): Stream<Buffer>; broken: Nowhere }\n`,
  'node_modules/streams/data.json': '{}',
  'node_modules/server/package.json': '{ "name": "server", "version": "1.0.0", "main": "index.js" }',
  'node_modules/server/index.js': '',
  'node_modules/@types/server/package.json': '{ "name": "@types/server", "version": "1.0.0", "types": "index.d.ts" }',
  'node_modules/@types/server/index.d.ts': `/// <reference types="machine" />
declare namespace server { interface Request { body: Buffer; end(): void } }
declare const server: () => server.Request;
export = server;\n`,
  'node_modules/@types/machine/package.json': '{ "name": "@types/machine", "version": "1.0.0", "types": "index.d.ts" }',
  'node_modules/@types/machine/index.d.ts': `interface Buffer { readonly length: number }
interface Array<T> { machine(): T }\n`,
  'node_modules/@types/geo/package.json': '{ "name": "@types/geo", "version": "1.0.0", "types": "index.d.ts" }',
  'node_modules/@types/geo/index.d.ts': 'export interface Point { readonly x: number }\n',
  'node_modules/@scope/kit/package.json':
    '{ "name": "@scope/kit", "type": "module", "version": "1.0.0", "types": "index.d.ts" }',
  'node_modules/@scope/kit/index.d.ts': 'export interface Kit { run(): void }\nexport { Stream } from "streams";\n',
  'node_modules/bare/package.json': '{ "name": "bare", "version": "1.0.0", "main": "index.js" }',
  'node_modules/bare/index.js': '',
  'node_modules/unlisted/package.json': '{ "name": "unlisted", "version": "1.0.0", "types": "index.d.ts" }',
  'node_modules/unlisted/index.d.ts': 'export interface Unlisted {}\n',
  'libs/linked/package.json': '{ "name": "linked", "version": "1.0.0", "types": "index.d.ts" }',
  'libs/linked/index.d.ts': 'export interface Linked {}\n',
  'secret.d.ts': 'export interface Secret {}\n',
  'node_modules/modern/package.json': `{ "name": "modern", "type": "module", "version": "1.0.0",
    "exports": { "import": { "types": "./index.d.ts" } } }`,
  'node_modules/modern/index.d.ts': 'export default interface Modern { run(): void }\n',
  'node_modules/constructor/package.json': '{ "name": "constructor", "version": "1.0.0", "types": "index.d.ts" }',
  'node_modules/constructor/index.d.ts': 'export interface A {}\n',
};

const LISTED = {
  streams: '^1.0.0',
  server: 'catalog:',
  '@types/geo': '~1.2.3',
  '@scope/kit': '1.0.0',
  bare: '*',
  modern: '2 || 3',
  missing: '*',
  linked: '*',
  '@acme/contracts-core': '*',
};

let root: string;
let packages: WorkspacePackages;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nx-provisioner-packages-'));
  for (const [path, text] of Object.entries(INSTALLED)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync(join(root, 'libs/linked'), join(root, 'node_modules/linked'), 'junction');
  packages = {
    listed: LISTED,
    isOwn: (name) => name.startsWith('@acme/'),
    resolvesAsNode: true,
    files: new InstalledFiles(root),
  };
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const read = (...requirements: Requirement[]) => readContracts(requirements, packages);

/** `NXP-510 12 message` for each problem of the documents. */
function problems(...requirements: Requirement[]): string[] {
  return read(...requirements).diagnostics.map(({ code, line, message }) => `${code} ${line ?? 0} ${message}`);
}

function onlyFile(code: string) {
  const { areas, diagnostics } = read(requirement('A-1', 'a', code));
  expect(diagnostics).toEqual([]);
  return { ...areas[0]!.files[0]!, packages: areas[0]!.packages };
}

describe('imports from packages', () => {
  it.each<[string, string, string, Record<string, string>]>([
    ["import type { Stream } from 'streams'", 'Stream<string>', 'streams Stream as Stream', { streams: '^1.0.0' }],
    ["import { Stream as S } from 'streams'", 'S<string>', 'streams Stream as S', { streams: '^1.0.0' }],
    ["import { type Source } from 'streams'", 'Source<1>', 'streams Source as Source', { streams: '^1.0.0' }],
    ["import Default from 'streams'", 'typeof Default', 'streams default as Default', { streams: '^1.0.0' }],
    ["import * as all from 'streams'", 'all.Level', 'streams * as all', { streams: '^1.0.0' }],
    ["import type { Ajax } from 'streams/ajax'", 'Ajax', 'streams/ajax Ajax as Ajax', { streams: '^1.0.0' }],
    ["import { Request } from 'server'", 'Request', 'server Request as Request', { server: 'catalog:' }],
    ["import server from 'server'", 'server.Request', 'server default as server', { server: 'catalog:' }],
    ["import Modern from 'modern'", 'Modern', 'modern default as Modern', { modern: '2 || 3' }],
    ["import type { Point } from 'geo'", 'Point', 'geo Point as Point', { '@types/geo': '~1.2.3' }],
    ["import type { Kit } from '@scope/kit'", 'Kit', '@scope/kit Kit as Kit', { '@scope/kit': '1.0.0' }],
  ])('takes %s', (statement, type, expected, dependencies) => {
    const file = onlyFile(`${statement};\ninterface A { a: ${type} }`);

    expect(file.packageImports.map(({ specifier, imported, name }) => `${specifier} ${imported} as ${name}`)).toEqual([
      expected,
    ]);
    expect(file.packages).toEqual(dependencies);
    expect(file.declarations[0]?.text).toBe(`export interface A { a: ${type} }`);
  });

  it('leaves out what no declaration uses', () => {
    const code = "import def, { Level, Source } from 'streams';\nimport type { Kit } from '@scope/kit';";
    const file = onlyFile(`${code}\n/** Not a {@link Kit}. */ interface A { a: Source<1> }`);

    expect(file.packageImports.map(({ name }) => name)).toEqual(['Source']);
    expect(file.packages).toEqual({ streams: '^1.0.0' });
  });

  it('shadows contracts of other documents', () => {
    const other = requirement('CORE-1', 'core', 'interface Source { other: string }', { kind: 'foundation' });
    const own = requirement('A-2', 'a', 'interface Source { own: string }');
    const user = requirement('A-1', 'a', "import { Source } from 'streams';\ninterface A extends Source<string> {}");
    const { areas, diagnostics } = read(other, own, user);

    expect(diagnostics).toEqual([]);
    const file = areas[0]!.files.find(({ name }) => name === 'a')!;
    expect(file.imports).toEqual([]);
    expect(file.declarations[0]?.members.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'open async',
      'close method',
    ]);
  });

  it('counts inherited members through another area', () => {
    const { areas, diagnostics } = read(
      requirement('CORE-1', 'core', "import { Source } from 'streams';\ninterface Store<T> extends Source<T> {}", {
        kind: 'foundation',
      }),
      requirement('A-1', 'a', 'interface A extends Store<string> { more(): void }'),
    );

    expect(diagnostics).toEqual([]);
    expect(areas[0]?.files[0]?.declarations[0]).toMatchObject({
      behavioural: true,
      members: [{ name: 'more' }, { name: 'open', kind: 'async' }, { name: 'close' }],
    });
    expect(areas.map(({ packages }) => packages)).toEqual([{}, { streams: '^1.0.0' }]);
  });

  it('makes no fake of what has private members', () => {
    const file = onlyFile("import { Stream } from 'streams';\ninterface A extends Stream<string> { run(): void }");

    expect(file.declarations[0]?.behavioural).toBe(false);
  });

  it('keeps the globals that a package brings from every contract', () => {
    const found = problems(
      requirement('A-1', 'a', "import { Request } from 'server';\ninterface A { a: Request; b: Buffer }"),
      requirement('B-1', 'b', 'interface B { b: Buffer }'),
      requirement('C-1', 'c', 'interface Buffer { own: string }\ninterface C extends Array<string> { own(): void }'),
    );

    expect(found.map((text) => text.split(',')[0])).toEqual([
      'NXP-500 11 Buffer is defined by C-1 of area c (ARTIFACTS/C-1.md:10)',
      'NXP-500 10 Buffer is defined by C-1 of area c (ARTIFACTS/C-1.md:10)',
    ]);
  });

  it('gives the members of the language alone to contracts without imports', () => {
    const { areas } = read(
      requirement('A-1', 'a', "import { Request } from 'server';\ninterface A { a: Request }"),
      requirement('C-1', 'c', 'interface C extends Array<string> { own(): void }'),
    );

    expect(areas[1]?.files[0]?.declarations[0]?.members.map(({ name }) => name)).not.toContain('machine');
  });

  it.each<[string, string, RegExp]>([
    [
      'a name that the package lacks',
      "\nimport { Strea } from 'streams';\ninterface A { a: Strea }",
      /^NXP-510 11 .*'"streams"' has no exported member.*Stream/,
    ],
    [
      'a default that the package lacks',
      "import K from '@scope/kit';\ninterface A { a: K }",
      /^NXP-510 10 Module '"@scope\/kit\/index"' has no default export/,
    ],
    [
      'a name on the second line of an import',
      "import {\n  Stream,\n  Nope,\n} from 'streams';\ninterface A { a: Stream<Nope> }",
      /^NXP-510 12 /,
    ],
    [
      'wrong type arguments',
      "import { Stream } from 'streams';\ninterface A {\n  a: Stream;\n}",
      /^NXP-510 12 Generic type 'Stream<T>'/,
    ],
    [
      'a use as a value',
      "import { Level } from 'streams';\nenum A {\n  A = Level.High,\n}",
      /^NXP-510 12 'Level' cannot be used as a value/,
    ],
    [
      'a declaration of the same name',
      "import { Stream } from 'streams';\ninterface Stream {}",
      /^NXP-505 10 Stream is imported from 'streams' and declared at ARTIFACTS\/A-1.md:11/,
    ],
    [
      'a second import of a name',
      "import { Stream } from 'streams';\nimport { Stream } from 'streams';\ninterface A { a: Stream<1> }",
      /^NXP-505 11 /,
    ],
    ['a name of the harness', "import { Kit as Fake } from '@scope/kit';\ninterface A { a: Fake }", /^NXP-508 10 /],
    [
      'a name of the language',
      "import { Kit as Map } from '@scope/kit';\ninterface A { a: Map }",
      /^NXP-508 10 Map of '@scope\/kit' .* `Map as OwnMap`/,
    ],
  ])('rejects %s', (_, code, expected) => {
    const found = problems(requirement('A-1', 'a', code));

    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  it.each<[string, RegExp]>([
    ["import 'streams';", /in a form that has no place here/],
    ["import {} from 'streams';", /in a form/],
    ["import { Stream } from 'streams' with { type: 'json' };", /in a form/],
    ["import Stream = require('streams');", /in a form/],
    ["export { Stream } from 'streams';", /in a form/],
    ["type T = import('streams').Stream<1>;", /in a form/],
    ["import { A } from './a';", /is no package/],
    ["import { A } from '../../secret';", /is no package/],
    ["import { A } from '/etc/passwd';", /is no package/],
    ["import { A } from 'streams/../../secret';", /is no package/],
    ["import { A } from 'streams/./ajax';", /is no package/],
    ["import { A } from 'streams\\0';", /is no package/],
    ["import { A } from 'streams\\\\ajax';", /is no package/],
    ["import { A } from 'file:///etc/passwd';", /is no package/],
    ["import { A } from '#a';", /is no package/],
    ["import { A } from '';", /is no package/],
    [`import { A } from '${'a'.repeat(100_000)}';`, /is no package/],
    ["import { A } from 'node:fs';", /a module of Node/],
    ["import { A } from 'fs/promises';", /a module of Node/],
    ["import { A } from 'node:nothing';", /a module of Node/],
    ["import { A } from '@acme/contracts-core';", /is a library of this workspace/],
    ["import { Request } from '@types/server';", /only describes another package/],
    ["import { A } from 'unlisted';", /does not list; install the package/],
    ["import { A } from 'stream-s';", /does not list.*Near it: streams\./],
    ["import { A } from '__proto__';", /does not list/],
    ["import { A } from 'constructor';", /does not list/],
    ["import { A } from 'missing';", /but node_modules has no missing/],
    ["import { A } from 'linked';", /leads out of node_modules/],
    ["import { A } from 'bare';", /no types are installed; install @types\/bare/],
    ["import { A } from 'streams/nothing';", /no types are installed/],
    ["import { A } from 'streams/out';", /no types are installed/],
    ["import { A } from 'streams/data.json';", /no types are installed/],
  ])('rejects %s', (statement, expected) => {
    const found = problems(requirement('A-1', 'a', `interface B {}\n${statement}`));

    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^NXP-503 11 The contract imports /);
    expect(found[0]).toMatch(expected);
    expect(found[0]!.length).toBeLessThan(400);
  });

  it('resolves as a bundler where the workspace does', () => {
    const code = requirement('A-1', 'a', "import { Stream } from 'streams';\ninterface A { a: Stream<1> }");

    expect(readContracts([code], { ...packages, resolvesAsNode: false }).diagnostics).toEqual([]);
  });

  it('survives ten thousand imports', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `import { Kit as K${index} } from '@scope/kit';`);

    expect(problems(requirement('A-1', 'a', [...lines, 'interface A { a: K9999 }'].join('\n')))).toEqual([]);
  }, 60_000);
});
