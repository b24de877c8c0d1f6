import ts from 'typescript';

import { meaningsAsked, meaningsOf } from './name-meanings';
import { findOccurrences, visitAround } from './visit-around';

/** What a local name of a file refers to, place by place. */
export interface NameUses {
  /** References to the declaration that was asked for. */
  readonly references: readonly ts.Identifier[];
  /** Other declarations of the name whose scopes hold references: those mean something else. */
  readonly shadowing: readonly ts.Identifier[];
  /** Another declaration of the name stands in the same scope. */
  readonly isDeclaredTwice: boolean;
}

/** Where a name stands in a file. */
interface Places {
  readonly declarations: readonly ts.Identifier[];
  readonly references: readonly ts.Identifier[];
}

/** The names of a file, each looked up when it is first asked for. */
export type NameIndex = (name: string) => Places;

export function indexNames(source: ts.SourceFile): NameIndex {
  const known = new Map<string, Places>();
  return (name) => {
    const places = known.get(name) ?? findPlaces(source, name);
    known.set(name, places);
    return places;
  };
}

function findPlaces(source: ts.SourceFile, name: string): Places {
  const declarations: ts.Identifier[] = [];
  const references: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isIdentifier(node) || node.text !== name) return;
    if (isDeclarationName(node)) declarations.push(node);
    else if (!isPropertyName(node)) references.push(node);
  };
  visitAround(source, findOccurrences(source.text, name), visit);
  return { declarations, references };
}

/** Tells the references of one declaration from those that a scope in between shadows. */
export function findNameUses(index: NameIndex, declaration: ts.Identifier): NameUses {
  // The look-up comes first: scopes are read from parents, which it sets.
  const { declarations, references } = index(declaration.text);
  const scope = scopeOf(declaration);
  const others = declarations.filter((other) => other !== declaration);
  const inner = others.filter((other) => isWithin(scopeOf(other), scope) && scopeOf(other) !== scope);
  const inScope = references.filter((node) => reaches(declaration, node));
  const isShadowed = (node: ts.Identifier) => inner.some((other) => reaches(other, node));
  return {
    references: inScope.filter((node) => !isShadowed(node)),
    shadowing: inner.filter((other) => inScope.some((node) => reaches(other, node))),
    isDeclaredTwice: others.some((other) => scopeOf(other) === scope),
  };
}

/** The declaration that a reference means; `undefined` for a global name. */
export function findDeclaration(index: NameIndex, reference: ts.Identifier): ts.Identifier | undefined {
  const around = index(reference.text).declarations.filter((other) => reaches(other, reference));
  return around.sort((a, b) => width(scopeOf(a)) - width(scopeOf(b)))[0];
}

/** Whether a reference can mean a declaration, others aside: it stands in its scope and asks for what that gives. */
function reaches(declaration: ts.Identifier, reference: ts.Identifier): boolean {
  const scope = scopeOf(declaration);
  if (!isWithin(reference, scope)) return false;
  const isInBody = isHoisted(declaration) && ts.isFunctionLike(scope) && 'body' in scope && scope.body !== undefined;
  // The parameters do not see what the body declares.
  if (isInBody && !isWithin(reference, scope.body)) return false;
  const given = meaningsOf(declaration);
  return meaningsAsked(reference).some((meaning) => given.includes(meaning));
}

/** Whether a name is a `var`, which holds for a whole function. */
function isHoisted(name: ts.Identifier): boolean {
  const owner = ownerOf(name);
  return ts.isVariableDeclaration(owner) && (ts.getCombinedNodeFlags(owner) & ts.NodeFlags.BlockScoped) === 0;
}

/** The declaration, of which a name in a pattern is a part. */
function ownerOf(name: ts.Identifier): ts.Node {
  let owner: ts.Node = name.parent;
  while (ts.isBindingElement(owner)) owner = owner.parent.parent;
  return owner;
}

const width = (node: ts.Node): number => node.end - node.pos;

function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}

function isDeclarationName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent)) return parent.name === node;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isFunctionExpression(parent) ||
      ts.isClassLike(parent) ||
      ts.isEnumDeclaration(parent) ||
      ts.isEnumMember(parent) ||
      ts.isModuleDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isTypeParameterDeclaration(parent) ||
      ts.isImportClause(parent) ||
      ts.isNamespaceImport(parent) ||
      ts.isImportEqualsDeclaration(parent)) &&
    parent.name === node
  );
}

/** A name that no scope is asked for: `b` in `a.b`, `{ b: 1 }`, `import { b as c }`, a label. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node || isInImportType(parent);
  if (ts.isExportSpecifier(parent)) {
    return parent.parent.parent.moduleSpecifier !== undefined || (parent.propertyName ?? parent.name) !== node;
  }
  if (ts.isImportSpecifier(parent) || ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isJsxAttribute(parent) || ts.isMetaProperty(parent) || ts.isNamespaceExport(parent)) return true;
  if (ts.isJsxNamespacedName(parent) || ts.isNamedTupleMember(parent)) return parent.name === node;
  if (ts.isImportTypeNode(parent)) return parent.qualifier === node;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return parent.label === node;
  if (ts.isJsxOpeningLikeElement(parent) || ts.isJsxClosingElement(parent)) return /^[a-z]/.test(node.text);
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return (
    (ts.isObjectLiteralElement(parent) || ts.isTypeElement(parent) || ts.isClassElement(parent)) && parent.name === node
  );
}

function isInImportType(name: ts.QualifiedName): boolean {
  let node: ts.Node = name;
  while (ts.isQualifiedName(node)) node = node.parent;
  return ts.isImportTypeNode(node);
}

/** The node over which a declared name holds. */
export function scopeOf(name: ts.Identifier): ts.Node {
  const declaration = name.parent;
  if (ts.isFunctionExpression(declaration) || ts.isClassExpression(declaration)) return declaration;
  if (ts.isTypeParameterDeclaration(declaration)) {
    const { parent } = declaration;
    return ts.isInferTypeNode(parent) ? closest(parent, ts.isConditionalTypeNode) : parent;
  }
  const owner = ownerOf(name);
  if (ts.isParameter(owner)) return owner.parent;
  if (ts.isVariableDeclaration(owner)) {
    if (ts.isCatchClause(owner.parent)) return owner.parent;
    return closest(owner.parent.parent, isHoisted(name) ? isFunctionScope : isBlockScope);
  }
  return closest(owner.parent, isBlockScope);
}

function closest(start: ts.Node, test: (node: ts.Node) => boolean): ts.Node {
  let node = start;
  while (!test(node) && !ts.isSourceFile(node)) node = node.parent;
  return node;
}

function isFunctionScope(node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) || ts.isSourceFile(node) || ts.isModuleBlock(node) || ts.isClassStaticBlockDeclaration(node)
  );
}

function isBlockScope(node: ts.Node): boolean {
  return (
    isFunctionScope(node) ||
    ts.isBlock(node) ||
    ts.isCaseBlock(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isForStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isForOfStatement(node)
  );
}
