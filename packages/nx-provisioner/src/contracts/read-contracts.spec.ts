import fc from 'fast-check';
import type { Requirement } from 'nx-provisioner-protocol';

import type { ContractDeclaration } from './contract-model';
import { readContracts } from './read-contracts';
import { requirement } from './testing/requirement';
import { NO_PACKAGES } from './workspace-packages';

const MONEY = requirement('CORE-001', 'core', 'export interface Money { readonly minor: number }', {
  kind: 'foundation',
});

function problems(...requirements: Requirement[]): string[] {
  return readContracts(requirements, NO_PACKAGES).diagnostics.map(
    ({ code, file, line }) => `${code} ${file ?? ''}:${line ?? 0}`,
  );
}

function message(...requirements: Requirement[]): string {
  return readContracts(requirements, NO_PACKAGES)
    .diagnostics.map((diagnostic) => diagnostic.message)
    .join('\n');
}

function declaration(code: string): ContractDeclaration {
  const { areas, diagnostics } = readContracts([MONEY, requirement('A-1', 'a', code)], NO_PACKAGES);
  expect(diagnostics).toEqual([]);
  return areas[0]!.files[0]!.declarations[0]!;
}

describe('readContracts', () => {
  it('gives each block a file, named after its first interface with methods', () => {
    const { areas, diagnostics } = readContracts(
      [
        requirement('BIL-002', 'billing', [
          'interface RefundReceipt { id: string }\ninterface RefundGateway { refund(): RefundReceipt }',
          'type Level = 1 | 2;',
          'interface Index { readonly all: string }',
        ]),
      ],
      NO_PACKAGES,
    );

    expect(diagnostics).toEqual([]);
    expect(areas.map(({ area, files }) => [area, files.map(({ name }) => name)])).toEqual([
      ['billing', ['refund-gateway', 'level', 'index-contract']],
    ]);
  });

  it('exports every declaration and drops nothing of what a person wrote', () => {
    const { areas } = readContracts(
      [
        requirement('A-1', 'a', [
          '/** Gives money back. */\nexport interface Gateway {\n  // of one order\n  refund(): void;\n}',
          'declare abstract class Base { constructor(name: string); abstract run(): void }',
          '// @ts-nocheck\n// Open or not.\nenum State { Open }',
        ]),
      ],
      NO_PACKAGES,
    );

    expect(areas[0]?.files.map(({ declarations }) => declarations[0]?.text)).toEqual([
      '/** Gives money back. */\nexport interface Gateway {\n  // of one order\n  refund(): void;\n}',
      'export declare abstract class Base { constructor(name: string); abstract run(): void }',
      '// Open or not.\nexport enum State { Open }',
    ]);
  });

  it('writes a const enum as an enum, which whoever compiles file by file can use', () => {
    expect(declaration('export declare const enum Size { Small }')).toMatchObject({
      text: 'export enum Size { Small }',
      signature: 'enum Size {\n  Small\n}',
    });
  });

  it('says which requirement an undocumented interface with methods is the contract of', () => {
    const [gateway, data] = readContracts(
      [
        requirement('A-1', 'a', 'interface Gateway { run(): void }\ninterface Data { id: string }', {
          title: 'Ends */ here',
        }),
      ],
      NO_PACKAGES,
    ).areas[0]!.files[0]!.declarations;

    expect(gateway?.text).toBe('/** Contract of A-1: Ends *\\/ here. */\nexport interface Gateway { run(): void }');
    expect(data?.text).toBe('export interface Data { id: string }');
  });

  it('finds a name in its own area, then in depended areas, then in foundation areas', () => {
    const own = 'interface Money { own: string }';
    const areaOfMoney = (...requirements: Requirement[]) => {
      const { areas, diagnostics } = readContracts(requirements, NO_PACKAGES);
      expect(diagnostics).toEqual([]);
      return areas.find(({ area }) => area === 'billing')?.imports;
    };
    const user = (dependsOn: string[], more = '') =>
      requirement('BIL-1', 'billing', [`interface User { pay: Money }`, more], { dependsOn });
    const middle = requirement('MID-1', 'middle', '', { dependsOn: ['PAY-1'] });
    const pay = requirement('PAY-1', 'pay', own);

    expect(areaOfMoney(MONEY, user([], own))).toEqual([]);
    expect(areaOfMoney(MONEY, middle, pay, user(['MID-1']))).toEqual(['pay']);
    expect(areaOfMoney(MONEY, pay, user([]))).toEqual(['core']);
  });

  it('imports types as types, and an enum that an initializer reads as a value', () => {
    const { areas } = readContracts(
      [
        requirement('CORE-001', 'core', 'export enum Bit { One = 1 }\nexport interface Money {}', {
          kind: 'foundation',
        }),
        requirement('A-1', 'a', [
          'export enum Flag { First = Bit.One }\ninterface Price { money: Money }',
          'interface Sale { price: Price }',
        ]),
      ],
      NO_PACKAGES,
    );

    expect(areas[0]?.files.map(({ imports }) => imports)).toEqual([
      [
        { from: { area: 'core' }, names: ['Bit'], typeOnly: false },
        { from: { area: 'core' }, names: ['Money'], typeOnly: true },
      ],
      [{ from: { file: 'price' }, names: ['Price'], typeOnly: true }],
    ]);
  });

  it('does not take a type parameter for a contract of the same name', () => {
    const found = readContracts(
      [
        requirement('CORE-001', 'core', 'interface T {}\ninterface K {}\ninterface U {}\ninterface P {}', {
          kind: 'foundation',
        }),
        requirement(
          'A-1',
          'a',
          'type All<T> = { [K in keyof T]: T[K] extends (infer U)[] ? U : never } & { f<P>(p: P): P };',
        ),
      ],
      NO_PACKAGES,
    );

    expect(found.diagnostics).toEqual([]);
    expect(found.areas[0]?.imports).toEqual([]);
  });

  it('describes own and inherited members', () => {
    const { areas } = readContracts(
      [
        requirement('CORE-001', 'core', 'interface Closable { close(): void }', { kind: 'foundation' }),
        requirement(
          'A-1',
          'a',
          `interface Store extends Closable {
        readonly size: number;
        get(key: string, ...more: string[]): Promise<string>;
        onChange?: ({ key }: { key: string }) => void;
        'is-text'(value: unknown): value is string;
        [Symbol.iterator](): Iterator<string>;
      }`,
        ),
        requirement('B-1', 'b', 'interface Alias extends Store {}', { dependsOn: ['A-1'] }),
      ],
      NO_PACKAGES,
    );
    const optional = false;
    const members = [
      { name: 'size', key: 'size', kind: 'value', optional },
      { name: 'get', key: 'get', kind: 'async', optional, parameters: ['key', 'more'] },
      { name: 'onChange', key: 'onChange', kind: 'method', optional: true, parameters: ['argument1'] },
      { name: 'is-text', key: "'is-text'", kind: 'method', optional, parameters: ['value'], narrows: true },
      { name: 'Symbol.iterator', key: '[Symbol.iterator]', kind: 'method', optional, parameters: [] },
      { name: 'close', key: 'close', kind: 'method', optional, parameters: [] },
    ];

    expect(areas[0]?.files[0]?.declarations[0]?.members).toEqual(members);
    expect(areas[1]?.files[0]?.declarations[0]).toMatchObject({ behavioural: true, members });
  });

  it.each<[string, boolean]>([
    ['interface A { run(): void }', true],
    ['interface A { run?: () => void }', true],
    ['interface A { readonly name: string }', false],
    ['interface A {}', false],
    ['interface A { (text: string): void; run(): void }', false],
    ['interface A { new (): A; run(): void }', false],
    ['type A = { run(): void };', false],
    ['declare class A { run(): void }', false],
  ])('tells whether %s has behaviour', (code, expected) => {
    expect(declaration(code).behavioural).toBe(expected);
  });

  it('gives type parameters as they are written, as arguments, and as bounds', () => {
    expect(
      declaration('interface Store<out T extends Money, K extends keyof T = keyof T, V = 1> { get(): [T, K, V] }'),
    ).toMatchObject({
      boundNames: ['Money'],
      typeBoundNames: ['Money'],
      typeParameters: '<T extends Money, K extends keyof T = keyof T, V = 1>',
      typeArguments: '<T, K, V>',
      typeBounds: '<Money, never, unknown>',
    });
    expect(declaration('interface Plain {}')).not.toHaveProperty('typeBounds');
  });

  it('gives a signature without comments, one line a member', () => {
    const { signature } = declaration(
      '/** Doc. */ export interface A { /** One. */ one(): void; two: string // Two.\n}',
    );

    expect(signature).toBe('interface A {\n  one(): void;\n  two: string;\n}');
  });

  it.each<[string, string, string]>([
    ['a syntax error', 'interface A {\n  x: ;\n}', 'NXP-501 ARTIFACTS/A-1.md:11'],
    ['a constant', 'interface A {}\nconst a = 1;', 'NXP-502 ARTIFACTS/A-1.md:11'],
    ['a function', 'declare function f(): void;', 'NXP-502 ARTIFACTS/A-1.md:10'],
    ['a call', 'console.log(1);', 'NXP-502 ARTIFACTS/A-1.md:10'],
    ['a default export', '\nexport default interface A {}', 'NXP-502 ARTIFACTS/A-1.md:11'],
    ['an exported expression', 'export default 1;', 'NXP-502 ARTIFACTS/A-1.md:10'],
    ['a renamed export', 'interface A {}\nexport { A as B };', 'NXP-502 ARTIFACTS/A-1.md:11'],
    ['a class with code', 'class A {\n  run() { return 1; }\n}', 'NXP-502 ARTIFACTS/A-1.md:11'],
    ['a property with a value', 'class A {\n  a = 1;\n}', 'NXP-502 ARTIFACTS/A-1.md:11'],
    ['an import', "import { exec } from 'child_process';", 'NXP-503 ARTIFACTS/A-1.md:10'],
    ['an import for its effect', "import 'x';", 'NXP-503 ARTIFACTS/A-1.md:10'],
    ['a re-export', "export * from 'x';", 'NXP-503 ARTIFACTS/A-1.md:10'],
    ['an imported type', "interface A {\n  a: import('node:fs').Stats;\n}", 'NXP-503 ARTIFACTS/A-1.md:11'],
    ['a namespace', 'namespace A { export interface B {} }', 'NXP-504 ARTIFACTS/A-1.md:10'],
    ['an augmentation', "declare module 'x' {}", 'NXP-504 ARTIFACTS/A-1.md:10'],
    ['a global', 'interface A {}\ndeclare global { interface B {} }', 'NXP-504 ARTIFACTS/A-1.md:11'],
    ['a name of the language', 'interface A {}\ninterface Promise {}', 'NXP-508 ARTIFACTS/A-1.md:11'],
    ['a name of a built-in type', 'interface string {}', 'NXP-508 ARTIFACTS/A-1.md:10'],
    ['a name of the harness', 'interface Fake {}', 'NXP-508 ARTIFACTS/A-1.md:10'],
    [
      'a type error',
      'interface A { a: string }\ninterface B extends A {\n  a: number }',
      'NXP-510 ARTIFACTS/A-1.md:11',
    ],
    ['wrong type arguments', '/** Doc.\n */\nexport\ninterface A {\n  a: Money<1>;\n}', 'NXP-510 ARTIFACTS/A-1.md:14'],
    ['a member that fakes need', 'interface A { calls(): void }', 'NXP-511 ARTIFACTS/A-1.md:10'],
  ])('rejects %s with the line of the document', (_, code, expected) => {
    expect(problems(MONEY, requirement('A-1', 'a', code))).toEqual([expected]);
  });

  it('accepts names of the language and exports by name', () => {
    const code = 'interface A { a: Promise<ReadonlyMap<string, Date>>; b: ReadonlyArray<Uint8Array> }\nexport { A };';

    expect(problems(requirement('A-1', 'a', code))).toEqual([]);
  });

  it('reports a name that no document defines, with a hint for names of Node', () => {
    const user = requirement('A-1', 'a', 'interface A {\n  a: Nowhere;\n  b: Buffer;\n}');

    expect(problems(user)).toEqual(['NXP-500 ARTIFACTS/A-1.md:11', 'NXP-500 ARTIFACTS/A-1.md:12']);
    expect(message(user)).toContain('use Uint8Array');
  });

  it('says who defines a name that is out of reach', () => {
    const text = message(
      requirement('B-1', 'b', 'interface Far {}'),
      requirement('A-1', 'a', 'interface A { far: Far }'),
    );

    expect(text).toBe('Far is defined by B-1 of area b (ARTIFACTS/B-1.md:10), which A-1 does not depend on.');
  });

  it('reports a name that two depended areas define, and says so once', () => {
    const user = requirement('A-1', 'a', '\ninterface A { x: Twice; y: Twice }', { dependsOn: ['B-1', 'C-1'] });
    const others = [requirement('B-1', 'b', 'interface Twice {}'), requirement('C-1', 'c', 'interface Twice {}')];

    expect(problems(...others, user)).toEqual(['NXP-506 ARTIFACTS/A-1.md:11']);
    expect(message(...others, user)).toContain('b (ARTIFACTS/B-1.md:10) and c (ARTIFACTS/C-1.md:10)');
  });

  it('reports a second definition in one area, naming both lines', () => {
    const [first, second] = [
      requirement('A-1', 'a', 'interface Same {}'),
      requirement('A-2', 'a', '\n\ntype Same = 1;'),
    ];

    expect(problems(first, second)).toEqual(['NXP-505 ARTIFACTS/A-2.md:12']);
    expect(message(first, second)).toContain('ARTIFACTS/A-1.md:10');
    expect(problems(requirement('A-1', 'a', 'interface Same {}\ninterface Same {}'))).toEqual([
      'NXP-505 ARTIFACTS/A-1.md:11',
    ]);
  });

  it('reports names that would become one file', () => {
    expect(problems(requirement('A-1', 'a', ['interface UserID {}', 'interface UserId {}']))).toEqual([
      'NXP-509 ARTIFACTS/A-1.md:110',
    ]);
  });

  it('reports a circle between areas at each of its uses', () => {
    const circle = [
      requirement('A-1', 'a', 'interface A { b: B }', { dependsOn: ['B-1'] }),
      requirement('B-1', 'b', 'interface B { c: C }', { dependsOn: ['C-1'] }),
      requirement('C-1', 'c', '\ninterface C { a: A }', { dependsOn: ['A-1'] }),
    ];

    expect(problems(...circle)).toEqual([
      'NXP-507 ARTIFACTS/A-1.md:10',
      'NXP-507 ARTIFACTS/B-1.md:10',
      'NXP-507 ARTIFACTS/C-1.md:11',
    ]);
    expect(message(...circle)).toContain(
      'a uses B of b, and b uses C of c (ARTIFACTS/B-1.md:10), c uses A of a (ARTIFACTS/C-1.md:11)',
    );
  });

  it('reports all problems of all documents, and none that only follows from another', () => {
    const broken = requirement('A-1', 'a', [
      'interface A { x: ; y: Nowhere }',
      'interface B { a: A; c: Missing }\r\nconst x = 1;',
    ]);
    const user = requirement('C-1', 'c', 'interface C { a: A; d: Absent }', { dependsOn: ['A-1'] });

    expect(problems(broken, user)).toEqual([
      'NXP-501 ARTIFACTS/A-1.md:10',
      'NXP-502 ARTIFACTS/A-1.md:111',
      'NXP-500 ARTIFACTS/C-1.md:10',
    ]);
  });

  it('reads names that an object has by itself', () => {
    expect(
      problems(
        requirement('A-1', 'a', 'interface constructor {}\ninterface __proto__ { c: constructor; t: toString }'),
      ),
    ).toEqual(['NXP-500 ARTIFACTS/A-1.md:11']);
  });

  it('survives any text in a contract block', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'interface',
            'A',
            '{',
            '}',
            '<',
            'T',
            '\n',
            'enum',
            '=',
            '/**',
            '*/',
            "'",
            'extends',
            'import',
          ),
        ),
        (words) => {
          for (const { line } of readContracts([requirement('A-1', 'a', words.join(' '))], NO_PACKAGES).diagnostics) {
            expect(line).toBeGreaterThanOrEqual(10);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
