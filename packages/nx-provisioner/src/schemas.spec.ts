import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly examples: readonly { readonly command: string; readonly description: string }[];
  readonly examplesFile: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly required: readonly string[];
}

interface Property {
  readonly type: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly 'x-prompt'?: string | { readonly message: string; readonly items: readonly (string | Choice)[] };
  readonly 'x-priority'?: string;
  readonly 'x-dropdown'?: string;
  readonly 'x-completion-type'?: string;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Catalogue {
  readonly generators?: Readonly<Record<string, Entry>>;
  readonly executors?: Readonly<Record<string, Entry>>;
}

interface Entry {
  readonly schema: string;
  readonly factory?: string;
  readonly implementation?: string;
  readonly description: string;
  readonly hidden?: boolean;
}

const PACKAGE = join(__dirname, '..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const toSource = (path: string) => path.replace('./dist/', 'src/');

const catalogue = {
  ...(readJson(join(PACKAGE, 'generators.json')) as Catalogue),
  ...(readJson(join(PACKAGE, 'executors.json')) as Catalogue),
};
const entries = Object.entries({ ...catalogue.generators, ...catalogue.executors });

/** `name` or `name?`, with the type as written, for each member of the only interface in a declaration file. */
function readInterface(path: string): Map<string, { optional: boolean; type: string }> {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const declaration = source.statements.find(ts.isInterfaceDeclaration);
  const members = declaration?.members.filter(ts.isPropertySignature) ?? [];
  return new Map(
    members.map((member) => [
      member.name.getText(),
      { optional: member.questionToken !== undefined, type: member.type?.getText() ?? '' },
    ]),
  );
}

const typeOf = ({ type, enum: values }: Property): string => values?.map((value) => `'${value}'`).join(' | ') ?? type;

describe.each(entries)('%s', (name, entry) => {
  const schemaPath = join(PACKAGE, toSource(entry.schema));
  const schema = readJson(schemaPath) as Schema;
  const typesPath = schemaPath.replace(/\.json$/, '.d.ts');

  it('is there and shown', () => {
    const code = toSource(entry.factory ?? entry.implementation ?? '');
    expect(existsSync(join(PACKAGE, `${code}.ts`))).toBe(true);
    expect(entry.hidden ?? false).toBe(false);
    expect(entry.description).toMatch(/\.$/);
  });

  it('explains itself and each option', () => {
    expect(schema.title).toBeTruthy();
    expect(schema.description).toBeTruthy();
    const unexplained = Object.entries(schema.properties).filter(([, { description }]) => !description);
    expect(unexplained).toEqual([]);
  });

  it('asks for what it needs, with the choices that there are', () => {
    if (entry.factory === undefined) return;
    for (const required of schema.required) {
      const { enum: values, 'x-prompt': prompt, 'x-priority': priority } = schema.properties[required]!;
      expect([required, prompt !== undefined, priority]).toEqual([required, true, 'important']);
      if (values === undefined || typeof prompt !== 'object') continue;
      const choices = prompt.items.map((item) => (typeof item === 'string' ? item : item.value));
      expect(choices.sort()).toEqual([...values].sort());
    }
  });

  it('uses the words for a form that Nx Console knows', () => {
    for (const [option, property] of Object.entries(schema.properties)) {
      const hints = [property['x-priority'], property['x-dropdown'], property['x-completion-type']];
      const known = ['important', 'internal', 'projects', 'file', 'directory', undefined];
      expect([option, hints.filter((hint) => !known.includes(hint))]).toEqual([option, []]);
      if (property.default !== undefined) expect(typeof property.default).toBe(property.type);
      if (property.enum !== undefined && property.default !== undefined)
        expect(property.enum).toContain(property.default);
    }
  });

  it('has examples that use its options, the same for --help and for Nx Console', () => {
    const examples = readFileSync(join(schemaPath, '..', schema.examplesFile), 'utf8');
    const command = entry.factory === undefined ? `nx run ${name}` : `nx g nx-provisioner:${name}`;
    expect(schema.examples.length).toBeGreaterThan(0);
    expect([...examples.matchAll(/^nx .+$/gm)].map(([line]) => line)).toEqual(
      schema.examples.map((example) => example.command),
    );
    for (const example of schema.examples) {
      expect(example.command === command || example.command.startsWith(`${command} `)).toBe(true);
      expect(examples).toContain(`**${example.description}**`);
      const used = [...example.command.matchAll(/--(?:no-)?([\w-]+)/g)].map(([, option]) => option);
      const known = [...Object.keys(schema.properties), ...(entry.factory === undefined ? [] : ['dry-run'])];
      expect(used.filter((option) => !known.includes(option!))).toEqual([]);
    }
  });

  it('has types that are those of its schema', () => {
    const names = Object.keys(schema.properties);
    if (names.length === 0) {
      expect(existsSync(typesPath)).toBe(false);
      return;
    }
    const expected = names.map((name) => {
      const property = schema.properties[name]!;
      return [name, { optional: !schema.required.includes(name), type: typeOf(property) }] as const;
    });
    expect(readInterface(typesPath)).toEqual(new Map(expected));
  });
});

it('every folder of a generator or executor is in a catalogue', () => {
  const folders = ['generators', 'executors'].flatMap((kind) =>
    readdirSync(join(__dirname, kind), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  );
  expect(folders.sort()).toEqual(entries.map(([name]) => name).sort());
});
