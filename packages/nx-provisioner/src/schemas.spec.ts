import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly required: readonly string[];
}

interface Property {
  readonly type: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
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

describe.each(entries)('%s', (_, entry) => {
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
