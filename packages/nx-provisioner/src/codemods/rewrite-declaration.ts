import ts from 'typescript';

import { convertBinding, type NewName } from './convert-binding';
import type { ResolvedTarget } from './module-rules';
import { chooseFreeName, noteSkip, printBinding, replaceNode, replaceSpecifier, type Rewrite } from './rewrite';
import type { Load } from './rewrite-load';
import { indentAt, lineBreakOf } from './text-edits';

/** The statement behind which more declarations can be put; `undefined` in the head of a loop or for exports. */
export function findStatement(declaration: ts.VariableDeclaration | null): ts.VariableStatement | undefined {
  const statement = declaration?.parent.parent;
  if (statement === undefined || !ts.isVariableStatement(statement) || statement.modifiers !== undefined)
    return undefined;
  const { parent } = statement;
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isModuleBlock(parent) ? statement : undefined;
}

/** Rewrites `const _ = require('legacy')` and `const _ = await import('legacy')` together with the uses of the name. */
export function rewriteDeclaredModule(
  rewrite: Rewrite,
  load: Load,
  declaration: ts.VariableDeclaration,
  name: ts.Identifier,
): void {
  const { node, rule, specifier, isPromise } = load;
  const statement = findStatement(declaration);
  if (statement === undefined || declaration.type !== undefined) {
    const reason = declaration.type ? 'has a type of its own' : 'is exported, or declared in the head of a loop';
    noteSkip(rewrite, node, `\`${name.text}\` ${reason}`);
    return;
  }
  const nature = isPromise ? 'namespace' : 'module';
  const exported = isPromise ? '*' : 'default';
  const result = convertBinding(rewrite, { name, nature, exported, rule }, (target) =>
    chooseFreeName(rewrite, target.name, name.text),
  );
  if (result.outcome === 'kept') replaceSpecifier(rewrite, specifier, rule.to);
  if (result.outcome !== 'converted' || result.names.length === 0) return;
  const [first, ...more] = groupNames(result.names);
  if (first === undefined) return;
  if (result.stays) insertDeclarations(rewrite, load, statement, [first, ...more]);
  else {
    replaceNode(rewrite, name, printTarget(first));
    replaceSpecifier(rewrite, specifier, first[0]?.target.to ?? rule.to);
    insertDeclarations(rewrite, load, statement, more);
  }
}

/**
 * Rewrites the uses of `const remove = require('legacy').sync`, where only calls of a form are sure.
 *
 * @returns whether the declaration itself is the modern one now, but for the member's name
 */
export function rewriteDeclaredSymbol(
  rewrite: Rewrite,
  load: Load,
  declaration: ts.VariableDeclaration,
  name: ts.Identifier,
  exported: string,
  target: ResolvedTarget,
): boolean {
  const statement = findStatement(declaration);
  if (statement === undefined) {
    noteSkip(rewrite, load.node, `\`${name.text}\` is exported, or declared in the head of a loop`);
    return false;
  }
  const binding = { name, nature: 'symbol', exported, rule: load.rule } as const;
  const result = convertBinding(rewrite, binding, () => chooseFreeName(rewrite, target.name, name.text));
  if (result.outcome !== 'converted') return false;
  if (result.stays) insertDeclarations(rewrite, load, statement, groupNames(result.names));
  else replaceSpecifier(rewrite, load.specifier, target.to);
  return !result.stays;
}

/** Names of one module together; what is the module's own value stands alone. */
export function groupNames(names: readonly NewName[]): NewName[][] {
  const groups = new Map<string, NewName[]>();
  for (const name of names) {
    const key = isWholeValue(name) ? ` ${name.target.to}` : name.target.to;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()];
}

const isWholeValue = ({ target }: NewName): boolean => target.name === 'default' || target.name === '*';

function printTarget(group: readonly NewName[]): string {
  const [first] = group;
  if (first !== undefined && isWholeValue(first)) return first.local;
  return `{ ${group.map(({ target, local }) => printBinding(target.name, local, ': ')).join(', ')} }`;
}

/** Puts `const { get } = require('modern')` behind a statement, in its own words. */
export function insertDeclarations(
  rewrite: Rewrite,
  { specifier }: Pick<Load, 'specifier'>,
  statement: ts.VariableStatement,
  groups: readonly (readonly NewName[])[],
): void {
  const { source } = rewrite;
  const { text } = source;
  const initializer = loadExpression(specifier);
  const keyword = /^\w+/.exec(statement.declarationList.getText(source))?.[0] ?? 'const';
  const semicolon = statement.getText(source).endsWith(';') ? ';' : '';
  const separator = lineBreakOf(text) + indentAt(text, statement.getStart(source));
  for (const group of groups) {
    const to = group[0]?.target.to ?? '';
    const before = text.slice(initializer.getStart(source), specifier.getStart(source) + 1);
    const loaded = before + to + text.slice(specifier.end - 1, initializer.end);
    const line = `${separator}${keyword} ${printTarget(group)} = ${loaded}${semicolon}`;
    rewrite.edits.push({ start: statement.end, end: statement.end, text: line });
  }
}

/** The call around a specifier, with its await. */
function loadExpression(specifier: ts.StringLiteralLike): ts.Node {
  let node: ts.Node = specifier.parent;
  while (ts.isParenthesizedExpression(node.parent)) node = node.parent;
  return ts.isAwaitExpression(node.parent) ? node.parent : node;
}
