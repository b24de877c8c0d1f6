import ts from 'typescript';

/** What a name can stand for; one name may stand for a value here and for a type there. */
export type Meaning = 'value' | 'type' | 'namespace';

const ALL: readonly Meaning[] = ['value', 'type', 'namespace'];

/** What a declared name stands for. */
export function meaningsOf({ parent }: ts.Identifier): readonly Meaning[] {
  if (ts.isInterfaceDeclaration(parent) || ts.isTypeAliasDeclaration(parent) || ts.isTypeParameterDeclaration(parent)) {
    return ['type'];
  }
  if (ts.isClassLike(parent)) return ['value', 'type'];
  if (ts.isModuleDeclaration(parent)) return ['value', 'namespace'];
  // An enum, and what is imported: that may be anything.
  return ts.isEnumDeclaration(parent) || isImported(parent) ? ALL : ['value'];
}

function isImported(node: ts.Node): boolean {
  return (
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node) ||
    ts.isImportSpecifier(node) ||
    ts.isImportEqualsDeclaration(node)
  );
}

/** What a name is asked for where it stands. */
export function meaningsAsked(reference: ts.Identifier): readonly Meaning[] {
  const { parent } = reference;
  if (ts.isExportSpecifier(parent) || ts.isExportAssignment(parent)) return ALL;
  let name: ts.Node = reference;
  while (ts.isQualifiedName(name.parent) || isMemberOfType(name)) name = name.parent;
  if (ts.isImportEqualsDeclaration(name.parent)) return ALL;
  if (!ts.isTypeReferenceNode(name.parent) && !isHeritageType(name.parent)) return ['value'];
  return name === reference ? ['type'] : ['namespace'];
}

/** `legacy.Get` in `implements legacy.Get`, which is written as an expression. */
function isMemberOfType(name: ts.Node): boolean {
  let node = name.parent;
  while (ts.isPropertyAccessExpression(node)) node = node.parent;
  return ts.isPropertyAccessExpression(name.parent) && name.parent.expression === name && isHeritageType(node);
}

function isHeritageType(node: ts.Node): boolean {
  if (!ts.isExpressionWithTypeArguments(node)) return false;
  const clause = node.parent;
  return (
    ts.isHeritageClause(clause) &&
    (ts.isInterfaceDeclaration(clause.parent) || clause.token === ts.SyntaxKind.ImplementsKeyword)
  );
}
