import { diagnose, type Diagnostic, type Requirement, type SuppliedFile } from 'nx-provisioner-protocol';
import ts from 'typescript';

interface Supplied {
  readonly file: SuppliedFile;
  readonly requirement: Requirement;
}

/**
 * Names that several files export: an entry with `export *` for each of them would not compile (TS2308). A name that a
 * file only passes on from another module is left out, because both may mean the same declaration.
 *
 * @returns NXP-558 at each further file of a name, with the place of the first in the message
 */
export function findClashingExports(modules: readonly Supplied[]): Diagnostic[] {
  const first = new Map<string, Supplied & { readonly line: number }>();
  return modules.flatMap((supplied) => {
    const { file, requirement } = supplied;
    return [...listExports(file)].flatMap(([name, line]) => {
      const other = first.get(name);
      if (other === undefined) {
        first.set(name, { ...supplied, line });
        return [];
      }
      const place = `${other.requirement.source.file}:${other.line}`;
      const message = `${file.path} exports '${name}', which ${other.file.path} (${place}) exports too; expected names that differ within a library.`;
      return [diagnose('NXP-558', { file: requirement.source.file, line }, message)];
    });
  });
}

/** What a file declares and exports by name, with the line in the document of the first declaration. */
function listExports(file: SuppliedFile): Map<string, number> {
  const source = ts.createSourceFile(file.path, file.code, ts.ScriptTarget.Latest);
  const imported = new Set(source.statements.flatMap(listImported));
  const lines = new Map<string, number>();
  for (const name of source.statements.flatMap((statement) => listExported(statement, imported))) {
    const line = file.line + source.getLineAndCharacterOfPosition(name.getStart(source)).line;
    // `export *` passes no default export on.
    if (name.text !== 'default' && !lines.has(name.text)) lines.set(name.text, line);
  }
  return lines;
}

function listExported(statement: ts.Statement, imported: ReadonlySet<string>): (ts.Identifier | ts.StringLiteral)[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause, moduleSpecifier } = statement;
    if (moduleSpecifier !== undefined || exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements
      .filter(({ name, propertyName }) => !imported.has((propertyName ?? name).text))
      .map(({ name }) => name);
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const has = (kind: ts.SyntaxKind) => modifiers.some((modifier) => modifier.kind === kind);
  if (!has(ts.SyntaxKind.ExportKeyword) || has(ts.SyntaxKind.DefaultKeyword)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => listBound(name));
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement);
  return isNamed && statement.name !== undefined && ts.isIdentifier(statement.name) ? [statement.name] : [];
}

/** The names that a pattern such as `{ a, b: [c] }` binds. */
function listBound(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : listBound(element.name)));
}

function listImported(statement: ts.Statement): string[] {
  if (!ts.isImportDeclaration(statement)) return [];
  const { name, namedBindings } = statement.importClause ?? {};
  const others =
    namedBindings === undefined
      ? []
      : ts.isNamespaceImport(namedBindings)
        ? [namedBindings.name]
        : namedBindings.elements.map((element) => element.name);
  return [...(name === undefined ? [] : [name]), ...others].map(({ text }) => text);
}
