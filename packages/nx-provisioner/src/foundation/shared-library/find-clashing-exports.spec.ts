import type { Requirement } from 'nx-provisioner-protocol';

import { findClashingExports } from './find-clashing-exports';

const REQUIREMENT = { id: 'CORE-001', source: { file: 'core.md', line: 1 } } as Requirement;

const clashes = (...codes: string[]) =>
  findClashingExports(
    codes.map((code, index) => ({
      file: { path: `src/${index}.ts`, code, line: (index + 1) * 10, library: null },
      requirement: REQUIREMENT,
    })),
  ).map(
    ({ line, message }) => `${line ?? 0} ${/'(\w+)'/.exec(message)?.[1] ?? ''} ${/\(.*?\)/.exec(message)?.[0] ?? ''}`,
  );

describe('findClashingExports', () => {
  it.each([
    'export const a = 1;',
    'export const { b: a } = { b: 1 };',
    'export const [, { a }] = [0, { a: 1 }];',
    'export function a() {}',
    'export abstract class a {}',
    'export interface a {}',
    'export type a = 1;',
    'export enum a {}',
    'export namespace a {}',
    'const a = 1; export { a };',
    'const b = 1; export { b as a };',
  ])('finds the name in %s', (code) => {
    expect(clashes(code, '\n\nexport let a: 1;')).toEqual(['22 a (core.md:10)']);
  });

  it.each([
    'const a = 1;',
    'export default function a() {}',
    'const a = 1; export { a as default };',
    "export { a } from './0.js';",
    "export * from './0.js';",
    "export * as a from './0.js';",
    "import { a } from './0.js'; export { a };",
    "import a from 'x'; export { a };",
    "import * as a from 'x'; export { a };",
    'export const { a: b } = { a: 1 };',
    'const a = 1; export { a as b };',
  ])('finds no name in %s', (code) => {
    expect(clashes('export const a = 1;', code)).toEqual([]);
  });

  it('takes overloads and merged declarations of one file for one', () => {
    expect(clashes('export function a(): void;\nexport function a() {}\nexport namespace a {}')).toEqual([]);
  });

  it('reports every further file of a name', () => {
    const code = 'export const a = 1;\nexport const b = 1;';
    expect(clashes(code, code, 'export const b = 1;')).toEqual([
      '20 a (core.md:10)',
      '21 b (core.md:11)',
      '30 b (core.md:11)',
    ]);
  });
});
