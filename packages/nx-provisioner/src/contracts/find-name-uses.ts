import { ts } from 'ts-morph';

/** An identifier that refers to something declared elsewhere. */
export interface IdentifierUse {
  readonly identifier: ts.Identifier;
  readonly asValue: boolean;
}

/** The identifiers by which a declaration refers to others, without its type parameters and parameters. */
export function findNameUses(declaration: ts.Node): IdentifierUse[] {
  const uses: IdentifierUse[] = [];
  const visit = (node: ts.Node): void => {
    const identifier = referencedBy(node);
    if (identifier !== null && !isDeclaredAround(identifier, declaration)) {
      uses.push({ identifier, asValue: isInInitializer(identifier, declaration) });
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return uses;
}

/** The first identifier of a reference: `Money` in `Money.amount` and in `typeof Money`. */
function referencedBy(node: ts.Node): ts.Identifier | null {
  if (ts.isTypeReferenceNode(node)) return leftmost(node.typeName);
  if (ts.isTypeQueryNode(node)) return leftmost(node.exprName);
  if (ts.isExpressionWithTypeArguments(node)) return leftmost(node.expression);
  if (ts.isComputedPropertyName(node)) return leftmost(node.expression);
  const inExpression = ts.isIdentifier(node) && ts.findAncestor(node, ts.isEnumMember)?.initializer !== undefined;
  if (inExpression && !ts.isEnumMember(node.parent) && !isMemberName(node)) return node;
  return null;
}

function leftmost(node: ts.Node): ts.Identifier | null {
  if (ts.isIdentifier(node)) return node;
  if (ts.isQualifiedName(node)) return leftmost(node.left);
  if (ts.isPropertyAccessExpression(node)) return leftmost(node.expression);
  return null;
}

function isMemberName(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
}

function isInInitializer(node: ts.Node, declaration: ts.Node): boolean {
  return ts.isEnumDeclaration(declaration) && ts.findAncestor(node, ts.isEnumMember) !== undefined;
}

function isDeclaredAround(identifier: ts.Identifier, declaration: ts.Node): boolean {
  for (let node: ts.Node = identifier; ; node = node.parent) {
    if (declaredNames(node).includes(identifier.text)) return true;
    if (node === declaration) return false;
  }
}

/** Type parameters, parameters and enum members that hold inside a node. */
function declaredNames(node: ts.Node): string[] {
  if (ts.isMappedTypeNode(node)) return [node.typeParameter.name.text];
  if (ts.isConditionalTypeNode(node)) return inferredNames(node.extendsType);
  if (ts.isEnumDeclaration(node)) return node.members.map(({ name }) => name.getText());
  const { typeParameters = [], parameters = [] } = node as Partial<ts.SignatureDeclarationBase>;
  return [...typeParameters, ...parameters].map(({ name }) => name.getText());
}

function inferredNames(type: ts.Node): string[] {
  const own = ts.isInferTypeNode(type) ? [type.typeParameter.name.text] : [];
  const nested: string[] = [];
  ts.forEachChild(type, (child) => {
    nested.push(...inferredNames(child));
  });
  return [...own, ...nested];
}
