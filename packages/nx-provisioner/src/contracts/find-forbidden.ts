import type { ErrorCode } from 'nx-provisioner-protocol';
import { ts } from 'ts-morph';
import { listBoundNames } from './parse-imports';

/** Something in a contract block that has no place there. */
export interface Forbidden {
  readonly code: ErrorCode;
  readonly node: ts.Node;
  readonly message: string;
}

export type ContractNode =
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration
  | (ts.ClassDeclaration & { readonly name: ts.Identifier });

const EXPECTED = 'expected interfaces, type aliases, enums and classes without bodies';

/** Whether a statement declares a contract. */
export function isContract(statement: ts.Statement): statement is ContractNode {
  return (
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    (ts.isClassDeclaration(statement) && statement.name !== undefined)
  );
}

/** All that a statement has and a contract must not have: code, imports, or a reach beyond its own module. */
export function findForbidden(statement: ts.Statement): Forbidden[] {
  const whole = checkStatement(statement);
  if (whole !== null) return [whole];
  const found: Forbidden[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportTypeNode(node)) {
      found.push(forbidImport(node, node.argument.getText()));
    } else if (isCode(node)) {
      found.push({ code: 'NXP-502', node, message: `${describeCode(node)} has code; ${EXPECTED}.` });
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

function checkStatement(statement: ts.Statement): Forbidden | null {
  const forbid = (code: ErrorCode, message: string): Forbidden => ({ code, node: statement, message });
  if (isContract(statement)) {
    return isDefaultExport(statement)
      ? forbid('NXP-502', `${statement.name.text} is a default export; contracts are exported by name.`)
      : null;
  }
  if (ts.isImportDeclaration(statement)) return checkImport(statement);
  if (ts.isImportEqualsDeclaration(statement)) return forbidImport(statement, statement.moduleReference.getText());
  if (ts.isExportDeclaration(statement)) return checkExports(statement);
  if (ts.isModuleDeclaration(statement) || ts.isNamespaceExportDeclaration(statement)) {
    return forbid('NXP-504', `\`${firstLine(statement)}\` declares something outside the contract; ${EXPECTED}.`);
  }
  if (ts.isEmptyStatement(statement)) return null;
  return forbid('NXP-502', `\`${firstLine(statement)}\` is not a contract; ${EXPECTED}.`);
}

/** Whether its package may be imported is another question: here the form counts. */
function checkImport(statement: ts.ImportDeclaration): Forbidden | null {
  const isPlain = statement.attributes === undefined && listBoundNames(statement).length > 0;
  return isPlain ? null : forbidImport(statement, statement.moduleSpecifier.getText());
}

/** `export { Money }` says what holds anyway; other forms rename or fetch from elsewhere. */
function checkExports(statement: ts.ExportDeclaration): Forbidden | null {
  if (statement.moduleSpecifier !== undefined) return forbidImport(statement, statement.moduleSpecifier.getText());
  const clause = statement.exportClause;
  const plain =
    clause !== undefined &&
    ts.isNamedExports(clause) &&
    clause.elements.every(({ propertyName }) => propertyName === undefined);
  if (plain) return null;
  return {
    code: 'NXP-502',
    node: statement,
    message: `\`${firstLine(statement)}\` renames a contract; contracts are exported under their own names.`,
  };
}

function forbidImport(node: ts.Node, module: string): Forbidden {
  const message = `The contract imports ${shorten(module)} in a form that has no place here; expected \`import type { Name } from 'package'\`, and names of other contracts without an import.`;
  return { code: 'NXP-503', node, message };
}

function isCode(node: ts.Node): boolean {
  return (
    (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) ||
    (ts.isPropertyDeclaration(node) && node.initializer !== undefined) ||
    ts.isClassStaticBlockDeclaration(node) ||
    ts.isDecorator(node) ||
    // The value of an enum's member and a computed name run when the module is loaded.
    ts.isCallOrNewExpression(node) ||
    ts.isTaggedTemplateExpression(node)
  );
}

function describeCode(node: ts.Node): string {
  const name = ts.isClassElement(node) ? node.name?.getText() : undefined;
  return name === undefined ? `\`${firstLine(node)}\`` : `\`${name}\``;
}

function isDefaultExport(node: ContractNode): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

function firstLine(node: ts.Node): string {
  return shorten(node.getText().split(/\r?\n/, 1)[0] ?? '');
}

/** As much of a text as a message needs. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
