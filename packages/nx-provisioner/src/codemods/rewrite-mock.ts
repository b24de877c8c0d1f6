import ts from 'typescript';

import { findDeclaration } from './find-references';
import type { ModuleRule } from './module-rules';
import { noteChange, noteShadow, noteSkip, replaceNode, replaceSpecifier, type Rewrite } from './rewrite';

/** Why a mock cannot be moved, whatever becomes of the file's uses; `undefined` where it can, or is somebody's own. */
export function findMockTrouble(rewrite: Rewrite, node: ts.CallExpression, rule: ModuleRule): string | undefined {
  if (findOwnMocker(rewrite, node) !== undefined) return undefined;
  const keys = readMock(node, rule);
  return typeof keys === 'string' ? keys : findTrouble(node, rule);
}

/**
 * Rewrites `jest.mock('legacy', …)` and its relatives. It comes last: where a use of the module stays in the file, its
 * mock is still needed.
 */
export function rewriteMock(
  rewrite: Rewrite,
  node: ts.CallExpression,
  specifier: ts.StringLiteralLike,
  rule: ModuleRule,
): void {
  const own = findOwnMocker(rewrite, node);
  if (own !== undefined) {
    noteShadow(rewrite, own);
    return;
  }
  const keys = readMock(node, rule);
  if (typeof keys === 'string' || rewrite.skipped.some(({ isUse }) => isUse)) {
    const belongs = 'the mock belongs to uses of the module that stay in this file';
    noteSkip(rewrite, node, typeof keys === 'string' ? keys : belongs);
    return;
  }
  noteChange(rewrite, node, 'mock');
  replaceSpecifier(rewrite, specifier, rule.to);
  for (const { node: key, text } of keys) replaceNode(rewrite, key, text);
}

/** A key of the mocked module and its modern form. */
interface Key {
  readonly node: ts.Node;
  readonly text: string;
}

function findTrouble({ arguments: [, second] }: ts.CallExpression, rule: ModuleRule): string | undefined {
  if (!rule.isOneModule || rule.hasCallRules)
    return 'the mock stands for more than one modern module, or for calls of another form';
  const isOpaque =
    second !== undefined &&
    !ts.isArrowFunction(second) &&
    !ts.isFunctionExpression(second) &&
    !ts.isObjectLiteralExpression(second);
  return isOpaque && !rule.isDropIn && !rule.isWhole ? 'what the mock returns is not written here' : undefined;
}

function readMock(node: ts.CallExpression, rule: ModuleRule): Key[] | string {
  const factory = node.arguments.find((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument));
  return factory && !rule.isWhole && !rule.isDropIn ? readKeys(factory, rule) : [];
}

/** The keys of the object that a factory returns, or why they cannot be told. */
function readKeys(factory: ts.ArrowFunction | ts.FunctionExpression, rule: ModuleRule): Key[] | string {
  const returned = readReturned(factory);
  if (returned === undefined) return 'what the mock returns is not written as one object';
  const keys: Key[] = [];
  for (const property of returned.properties) {
    const { name } = property;
    if (name === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) {
      return 'the mock takes more over than single names';
    }
    if (name.text === '__esModule') continue;
    const target = rule.find(name.text);
    if (target === undefined || target.name === '*') return `\`${name.text}\` of the mock has no mapping`;
    if (target.name === name.text) continue;
    const text = ts.isShorthandPropertyAssignment(property) ? `${target.name}: ${name.text}` : target.name;
    keys.push({ node: name, text });
  }
  return keys;
}

function readReturned({ body }: ts.ArrowFunction | ts.FunctionExpression): ts.ObjectLiteralExpression | undefined {
  let expression: ts.Node | undefined = body;
  if (ts.isBlock(body)) {
    const [statement] = body.statements;
    const isReturn = body.statements.length === 1 && statement !== undefined && ts.isReturnStatement(statement);
    expression = isReturn ? statement.expression : undefined;
  }
  while (expression !== undefined && ts.isParenthesizedExpression(expression)) expression = expression.expression;
  return expression !== undefined && ts.isObjectLiteralExpression(expression) ? expression : undefined;
}

/** `jest` and `vi` are globals or imported; declared as anything else they are somebody's own. */
function findOwnMocker(rewrite: Rewrite, node: ts.CallExpression): ts.Identifier | undefined {
  let callee: ts.Node = node;
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  const declared = ts.isIdentifier(callee) ? findDeclaration(rewrite.names(), callee) : undefined;
  if (declared === undefined || ts.isImportSpecifier(declared.parent)) return undefined;
  return ts.isBindingElement(declared.parent) ? undefined : declared;
}
