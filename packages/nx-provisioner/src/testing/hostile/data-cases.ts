import { documentWithCode, nativeDocument, taskMaster, backlogTask, type HostileCase } from './hostile-case';

const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

/** Keys that no YAML may have, whatever they would be used for. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const PROTOTYPE_CASES: readonly HostileCase[] = KEYS.flatMap((key): HostileCase[] => [
  {
    name: `prototype: ${key} as an id`,
    files: { 'ARTIFACTS/a.md': nativeDocument({ id: key }) },
    outcome: key === '__proto__' ? ['NXP-101'] : 'passes',
  },
  {
    name: `prototype: ${key} as an area`,
    files: { 'ARTIFACTS/a.md': nativeDocument({ area: key.toLowerCase() }) },
    outcome: key === '__proto__' ? ['NXP-105'] : 'passes',
  },
  {
    name: `prototype: ${key} as a shared library`,
    files: {
      'ARTIFACTS/a.md': documentWithCode('ts file=src/a.ts', 'export const a = 1;', {
        more: `provides: { shared: [${key.toLowerCase()}] }`,
      }),
    },
    outcome: key === '__proto__' ? ['NXP-106', 'NXP-423'] : 'passes',
  },
  {
    name: `prototype: ${key} as a key of front matter`,
    files: { 'ARTIFACTS/a.md': nativeDocument({ more: `${key}: { canary: true }` }) },
    outcome: REFUSED_KEYS.has(key) ? ['NXP-110'] : 'passes',
  },
  {
    name: `prototype: ${key} as a key within a value`,
    files: { 'ARTIFACTS/a.md': nativeDocument({ more: `provides: { ${key}: { canary: true } }` }) },
    outcome: REFUSED_KEYS.has(key) ? ['NXP-110'] : ['NXP-106'],
  },
  {
    name: `prototype: ${key} as a legacy binding`,
    files: {
      'ARTIFACTS/a.md': nativeDocument({ more: `replaces: [{ from: a, to: b, imports: { ${key}: ${key} } }]` }),
    },
    outcome: REFUSED_KEYS.has(key) ? ['NXP-110'] : 'passes',
  },
  {
    name: `prototype: ${key} as a tag of task-master`,
    files: { '.taskmaster/tasks/tasks.json': `{"${key}": {"tasks": [{"id": 1, "title": "T", "status": "pending"}]}}` },
    outcome: 'passes',
  },
  {
    name: `prototype: ${key} as a key of a task`,
    files: { '.taskmaster/tasks/tasks.json': taskMaster({}).replace('"id"', `"${key}": {"canary": 1}, "id"`) },
    outcome: 'passes',
  },
  {
    name: `prototype: ${key} as a label`,
    files: { 'backlog/tasks/task-1.md': backlogTask(`id: ${key}\ntitle: ${key}\nlabels: [${key}]`) },
    outcome: 'passes',
  },
  {
    name: `prototype: ${key} as a dependency`,
    files: { 'ARTIFACTS/a.md': nativeDocument({ more: `dependsOn: [${key}]` }) },
    outcome: ['NXP-401'],
  },
  {
    name: `prototype: ${key} in a context file`,
    files: {
      'ARTIFACTS/a.md': nativeDocument(),
      'C.md': `---\npriorities: { ${key}: critical }\nkinds: { ${key}: foundation }\nareas: { ${key}: billing }\n---\n`,
    },
    contextFile: 'C.md',
    outcome: REFUSED_KEYS.has(key) ? ['NXP-201'] : 'passes',
  },
  {
    name: `prototype: ${key} as a contract and its member`,
    files: {
      'ARTIFACTS/a.md': documentWithCode('ts', `export interface Box {\n  ${key}(): void;\n  other(): void;\n}`),
    },
    outcome: 'passes',
    within: 20_000,
  },
]);

const yaml = (name: string, frontMatter: string, outcome: HostileCase['outcome'], within?: number): HostileCase => ({
  name: `YAML: ${name}`,
  files: { 'ARTIFACTS/a.md': `---\n${frontMatter}\n---\n\n# Title\n\n## Acceptance criteria\n\n- [ ] One\n` },
  outcome,
  ...(within !== undefined && { within }),
});

const HEAD = 'id: BIL-001\nkind: expansion\npriority: high\narea: billing';
const LAUGHS = Array.from(
  { length: 12 },
  (_, index) =>
    `a${index}: &a${index} [${Array.from({ length: 10 }, () => (index === 0 ? 'x' : `*a${index - 1}`)).join(', ')}]`,
).join('\n');

const YAML_CASES: readonly HostileCase[] = [
  yaml('a billion laughs', `${HEAD}\n${LAUGHS}`, ['NXP-110']),
  yaml('an alias to itself', `${HEAD}\nowner: &a [*a]`, ['NXP-106']),
  yaml('an alias to its own map', `${HEAD}\nprovides: &a { shared: *a }`, ['NXP-106']),
  yaml('a merge key', `base: &b { id: X-1 }\n<<: *b\n${HEAD}`, 'passes'),
  yaml('a merge key with a prototype', `<<: { __proto__: { canary: 1 } }\n${HEAD}`, ['NXP-110']),
  yaml('a function', `${HEAD}\nowner: !!js/function "function () { canary() }"`, ['NXP-110']),
  yaml('a regular expression', `${HEAD}\nowner: !!js/regexp /(a+)+$/`, ['NXP-110']),
  yaml('an undefined value', `${HEAD}\nowner: !!js/undefined ''`, ['NXP-110']),
  yaml('a Python object', `${HEAD}\nowner: !!python/object/apply:os.system ["touch canary"]`, ['NXP-110']),
  yaml('a binary value', `${HEAD}\nowner: !!binary Y2FuYXJ5`, ['NXP-106']),
  yaml('a set', `${HEAD}\nowner: !!set { a, b }`, ['NXP-106']),
  yaml('a tag of its own', `%TAG ! tag:canary,2000:\n---\n${HEAD}`, ['NXP-013']),
  yaml('two documents', `${HEAD}\n...\nid: B`, 'passes'),
  yaml('a duplicate key', `${HEAD}\nid: BIL-002`, ['NXP-110']),
  yaml('tabs for indentation', `${HEAD}\nprovides:\n\tshared: [money]`, ['NXP-110']),
  yaml('a number as an id', HEAD.replace('BIL-001', '12'), ['NXP-101']),
  yaml('a date as an id', HEAD.replace('BIL-001', '2026-01-31'), ['NXP-101']),
  yaml('an exponent as an id', HEAD.replace('BIL-001', '1e3'), ['NXP-101']),
  yaml('an octal number as an id', HEAD.replace('BIL-001', '0o17'), ['NXP-101']),
  yaml('true as an id', HEAD.replace('BIL-001', 'true'), ['NXP-101']),
  yaml('null as an id', HEAD.replace('BIL-001', '~'), ['NXP-100']),
  yaml('not a number as an id', HEAD.replace('BIL-001', '.nan'), ['NXP-101']),
  yaml('infinity as an area', HEAD.replace('billing', '.inf'), ['NXP-105']),
  yaml('a list as an id', HEAD.replace('BIL-001', '[a, b]'), ['NXP-101']),
  yaml('a map as an area', HEAD.replace('billing', '{ a: b }'), ['NXP-105']),
  yaml('a map as a key', `${HEAD}\n? { a: b }\n: c`, 'passes'),
  yaml('a list as the whole', '- id: A\n- id: B', ['NXP-013']),
  yaml('a text as the whole', 'id', ['NXP-013']),
  yaml('numbers as dependencies', `${HEAD}\ndependsOn: [1, 2026-01-31, true, null]`, ['NXP-106']),
  yaml('a text as a list', `${HEAD}\ndependsOn: CORE-001`, ['NXP-106']),
  yaml('a hundred thousand keys', `${HEAD}\n${Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join('\n')}`, [
    'NXP-110',
  ]),
  yaml('a list of a hundred thousand', `${HEAD}\ndependsOn: [${'a,'.repeat(100_000)}]`, ['NXP-110']),
  yaml('a key of ten thousand characters', `${HEAD}\n${'k'.repeat(10_000)}: 1`, 'passes'),
  yaml('a value of a million characters', `${HEAD}\nowner: ${'v'.repeat(1_000_000)}`, ['NXP-110']),
  yaml('lists a thousand deep', `${HEAD}\nowner: ${'['.repeat(1000)}${']'.repeat(1000)}`, ['NXP-110']),
  yaml('lists a hundred thousand deep', `${HEAD}\nowner: ${'['.repeat(100_000)}`, ['NXP-110']),
  yaml('maps a thousand deep', `${HEAD}\nowner: ${'{a: '.repeat(1000)}1${'}'.repeat(1000)}`, ['NXP-110']),
  yaml(
    'blocks two thousand deep',
    `${HEAD}\nowner:\n${Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n + 1)}a:`).join('\n')}`,
    ['NXP-110'],
  ),
  yaml('items two hundred deep', `${HEAD}\ndependsOn:\n${'- '.repeat(200)}x`, ['NXP-110']),
  yaml('quotes without an end', `${HEAD}\nowner: "${'a'.repeat(100_000)}`, ['NXP-110']),
  yaml('a hundred thousand hashes', `${HEAD}\nowner: ${'# '.repeat(100_000)}`, ['NXP-110']),
  yaml('a hundred thousand colons', `${HEAD}\nowner: ${'a: '.repeat(100_000)}`, ['NXP-110']),
  yaml('an escape that is none', `${HEAD}\nowner: "\\xZZ \\u12"`, ['NXP-110']),
  yaml('control characters', `${HEAD}\nowner: "\\e[31m\\a\\b"`, ['NXP-106']),
];

const json = (name: string, text: string, outcome: HostileCase['outcome']): HostileCase => ({
  name: `JSON: ${name}`,
  files: { '.taskmaster/tasks/tasks.json': text, 'ARTIFACTS/a.md': nativeDocument() },
  outcome,
});

const JSON_CASES: readonly HostileCase[] = [
  json('a hundred thousand lists', '['.repeat(100_000) + ']'.repeat(100_000), 'passes'),
  json('five hundred thousand objects', '{"a":'.repeat(500_000), ['NXP-142']),
  json(
    'subtasks five thousand deep',
    `{"master":{"tasks":[${'{"id":1,"title":"T","subtasks":['.repeat(5000)}${']}'.repeat(5000)}]}}`,
    'passes',
  ),
  json('a number as the whole', '1e999', 'passes'),
  json('a text as the whole', '"tasks"', 'passes'),
  json('null', 'null', 'passes'),
  json('tasks that are a map', '{"master":{"tasks":{"id":1}}}', 'passes'),
  json('tasks of other kinds', '{"master":{"tasks":[null,1,"a",[],{}]}}', 'passes'),
  json('a huge id', '{"master":{"tasks":[{"id":1e308,"title":"T"}]}}', 'passes'),
  json('a negative id', '{"master":{"tasks":[{"id":-1,"title":"T"}]}}', 'passes'),
  json('a broken id', '{"master":{"tasks":[{"id":1.5,"title":"T"}]}}', 'passes'),
  json('a map as a title', '{"master":{"tasks":[{"id":1,"title":{"a":1}}]}}', 'passes'),
  json('a title ten thousand characters long', taskMaster({ title: 'x'.repeat(10_000) }), 'passes'),
  json('duplicate keys', '{"master":{"tasks":[{"id":1,"id":2,"title":"T"}]}}', 'passes'),
  json('a task that waits for itself', taskMaster({ dependencies: [1] }), ['NXP-402']),
  json('comments', '// canary\n{"master":{"tasks":[]}}', ['NXP-142']),
  json('no text', '', ['NXP-142']),
];

/** Data formats: keys that reach a prototype, and what YAML and JSON can be made to do. */
export const DATA_CASES: readonly HostileCase[] = [...PROTOTYPE_CASES, ...YAML_CASES, ...JSON_CASES];
