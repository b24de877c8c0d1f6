import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';

import { describeFoundationInput } from '../../phases/plan';
import { makeWorkspace, writeDocument } from '../../phases/testing/workspace';
import { foundationFiles } from '../foundation-files';
import { findTypeErrors, runSpecs } from './testing/generated-code';

const INSTALLED = join(dirname(require.resolve('yaml/package.json')), '..');

const MANIFEST = JSON.stringify({
  name: '@acme/source',
  workspaces: ['packages/*'],
  dependencies: { yaml: '^2.0.0', eslint: '^9.0.0' },
  devDependencies: { tslib: '^2.8.0', 'fast-check': '^4.0.0', '@types/yargs-parser': '*', 'yargs-parser': '21' },
});

/** One area each; what a document may declare as a contract. */
const CONTRACTS: Readonly<Record<string, string>> = {
  async: `/** Moves money. */
export interface Gateway {
  /** Gives it back. */
  refund(orderId: string, amount: Money): Promise<Receipt>;
  cancel(orderId: string): PromiseLike<void>;
}
export interface Receipt { readonly id: string; readonly refunded: Money }`,
  sync: `interface Prices { readonly currency: string; limit: number; of(sku: string): Money | undefined; clear(): void }`,
  maybe: `interface Cache { get(key: string): string | Promise<string>; load: (key: string) => Promise<string>; never(): never }`,
  overloads: `interface Parser {
  parse(text: string): string;
  parse(text: string, radix: number): Promise<number>;
  parse(text: Uint8Array): string;
}`,
  generics: `interface Repository<T extends Money, K extends keyof T = keyof T, out V = unknown> { find<P extends K>(key: P): Promise<T[P]>; all(): readonly [T, V][] }
interface Comparable<T extends Comparable<T>> { compare(other: T): number }
interface Box<T = Money> { open(): T }
interface Named<T extends 'Money' | 'Receipt'> { name(): T }`,
  optional: `interface Hooks { onStart?(): void; onStop?: (reason: string) => Promise<void>; readonly name?: string }
interface Listener { readonly id?: string; on(event: string): void; off?(event: string): void }`,
  accessors: `interface Account { get balance(): Money; set limit(value: number); get limit(): number; close(): Promise<void> }`,
  indexed: `interface Handlers { [event: string]: (payload: string) => void; onError(payload: string): void }
interface Bag { [key: string]: unknown; size(): number }`,
  callable: `interface Predicate { (value: string): boolean }
interface Factory { new (name: string): object; create(): object }
interface Logger { (text: string): void; warn(text: string): void; readonly level: string }`,
  inherits: `interface Base<T> { load(): Promise<T> }
interface Closable extends Base<Money>, Omit<Prices, 'clear'> { close(): void }
interface Failure extends Error { readonly code: string; retry(): void }
interface Lookup extends ReadonlyMap<string, Money> { refresh(): Promise<void> }
interface Rows extends Array<string> { second(): string }`,
  enums: `export const enum Size { Small, Large = 5 }
enum Level { Low = 'low', 'very-high' = 'high' }
declare enum Bits { None = 0, One = 1 << 0, Both = One | 2 }
enum Empty {}
type Sizes = { readonly [K in keyof typeof Size]: Size };`,
  classes: `abstract class Shape<T extends Money> {
  static count: number;
  protected constructor(name: string);
  private readonly secret: string;
  #hidden: number;
  abstract area(): number;
  get name(): string;
  clone?(): this;
}
declare class Circle extends Shape<Money> implements Prices { currency: string; limit: number; of(sku: string): Money | undefined; clear(): void; area(): number }
interface Canvas { draw(shape: Shape<Money>): void }`,
  aliases: `type Id = string & { readonly brand: 'Id' };
type Route = \`/\${string}/\${number}\`;
type Keep<T> = T extends (infer U)[] ? U : never;
type Handler = (this: Route, event: { readonly id: Id }) => void;
type Tree = { readonly [key: string]: Tree } | readonly Tree[] | string;
type Make = abstract new () => object;
interface Router { go(route: Route): Promise<Keep<Id[]>>; handle(handler: Handler): void }`,
  names: `interface Odd { 'content-type': string; 1: number; delete(): void; default: string; class(): void; 'has space'(): Promise<void> }
interface constructor { constructor(): string; toString(): string; hasOwnProperty(key: string): boolean }
interface __proto__ { __proto__: string; valueOf(): Object }
interface Thenable { then(done: (value: string) => void): void }
interface $dollar_ { run(): void }
interface Größe { läuft(): Promise<void> }`,
  predicates: `interface Checks { isId(value: unknown): value is string; assertId(value: unknown): asserts value is string; self(): this }`,
  symbols: `interface Lines { [Symbol.iterator](): Iterator<string>; count(): number }
interface Stream { [Symbol.asyncIterator](): AsyncIterator<string> }`,
  parameters: `interface Shapes { take({ id }: { id: string }, [first]: string[], ...rest: number[]): void; maybe(a?: string, b?: number): void; self(this: Shapes): void; any(value: never): unknown }`,
  uses: `interface Service { state: Level; fits(size: Size): boolean; all(): Promise<readonly Receipt[]> }
interface Maker<T extends Level = Level.Low, S extends keyof typeof Bits = 'One'> { make(of: T, s: S): Promise<Gateway> }`,
  packages: `import parser, { type Arguments } from 'yargs-parser';
import * as check from 'fast-check';
import { Document as Yaml, type Scalar } from 'yaml';
import { Rule } from 'eslint';
interface Reader<T extends Yaml = Yaml, A extends Arguments = Arguments> { read(text: string): Promise<T>; args(): A }
interface House extends Rule.RuleModule { id(): string; pick(random: check.Random): number }
interface Settings { readonly parser: parser.Options }`,
  further: `interface Home extends House { readonly settings: Settings }
interface Shelf<R extends Reader> { readers(): R[] }`,
  comments: `// Kept.
/* Kept too. */
/** Ends with *\\/ and has \`code\`. */
interface Documented {
  // Inside.
  run(): void; // After.
}
/** Only data. */
export interface Data { readonly a: string }`,
};

/** All options that a strict workspace sets. */
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
};

const CORE = writeDocument(
  'id: CORE-001\nkind: foundation\npriority: high\narea: core',
  '# Money\n\n## Contract\n\n```ts\nexport interface Money { readonly minor: number }\n```',
);

function document([area, code]: [string, string], index: number): [string, string] {
  const ids = Object.keys(CONTRACTS).map((_, other) => `REQ-${other + 1}`);
  const earlier = area === 'core' ? [] : ids.slice(0, index);
  const first = /interface (\S+?)[ <]/.exec(code)?.[1] ?? '';
  const criteria = `## Acceptance criteria\n\n- [ ] It's "right".\n\n### ${first}\n\n- [ ] It holds.`;
  const front = `id: ${ids[index] ?? ''}\nkind: expansion\npriority: low\narea: ${area}\ndependsOn: [${['CORE-001', ...earlier].join(', ')}]`;
  return [
    `ARTIFACTS/${area}.md`,
    writeDocument(front, `# ${area}\n\n## Contract\n\n\`\`\`ts\n${code}\n\`\`\`\n\n${criteria}`),
  ];
}

describe('what is generated for every kind of contract', () => {
  let files: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const documents = Object.fromEntries(Object.entries(CONTRACTS).map(document));
    const workspace = makeWorkspace({ 'package.json': MANIFEST, 'ARTIFACTS/core.md': CORE, ...documents });
    // What is installed for this repository is installed for that one.
    symlinkSync(INSTALLED, join(workspace.root, 'node_modules'), 'junction');
    try {
      const understanding = await workspace.understand();
      const foundation = foundationFiles(describeFoundationInput(understanding, []));
      files = new Map(foundation.files.map(({ path, content }) => [path, content]));
    } finally {
      workspace.dispose();
    }
  });

  it('compiles under the strictest options', () => {
    expect(findTypeErrors(files, STRICT)).toEqual([]);
  }, 60_000);

  it('runs: every fake answers, records, and fails by name', async () => {
    const { passed, todo, failed } = await runSpecs(files);

    expect(failed).toEqual([]);
    expect(passed.length).toBeGreaterThan(80);
    expect(todo).toContain('REQ-1 async [REQ-1.1] It\'s "right".');
    expect(todo).toContain('Gateway [REQ-1.2] It holds.');
  }, 60_000);

  it('names the packages whose types contracts and lanes import, and no others', () => {
    const manifests = [...files].filter(([path]) => path.endsWith('/package.json'));
    const external = manifests.flatMap(([path, text]) => {
      const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
      const names = Object.keys(dependencies).filter((name) => !name.startsWith('@acme/') && name !== 'tslib');
      return names.length === 0 ? [] : [`${path} ${names.join(' ')}`];
    });

    expect(external).toEqual([
      'packages/contracts/packages/package.json eslint fast-check yaml yargs-parser',
      'packages/expansion/packages/package.json yaml yargs-parser',
    ]);
  });

  it('passes the strict rules of typescript-eslint', () => {
    const linter = new Linter({ configType: 'flat' });
    const config = [...tseslint.configs.strict, ...tseslint.configs.stylistic].map((each) => ({
      ...each,
      files: ['**/*.ts'],
    }));
    // The text of a contract is its document's: what lint says of it, its author hears.
    const written = [...files].filter(
      ([path]) => path.endsWith('.ts') && !/contracts\/\w+\/src\/(?!index|testing)/.test(path),
    );
    const problems = written.flatMap(([path, text]) =>
      linter
        .verify(text, config as Linter.Config[], path)
        .map(({ ruleId, line, message }) => `${path}:${line} ${ruleId ?? ''} ${message}`),
    );

    expect(written.length).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  }, 60_000);
});
