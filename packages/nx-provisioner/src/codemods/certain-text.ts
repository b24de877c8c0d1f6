import ts from 'typescript';

import { findDeclaration, type NameIndex } from './find-references';

const PATH_FUNCTIONS = ['join', 'resolve', 'normalize', 'dirname', 'basename', 'relative', 'fileURLToPath', 'tmpdir'];
const PATH_OBJECTS = ['path', 'posix', 'os'];
const PATH_MODULES = /^(node:)?(path|path\/posix|os|url)$/;

/** Whether an expression is a string beyond doubt, and none that a glob library would read as a pattern. */
export function isCertainText(names: NameIndex, node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isCertainText(names, node.expression);
  if (ts.isStringLiteralLike(node)) return !isPattern(node.text);
  if (ts.isTemplateExpression(node)) {
    return !isPattern(node.head.text) && node.templateSpans.every(({ literal }) => !isPattern(literal.text));
  }
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    const sides = [isCertainText(names, left), isCertainText(names, right)];
    const isSure =
      ts.isStringLiteralLike(left) || ts.isStringLiteralLike(right) ? sides.some(Boolean) : sides.every(Boolean);
    return operatorToken.kind === ts.SyntaxKind.PlusToken && isSure && !hasPattern(left) && !hasPattern(right);
  }
  if (ts.isCallExpression(node)) return isPathCall(names, node) && !node.arguments.some(hasPattern);
  return ts.isIdentifier(node) && isTextName(names, node);
}

function isPattern(text: string): boolean {
  return /[*?[\]{}!]|[@+(]\(/.test(text);
}

function hasPattern(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && isPattern(node.text);
}

/** `path.join(..)`, `join(..)` where it comes from node:path, `process.cwd()`. */
function isPathCall(names: NameIndex, { expression }: ts.CallExpression): boolean {
  if (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression)) {
    const object = expression.expression.text;
    if (object === 'process') return expression.name.text === 'cwd';
    return PATH_OBJECTS.includes(object) && PATH_FUNCTIONS.includes(expression.name.text);
  }
  if (!ts.isIdentifier(expression)) return false;
  const declaration = findDeclaration(names, expression)?.parent;
  if (declaration === undefined || !ts.isImportSpecifier(declaration)) return false;
  const { moduleSpecifier } = declaration.parent.parent.parent;
  const name = (declaration.propertyName ?? declaration.name).text;
  return (
    ts.isStringLiteral(moduleSpecifier) && PATH_MODULES.test(moduleSpecifier.text) && PATH_FUNCTIONS.includes(name)
  );
}

/** A name that is annotated as a string, or a constant that is made from certain text. */
function isTextName(names: NameIndex, node: ts.Identifier): boolean {
  const declared = findDeclaration(names, node);
  if (declared === undefined) return node.text === '__dirname' || node.text === '__filename';
  const declaration = declared.parent;
  if (ts.isParameter(declaration)) {
    return isStringType(declaration.type) && !declaration.questionToken && !declaration.dotDotDotToken;
  }
  if (!ts.isVariableDeclaration(declaration)) return false;
  if (declaration.type !== undefined) return isStringType(declaration.type);
  const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConstant && declaration.initializer !== undefined && isCertainText(names, declaration.initializer);
}

function isStringType(type: ts.TypeNode | undefined): boolean {
  return type?.kind === ts.SyntaxKind.StringKeyword;
}
