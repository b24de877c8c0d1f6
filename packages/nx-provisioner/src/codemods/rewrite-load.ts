import ts from 'typescript';

import { checkCall, readMember } from './decide-reference';
import { findDeclaration } from './find-references';
import type { ModuleRule, ResolvedTarget } from './module-rules';
import { renameMembers } from './rename-members';
import { noteChange, noteShadow, noteSkip, replaceSpecifier, type Rewrite } from './rewrite';
import { rewriteDeclaredModule, rewriteDeclaredSymbol } from './rewrite-declaration';
import { rewritePattern } from './rewrite-pattern';

/** A call whose value is the module, or a promise of it. */
export interface Load {
  readonly node: ts.CallExpression;
  readonly specifier: ts.StringLiteralLike;
  readonly rule: ModuleRule;
  readonly isPromise: boolean;
}

/** Where `require` or a mock's name is declared at all, the scopes have to be looked at. */
const DECLARED_REQUIRE = /(?:\b(?:const|let|var|function|class|import)\b|[({,[])\s*require\b(?!\s*[(.])/;

/** Rewrites `require('legacy')`, `import('legacy')`, `jest.requireActual('legacy')` by what is done with their value. */
export function rewriteLoad(rewrite: Rewrite, load: Load): void {
  const { node, rule, isPromise } = load;
  if (isShadowed(rewrite, node)) return;
  const value = isPromise ? awaited(node) : outermost(node);
  if (value === undefined) {
    rewritePromise(rewrite, load);
    return;
  }
  const { parent } = value;
  if (
    ts.isExpressionStatement(parent) ||
    ts.isVoidExpression(parent) ||
    (!isPromise && (rule.isDropIn || rule.isWhole))
  ) {
    moveWhole(rewrite, load);
  } else if (ts.isVariableDeclaration(parent) && parent.initializer === value) {
    if (ts.isIdentifier(parent.name)) rewriteDeclaredModule(rewrite, load, parent, parent.name);
    else if (ts.isObjectBindingPattern(parent.name)) rewritePattern(rewrite, load, parent.name, parent);
    else noteSkip(rewrite, node, 'the module is taken apart as a list');
  } else rewriteValue(rewrite, load, value);
}

function moveWhole(rewrite: Rewrite, { node, specifier, rule }: Load): void {
  noteChange(rewrite, node, 'load');
  replaceSpecifier(rewrite, specifier, rule.to);
}

function isShadowed(rewrite: Rewrite, { expression }: ts.CallExpression): boolean {
  if (!ts.isIdentifier(expression)) return false;
  if (expression.text === 'require' && !DECLARED_REQUIRE.test(rewrite.source.text)) return false;
  const declared = findDeclaration(rewrite.names(), expression);
  const declaration = declared?.parent;
  if (declared === undefined || declaration === undefined) return false;
  const made = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (
    made !== undefined &&
    ts.isCallExpression(made) &&
    /\bcreateRequire$/.test(made.expression.getText(rewrite.source))
  )
    return false;
  noteShadow(rewrite, declared);
  return true;
}

/** The expression with the parentheses around it. */
function outermost(node: ts.Expression): ts.Expression {
  let outer = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  return outer;
}

function awaited(node: ts.Expression): ts.Expression | undefined {
  const { parent } = outermost(node);
  if (ts.isAwaitExpression(parent)) return outermost(parent);
  return ts.isExpressionStatement(parent) || ts.isVoidExpression(parent) ? outermost(node) : undefined;
}

/** `require('legacy').get`, `(await import('legacy')).get`, or the module's own value. */
function rewriteValue(rewrite: Rewrite, load: Load, value: ts.Expression): void {
  const { node, rule, specifier, isPromise } = load;
  const member = readMember(value);
  const found = member && rule.find(member.name);
  if (member && found) {
    rewriteMember(rewrite, load, member.node as ts.Expression, member.name, found);
    return;
  }
  const whole = isPromise ? undefined : rule.find('default');
  if (whole === undefined) {
    if (rule.isWhole) moveWhole(rewrite, load);
    else noteSkip(rewrite, node, member ? `\`${member.name}\` has no mapping` : 'the module is passed on as a value');
    return;
  }
  const edits = whole.call === undefined ? [] : checkCall(rewrite.names(), value, whole.call);
  if (typeof edits === 'string') {
    noteSkip(rewrite, node, edits);
    return;
  }
  noteChange(rewrite, node, 'load');
  replaceSpecifier(rewrite, specifier, whole.to);
  rewrite.edits.push(...edits);
  if (whole.name !== 'default' && whole.name !== '*') {
    rewrite.edits.push({ start: node.end, end: node.end, text: `.${whole.name}` });
  }
}

function rewriteMember(
  rewrite: Rewrite,
  load: Load,
  access: ts.Expression,
  exported: string,
  target: ResolvedTarget,
): void {
  const { node, specifier } = load;
  const outer = outermost(access);
  const { parent } = outer;
  if (target.call !== undefined && ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    const moved = rewriteDeclaredSymbol(rewrite, load, parent, parent.name, exported, target);
    if (moved) renameAccess(rewrite, access, exported, target.name);
    return;
  }
  const edits = target.call === undefined ? [] : checkCall(rewrite.names(), outer, target.call);
  if (typeof edits === 'string') {
    noteSkip(rewrite, node, `\`${exported}\`: ${edits}`);
    return;
  }
  noteChange(rewrite, node, 'load');
  replaceSpecifier(rewrite, specifier, target.to);
  renameAccess(rewrite, access, exported, target.name);
  rewrite.edits.push(...edits);
}

function renameAccess(rewrite: Rewrite, access: ts.Expression, exported: string, name: string): void {
  if (exported === name) return;
  if (ts.isPropertyAccessExpression(access)) {
    rewrite.edits.push({ start: access.name.getStart(rewrite.source), end: access.name.end, text: name });
  } else if (ts.isElementAccessExpression(access)) {
    const { argumentExpression: key } = access;
    rewrite.edits.push({ start: key.getStart(rewrite.source) + 1, end: key.end - 1, text: name });
  }
}

/** `import('legacy').then(…)`; any other promise is passed on to where nobody follows it. */
function rewritePromise(rewrite: Rewrite, load: Load): void {
  const { node, rule, specifier } = load;
  const access = readMember(outermost(node));
  const call = access?.node.parent;
  const isThen = access?.name === 'then' && call !== undefined && ts.isCallExpression(call);
  const handler = isThen && call.expression === access.node ? call.arguments[0] : undefined;
  const parameter = readOnlyParameter(handler);
  if (rule.isWhole || parameter === null) moveWhole(rewrite, load);
  else if (parameter === undefined) noteSkip(rewrite, node, 'the promise of the module is passed on');
  else if (ts.isIdentifier(parameter)) {
    if (renameMembers(rewrite, parameter, rule)) replaceSpecifier(rewrite, specifier, rule.to);
  } else rewritePattern(rewrite, load, parameter, null);
}

/** `null` for a handler that takes nothing, `undefined` for what is no such handler. */
function readOnlyParameter(
  handler: ts.Expression | undefined,
): ts.Identifier | ts.ObjectBindingPattern | null | undefined {
  if (handler === undefined || (!ts.isArrowFunction(handler) && !ts.isFunctionExpression(handler))) return undefined;
  const [parameter] = handler.parameters;
  if (parameter === undefined) return ts.isArrowFunction(handler) ? null : undefined;
  if (parameter.initializer || parameter.dotDotDotToken || parameter.type || ts.isArrayBindingPattern(parameter.name)) {
    return undefined;
  }
  return parameter.name;
}
