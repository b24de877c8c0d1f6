import { documentWithCode, nativeDocument, type HostileCase } from './hostile-case';

const body = (name: string, text: string, outcome: HostileCase['outcome'] = 'passes'): HostileCase => ({
  name: `size: ${name}`,
  files: { 'ARTIFACTS/a.md': nativeDocument({ body: text }) },
  outcome,
  within: 20_000,
});

const contract = (name: string, code: string, outcome: HostileCase['outcome'], within = 60_000): HostileCase => ({
  name: `type: ${name}`,
  files: { 'ARTIFACTS/a.md': documentWithCode('ts', code) },
  outcome,
  within,
});

const SIZE_CASES: readonly HostileCase[] = [
  body('quotes ten thousand deep', `${'> '.repeat(10_000)}x`),
  body('lists five thousand deep', Array.from({ length: 2000 }, (_, n) => `${' '.repeat(2 * n)}- x`).join('\n')),
  body('twenty thousand items', '- x\n'.repeat(20_000)),
  body('twenty thousand headings', '## x\n\n'.repeat(20_000)),
  body('fifty thousand fences', '```\nx\n```\n\n'.repeat(50_000)),
  body('a fence without an end', `\`\`\`ts file=src/a.ts\n${'x\n'.repeat(50_000)}`, ['NXP-423']),
  body('a table of fifty thousand rows', `| a | b |\n|---|---|\n${'| x | y |\n'.repeat(50_000)}`),
  body(
    'a table of five thousand columns',
    `${'| a '.repeat(5000)}|\n${'|---'.repeat(5000)}|\n${'| x '.repeat(5000)}|\n`,
  ),
  body('a line of four million characters', 'x'.repeat(4_000_000)),
  body('a million stars', '*'.repeat(1_000_000)),
  body('a hundred thousand brackets', '['.repeat(100_000)),
  body('a hundred thousand links', '[a]('.repeat(100_000)),
  body('a hundred thousand backticks', '` `` '.repeat(30_000)),
  body('a hundred thousand angle brackets', '<a '.repeat(100_000)),
  body('a hundred thousand HTML comments', '<!-- '.repeat(100_000)),
  body('a hundred thousand bold marks', '**a '.repeat(100_000)),
  body('a hundred thousand blanks before a colon', `**Status**${' '.repeat(100_000)}: x`),
  body('a hundred thousand blanks at the end of a line', `x${' '.repeat(100_000)}y`),
  body('a hundred thousand colons', `**Status${':'.repeat(100_000)}`),
  body('a criterion with a long id', `## Acceptance criteria\n\n- ${'A-'.repeat(20_000)}1: x\n`),
  body('a criterion of brackets', `## Acceptance criteria\n\n- ${'[ '.repeat(20_000)}x\n`),
  {
    name: 'size: a document of six megabytes',
    files: { 'ARTIFACTS/a.md': nativeDocument(), 'ARTIFACTS/b.md': 'x'.repeat(6_000_000) },
    outcome: ['NXP-018'],
  },
  {
    name: 'size: an id of ten thousand characters',
    files: { 'ARTIFACTS/a.md': nativeDocument({ id: 'A'.repeat(10_000) }) },
    outcome: ['NXP-101'],
  },
  {
    name: 'size: an area of ten thousand characters',
    files: { 'ARTIFACTS/a.md': nativeDocument({ area: 'a'.repeat(10_000) }) },
    outcome: ['NXP-105'],
  },
  {
    name: 'size: an id and an area as long as they may be',
    files: { 'ARTIFACTS/a.md': nativeDocument({ id: `A${'1'.repeat(63)}`, area: `a${'b'.repeat(63)}` }) },
    outcome: 'passes',
  },
  {
    name: 'size: a thousand documents in one lane',
    files: Object.fromEntries(
      Array.from({ length: 1000 }, (_, n) => [`ARTIFACTS/${n}.md`, nativeDocument({ id: `BIL-${n}` })]),
    ),
    outcome: 'passes',
    within: 60_000,
  },
  {
    name: 'size: a chain of a thousand dependencies',
    files: Object.fromEntries(
      Array.from({ length: 1000 }, (_, n) => [
        `ARTIFACTS/${n}.md`,
        nativeDocument({ id: `BIL-${n}`, ...(n > 0 && { more: `dependsOn: [BIL-${n - 1}]` }) }),
      ]),
    ),
    outcome: 'passes',
    within: 60_000,
  },
  {
    name: 'size: a circle of a thousand dependencies',
    files: Object.fromEntries(
      Array.from({ length: 1000 }, (_, n) => [
        `ARTIFACTS/${n}.md`,
        nativeDocument({ id: `BIL-${n}`, more: `dependsOn: [BIL-${(n + 1) % 1000}]` }),
      ]),
    ),
    outcome: ['NXP-400'],
    within: 60_000,
  },
];

const TYPE_CASES: readonly HostileCase[] = [
  contract('interfaces without a body', 'export interface '.repeat(3000), ['NXP-501', 'NXP-502']),
  contract('ten thousand nested lists', `export type A = ${'Array<'.repeat(10_000)}string${'>'.repeat(10_000)};`, [
    'NXP-501',
  ]),
  contract('ten thousand parentheses', `export type A = ${'('.repeat(10_000)}string${')'.repeat(10_000)};`, [
    'NXP-501',
  ]),
  contract('ten thousand nested objects', `export type A = ${'{ a: '.repeat(10_000)}string${' }'.repeat(10_000)};`, [
    'NXP-501',
  ]),
  contract(
    'a type without an end',
    'export type A<T> = A<A<T>>;\nexport interface B {\n  run(a: A<string>): void;\n}',
    ['NXP-510'],
  ),
  contract(
    'a tuple that grows',
    'export type Grow<N extends number, T extends unknown[] = []> = T["length"] extends N ? T : Grow<N, [...T, unknown]>;\nexport interface B {\n  run(a: Grow<100000>): void;\n}',
    ['NXP-510'],
  ),
  contract(
    'a union of a hundred thousand',
    'export type D = 0|1|2|3|4|5|6|7|8|9;\nexport type A = `${D}${D}${D}${D}${D}${D}`;\nexport interface B {\n  run(a: A): void;\n}',
    ['NXP-510'],
  ),
  contract(
    'two thousand members',
    `export interface A {\n${Array.from({ length: 2000 }, (_, n) => `  m${n}(): void;`).join('\n')}\n}`,
    'passes',
  ),
  contract(
    'three hundred interfaces',
    Array.from({ length: 300 }, (_, n) => `export interface A${n} {\n  run(): void;\n}`).join('\n'),
    'passes',
    60_000,
  ),
  contract('an import', "import { readFileSync } from 'node:fs';\nexport interface A {\n  run(): void;\n}", [
    'NXP-503',
  ]),
  contract("an import of another library's types", "import { X } from '../../beside/secret';\nexport type A = X;", [
    'NXP-503',
  ]),
  contract('an import out of a package', "import { X } from 'tslib/../../../beside/secret';\nexport type A = X;", [
    'NXP-503',
  ]),
  contract('an import that ends early', "import { X } from 'tslib\\0/../../beside';\nexport type A = X;", ['NXP-503']),
  contract('an import of a prototype', "import { X } from '__proto__';\nimport { Y } from 'constructor';", ['NXP-503']),
  contract('an import that loads', "import X from 'tslib' with { type: 'json' };\nexport type A = typeof X;", [
    'NXP-503',
  ]),
  contract('an import for its effect', "import 'tslib';\nexport type A = 1;", ['NXP-503']),
  contract(
    'ten thousand imports',
    Array.from({ length: 10_000 }, (_, n) => `import { X as X${n} } from 'tslib/${n}';`).join('\n'),
    ['NXP-503'],
  ),
  contract('an import of a type', "export interface A {\n  run(): import('../../beside/secret').X;\n}", ['NXP-503']),
  contract(
    'a reference to a file',
    '/// <reference path="/etc/passwd" />\nexport interface A {\n  run(): void;\n}',
    'passes',
  ),
  contract(
    'a reference to types',
    '/// <reference types="../../beside/secret" />\nexport interface A {\n  run(): void;\n}',
    'passes',
  ),
  contract(
    'a global declaration',
    'declare global { interface Array<T> { canary: T } }\nexport interface A {\n  run(): void;\n}',
    ['NXP-504'],
  ),
  contract(
    'a module declaration',
    "declare module 'fs' { export const canary: 1 }\nexport interface A {\n  run(): void;\n}",
    ['NXP-504'],
  ),
  contract('code', 'canary();\nexport interface A {\n  run(): void;\n}', ['NXP-502']),
  contract('code in an enum', 'export enum A { a = canary() }', ['NXP-502']),
  contract('code in a computed name', 'export interface A {\n  [canary()]: string;\n}', ['NXP-502']),
  contract('code in an enum that the language knows', 'export enum A { a = eval("canary()") }', ['NXP-502']),
  contract('code in a template of an enum', 'export enum A { a = String.raw`x` }', ['NXP-502']),
  contract('a hundred thousand operators', `export type A = ${'keyof '.repeat(10_000)}string;`, ['NXP-501']),
  contract('ten thousand lists of lists', `export type A = string${'[]'.repeat(10_000)};`, ['NXP-501']),
  contract('ten thousand names of names', `export type A = a${'.b'.repeat(10_000)};`, ['NXP-501']),
  contract(
    'ten thousand conditions',
    `export type A<T> = ${'T extends string ? '.repeat(3000)}string${' : never'.repeat(3000)};`,
    ['NXP-501'],
  ),
  contract(
    'a union of ten thousand words',
    `export type A = ${Array.from({ length: 10_000 }, (_, n) => `'w${n}'`).join(' | ')};`,
    'passes',
  ),
  contract('code in a default', 'export class A {\n  run(a = canary()): void {}\n}', ['NXP-502']),
  contract('a decorator', '@canary()\nexport class A {\n  run(): void;\n}', ['NXP-502']),
  contract(
    'names of another script',
    'export interface Größe {\n  größe(): void;\n  "a b"(): void;\n  "\'; canary(); \'": string;\n}',
    'passes',
  ),
  contract('a member that ends a string', 'export interface A {\n  "\\u2028*/ canary()"(): void;\n}', 'passes'),
  contract('a direction override in a string', 'export interface A {\n  run(a: "\u202Ex\u2066"): void;\n}', [
    'NXP-501',
  ]),
  contract(
    'a directive to the compiler',
    '// @ts-nocheck\n// eslint-disable\nexport interface A {\n  run(a: Unknown): void;\n}',
    ['NXP-500'],
  ),
  contract('an interface of the language', 'export interface Promise<T> {\n  run(): T;\n}', ['NXP-508']),
  contract('any', 'export interface A {\n  run(a: any): any;\n}', 'passes'),
];

/** What grows: nesting, length, number, and types that a compiler could work on for ever. */
export const GROWTH_CASES: readonly HostileCase[] = [...SIZE_CASES, ...TYPE_CASES];
