import ts from 'typescript';

import { printBinding, replaceSpecifier, type Rewrite } from './rewrite';
import { indentAt, lineBreakOf, removeStatement, type TextEdit } from './text-edits';

/** One name that is to be imported; `imported` is `*` for the namespace. */
export interface ImportedName {
  readonly to: string;
  readonly imported: string;
  readonly local: string;
  readonly isType: boolean;
}

/** Where a modern module's names are imported from in the end. */
interface Home {
  readonly to: string;
  readonly isTypeOnly: boolean;
  readonly declaration: ts.ImportDeclaration;
  /** `existing` gets names on top, `rewritten` becomes the import of the names, `after` gets it on the next line. */
  readonly place: 'existing' | 'rewritten' | 'after';
  readonly names: ImportedName[];
}

/** The import declarations of one file, on their way to the modern modules. */
export interface TargetImports {
  readonly homes: Home[];
  /** Declarations of which nothing is left. */
  readonly emptied: Set<ts.ImportDeclaration>;
}

/** Starts with the imports that the file already has from somewhere else than the legacy module. */
export function startTargetImports(source: ts.SourceFile, legacy: ReadonlySet<ts.Node>): TargetImports {
  const homes = source.statements.flatMap((statement): Home[] => {
    if (!ts.isImportDeclaration(statement) || legacy.has(statement) || !canTakeNames(statement)) return [];
    const { moduleSpecifier } = statement;
    return ts.isStringLiteral(moduleSpecifier) ? [toHome(moduleSpecifier.text, statement, 'existing')] : [];
  });
  return { homes, emptied: new Set() };
}

/** An import that went to the modern module with nothing but its specifier can take names too. */
export function addKeptImport({ homes }: TargetImports, to: string, declaration: ts.ImportDeclaration): void {
  if (canTakeNames(declaration)) homes.push(toHome(to, declaration, 'existing'));
}

/** The local name under which a file already imports an export. */
export function findImported({ homes }: TargetImports, to: string, exported: string): string | undefined {
  for (const home of homes) {
    if (home.to !== to || home.isTypeOnly) continue;
    const added = home.names.find(({ imported, isType }) => imported === exported && !isType);
    if (added !== undefined) return added.local;
    const clause = home.place === 'existing' ? home.declaration.importClause : undefined;
    const named = clause?.namedBindings;
    const elements = named !== undefined && ts.isNamedImports(named) ? named.elements : [];
    const element = elements.find(
      ({ isTypeOnly, name, propertyName }) => !isTypeOnly && (propertyName ?? name).text === exported,
    );
    if (element !== undefined) return element.name.text;
  }
  return undefined;
}

/** Brings names in: into an import of their module that is there, else in the place of `declaration` or behind it. */
export function addNames(
  targets: TargetImports,
  declaration: ts.ImportDeclaration,
  names: readonly ImportedName[],
  isEmptied: boolean,
): void {
  const isTypeOnly = declaration.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  if (isEmptied) targets.emptied.add(declaration);
  for (const name of names) {
    const home = findHome(targets, name, isTypeOnly);
    if (home !== undefined) {
      home.names.push(name);
      continue;
    }
    const isTaken = targets.homes.some((other) => other.declaration === declaration && other.place === 'rewritten');
    const place = isEmptied && !isTaken ? 'rewritten' : 'after';
    targets.homes.push({ to: name.to, isTypeOnly, declaration, place, names: [name] });
  }
}

function findHome({ homes }: TargetImports, { to, imported }: ImportedName, isTypeOnly: boolean): Home | undefined {
  if (imported === '*') return undefined;
  return homes.find(
    (home) => home.to === to && home.isTypeOnly === isTypeOnly && home.names.every((name) => name.imported !== '*'),
  );
}

/** Writes what was gathered as edits. */
export function finishTargetImports(rewrite: Rewrite, { homes, emptied }: TargetImports): void {
  const rewritten = new Set<ts.ImportDeclaration>();
  for (const home of homes) {
    if (home.names.length === 0) continue;
    if (home.place === 'existing') rewrite.edits.push(addToExisting(rewrite.source, home));
    if (home.place === 'after') rewrite.edits.push(insertAfter(rewrite.source, home));
    if (home.place === 'rewritten') {
      rewritten.add(home.declaration);
      rewriteDeclaration(rewrite, home);
    }
  }
  for (const declaration of emptied) {
    if (rewritten.has(declaration)) continue;
    rewrite.edits.push(removeStatement(rewrite.source, declaration));
  }
}

function toHome(to: string, declaration: ts.ImportDeclaration, place: Home['place']): Home {
  const isTypeOnly = declaration.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return { to, isTypeOnly, declaration, place, names: [] };
}

function canTakeNames({ importClause, attributes }: ts.ImportDeclaration): boolean {
  if (importClause === undefined || attributes !== undefined) return false;
  const isType = importClause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  if (importClause.phaseModifier !== undefined && !isType) return false;
  const { namedBindings, name } = importClause;
  // `import type a, { b }` is no TypeScript.
  if (namedBindings === undefined) return name !== undefined && !isType;
  return ts.isNamedImports(namedBindings);
}

function addToExisting(source: ts.SourceFile, { declaration, names, isTypeOnly }: Home): TextEdit {
  const { name: main, namedBindings: named } = declaration.importClause ?? {};
  const printed = names.map((name) => printName(name, isTypeOnly));
  if (named === undefined || !ts.isNamedImports(named)) {
    const end = main?.end ?? declaration.end;
    return { start: end, end, text: `, { ${printed.join(', ')} }` };
  }
  const { elements } = named;
  const last = elements.at(-1);
  if (last === undefined) return { start: named.getStart(source), end: named.end, text: `{ ${printed.join(', ')} }` };
  const ownLine = /\r?\n[ \t]*$/.exec(source.text.slice(last.pos, last.getStart(source)))?.[0];
  return { start: last.end, end: last.end, text: printed.map((name) => `,${ownLine ?? ' '}${name}`).join('') };
}

function insertAfter(source: ts.SourceFile, home: Home): TextEdit {
  const { declaration } = home;
  const text = declaration.getText(source);
  const quote = declaration.moduleSpecifier.getText(source).charAt(0);
  const semicolon = text.endsWith(';') ? ';' : '';
  const indent = indentAt(source.text, declaration.getStart(source));
  const printed = printImport(home, quote) + semicolon;
  return { start: declaration.end, end: declaration.end, text: `${lineBreakOf(source.text)}${indent}${printed}` };
}

function printImport({ to, names, isTypeOnly }: Home, quote: string): string {
  return `import ${isTypeOnly ? 'type ' : ''}${printClause(names, isTypeOnly, '')} from ${quote}${to}${quote}`;
}

/** The clause is written anew; comments in it stay before the names. */
function rewriteDeclaration(rewrite: Rewrite, { to, declaration, names, isTypeOnly }: Home): void {
  const { source } = rewrite;
  const clause = declaration.importClause;
  if (clause === undefined) return;
  const start = (clause.name ?? clause.namedBindings ?? clause).getStart(source);
  const comments = findComments(source.text.slice(start, clause.end)).join(' ');
  rewrite.edits.push({ start, end: clause.end, text: printClause(names, isTypeOnly, comments) });
  if (ts.isStringLiteral(declaration.moduleSpecifier)) replaceSpecifier(rewrite, declaration.moduleSpecifier, to);
}

function printClause(names: readonly ImportedName[], isTypeOnly: boolean, comments: string): string {
  const comment = comments === '' ? '' : `${comments} `;
  const namespace = names.find(({ imported }) => imported === '*');
  if (namespace !== undefined) return `${comment}* as ${namespace.local}`;
  const main = names.find(({ imported, isType }) => imported === 'default' && !isType);
  const rest = names.filter((name) => name !== main);
  if (main !== undefined && rest.length === 0) return `${comment}${main.local}`;
  const braced = (list: readonly ImportedName[]) =>
    `{ ${comment}${list.map((name) => printName(name, isTypeOnly)).join(', ')} }`;
  return main === undefined || isTypeOnly ? braced(names) : `${main.local}, ${braced(rest)}`;
}

function printName({ imported, local, isType }: ImportedName, isTypeOnly: boolean): string {
  return `${isType && !isTypeOnly ? 'type ' : ''}${printBinding(imported, local, ' as ')}`;
}

/** Comments of a text as block comments, so that a line's end closes none of them. */
function findComments(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const comments: string[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.MultiLineCommentTrivia) comments.push(scanner.getTokenText());
    if (token === ts.SyntaxKind.SingleLineCommentTrivia) comments.push(`/*${scanner.getTokenText().slice(2)} */`);
  }
  return comments;
}
