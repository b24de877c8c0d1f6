import ts from 'typescript';

import { isCertainText } from './certain-text';
import type { NameIndex } from './find-references';
import type { CallRule } from './module-replacement';
import type { ModuleRule, ResolvedTarget } from './module-rules';
import type { TextEdit } from './text-edits';

/** A local name through which a file reaches the module. */
export interface ObjectBinding {
  readonly name: ts.Identifier;
  /**
   * `namespace`: `import * as _`; `module`: the value of `require`, or a default import that is `module.exports`;
   * `symbol`: one export, whose uses have to be looked at one by one.
   */
  readonly nature: 'namespace' | 'module' | 'symbol';
  /** The export that the name stands for; `default` for a module. */
  readonly exported: string;
  readonly rule: ModuleRule;
}

/** What is to be done about one reference. */
export type Decision = Conversion | { readonly reason: string };

export interface Conversion {
  /** What the new local name takes the place of: `_.get`, or the name alone. */
  readonly node: ts.Node;
  readonly exported: string;
  readonly target: ResolvedTarget;
  readonly isType: boolean;
  /** The name itself is meant, not a member of it. */
  readonly isValue: boolean;
  readonly edits: readonly TextEdit[];
}

/** Decides what one reference to a binding becomes, or why it has to stay. */
export function decideReference(names: NameIndex, binding: ObjectBinding, reference: ts.Identifier): Decision {
  const member = binding.nature === 'symbol' ? undefined : readMember(reference);
  const { rule } = binding;
  const found = member && rule.find(member.name);
  if (member && found) return decideUse(names, member.node, member.name, found, false);
  // What is read from a default export is the default export's own matter.
  const value = binding.nature === 'namespace' ? undefined : rule.find(binding.exported);
  if (value) return decideUse(names, reference, binding.exported, value, true);
  if (member) return { reason: `\`${member.name}\` has no mapping` };
  return { reason: `\`${reference.text}\` is passed on or used as a value` };
}

/** Whether a reference gives its name another value, be it as a part of a pattern: `({ name } = other)`. */
export function isWritten(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    return parent.left === node && kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.initializer === node;
  return ts.isDeleteExpression(parent) || (isTransparent(node, parent) && isWritten(parent));
}

/** What is done to the outer node is done to the inner one, where it is assigned to. */
function isTransparent(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isAssertionExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent)
  );
}

interface Member {
  readonly node: ts.Node;
  readonly name: string;
}

/** `_.get`, `_['get']`, the type `_.Get`. */
export function readMember(node: ts.Expression | ts.EntityName): Member | undefined {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node && ts.isIdentifier(parent.name)) {
    return { node: parent, name: parent.name.text };
  }
  if (ts.isElementAccessExpression(parent) && parent.expression === node) {
    const { argumentExpression } = parent;
    return ts.isStringLiteralLike(argumentExpression) ? { node: parent, name: argumentExpression.text } : undefined;
  }
  return ts.isQualifiedName(parent) && parent.left === node ? { node: parent, name: parent.right.text } : undefined;
}

function decideUse(
  names: NameIndex,
  node: ts.Node,
  exported: string,
  target: ResolvedTarget,
  isValue: boolean,
): Decision {
  const trouble = findTrouble(node, exported, target, isValue);
  if (trouble !== undefined) return { reason: trouble };
  const edits = target.call === undefined ? [] : checkCall(names, node, target.call);
  if (typeof edits === 'string') return { reason: `\`${exported}\`: ${edits}` };
  return { node, exported, target, isValue, isType: isTypePosition(node), edits };
}

function findTrouble(node: ts.Node, exported: string, target: ResolvedTarget, isValue: boolean): string | undefined {
  const { parent } = node;
  const label = `\`${exported}\``;
  if (isWritten(node)) return `${label} is assigned to`;
  if (isValue) return undefined;
  const isOptional =
    (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && node.questionDotToken;
  if (isOptional) return `${label} is asked for with ?.`;
  if (/\/[/*]/.test(node.getText())) return `a comment stands inside the access to ${label}`;
  if (ts.isImportEqualsDeclaration(parent)) return `an \`import =\` gives ${label} another name`;
  const isTag = ts.isJsxOpeningLikeElement(parent) || ts.isJsxClosingElement(parent);
  if (isTag && !/^\p{Lu}/u.test(target.name)) return `${label} is a JSX tag, and \`${target.name}\` can be none`;
  return undefined;
}

/** The edits that make a call the modern one, or why it is not sure. */
export function checkCall(names: NameIndex, callee: ts.Node, rule: CallRule): TextEdit[] | string {
  const call = callee.parent;
  if (!ts.isCallExpression(call) || call.expression !== callee || call.questionDotToken) {
    return 'only a plain call has a modern counterpart';
  }
  const { arguments: given } = call;
  if (given.length !== rule.arguments.length || given.some(ts.isSpreadElement)) {
    return `only a call with ${rule.arguments.length} argument(s) has a modern counterpart; found ${given.length}`;
  }
  const isSure = given.every((argument, index) => rule.arguments[index] === 'any' || isCertainText(names, argument));
  if (!isSure) return 'the argument may be something else than one path';
  if (rule.result === 'unused' && !isUnused(call))
    return 'the value of the call may be used, and the modern one differs';
  const last = given.at(-1);
  if (rule.append === undefined) return [];
  const start = last?.end ?? call.end - 1;
  return [{ start, end: start, text: last ? `, ${rule.append}` : rule.append }];
}

/** `f();`, `await f();`, `void f();`, `f().then(() => …)`: nobody takes the value. */
function isUnused(call: ts.Expression): boolean {
  const { parent } = call;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return true;
  if (ts.isAwaitExpression(parent) || ts.isParenthesizedExpression(parent)) return isUnused(parent);
  if (!ts.isPropertyAccessExpression(parent) || parent.name.text !== 'then') return false;
  const handler = ts.isCallExpression(parent.parent) ? parent.parent.arguments[0] : undefined;
  return handler !== undefined && ts.isArrowFunction(handler) && handler.parameters.length === 0;
}

function isTypePosition(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isQualifiedName(node)) return true;
  if (!ts.isExpressionWithTypeArguments(parent)) return ts.isTypeNode(parent);
  const clause = parent.parent;
  return (
    ts.isHeritageClause(clause) &&
    (ts.isInterfaceDeclaration(clause.parent) || clause.token === ts.SyntaxKind.ImplementsKeyword)
  );
}
