import ts from 'typescript';

import { convertBinding, type NewName } from './convert-binding';
import type { ResolvedTarget } from './module-rules';
import {
  chooseFreeName,
  noteChange,
  noteSkip,
  printBinding,
  replaceNode,
  replaceSpecifier,
  type Rewrite,
} from './rewrite';
import { findStatement, groupNames, insertDeclarations } from './rewrite-declaration';
import type { Load } from './rewrite-load';
import { removeElements } from './text-edits';

/** One element of a destructuring pattern, and what becomes of it. */
interface Part {
  readonly element: ts.BindingElement;
  readonly key: string;
  readonly names: readonly NewName[];
  readonly stays: boolean;
}

/** Rewrites `const { get, map: toAll } = require('legacy')`; without a declaration, in a parameter, all of it or nothing. */
export function rewritePattern(
  rewrite: Rewrite,
  load: Load,
  pattern: ts.ObjectBindingPattern,
  declaration: ts.VariableDeclaration | null,
): void {
  const statement = findStatement(declaration);
  const reason = findTrouble(load, pattern, statement !== undefined);
  if (reason !== undefined) {
    for (const element of pattern.elements) noteSkip(rewrite, element, reason);
    return;
  }
  if (pattern.elements.length === 0) noteChange(rewrite, load.node, 'load');
  const parts = pattern.elements.map((element) => readPart(rewrite, load, element));
  const names = parts.flatMap((part) => part.names);
  const modules = new Set(names.map(({ target }) => target.to));
  const [to = load.rule.to] = modules;
  if (parts.every(({ stays, names: [, ...more] }) => !stays && more.length === 0) && modules.size <= 1) {
    replaceSpecifier(rewrite, load.specifier, to);
    for (const part of parts) renameKey(rewrite, part);
  } else if (statement !== undefined && names.length > 0) {
    splitPattern(rewrite, load, pattern, statement, parts);
  }
}

function splitPattern(
  rewrite: Rewrite,
  load: Load,
  pattern: ts.ObjectBindingPattern,
  statement: ts.VariableStatement,
  parts: readonly Part[],
): void {
  const gone = new Set(parts.filter(({ stays }) => !stays).map(({ element }) => element));
  const groups = groupNames(parts.flatMap((part) => part.names));
  if (gone.size < parts.length) {
    rewrite.edits.push(...removeElements(rewrite.source, pattern.elements, (element) => gone.has(element)));
    insertDeclarations(rewrite, load, statement, groups);
    return;
  }
  const [first = [], ...more] = groups;
  const printed = first.map(({ target, local }) => printBinding(target.name, local, ': '));
  replaceNode(rewrite, pattern, `{ ${printed.join(', ')} }`);
  replaceSpecifier(rewrite, load.specifier, first[0]?.target.to ?? load.rule.to);
  insertDeclarations(rewrite, load, statement, more);
}

/** Why a pattern cannot be looked at element by element. */
function findTrouble(load: Load, { elements }: ts.ObjectBindingPattern, canSplit: boolean): string | undefined {
  const { rule } = load;
  if (elements.some(({ dotDotDotToken }) => dotDotDotToken))
    return rule.isDropIn ? undefined : 'the rest of the module is taken too';
  const keys = elements.map(keyOf);
  if (keys.includes(undefined)) return 'a name is computed';
  const targets = keys.map((key) => rule.find(key ?? ''));
  if (targets.some((target) => target?.name === '*')) return 'a name is a whole module in the modern one';
  const plain = targets.filter((target): target is ResolvedTarget => target !== undefined && target.call === undefined);
  const isOne = plain.length === targets.length && new Set(plain.map(({ to }) => to)).size <= 1;
  if (isOne) return undefined;
  if (!canSplit) return 'not every name here has a mapping, and the others cannot be taken apart from them';
  const isSimple = elements.every(({ name, initializer }) => ts.isIdentifier(name) && initializer === undefined);
  return isSimple ? undefined : 'not every name here has a mapping, and some are taken apart further';
}

function keyOf({ propertyName, name }: ts.BindingElement): string | undefined {
  const key = propertyName ?? name;
  return ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : undefined;
}

function readPart(rewrite: Rewrite, { rule }: Load, element: ts.BindingElement): Part {
  const key = element.dotDotDotToken ? '*' : (keyOf(element) ?? '');
  const target = rule.find(key);
  if (target === undefined) {
    noteSkip(rewrite, element, `\`${key}\` has no mapping`);
    return { element, key, names: [], stays: true };
  }
  const { name } = element;
  if (target.call !== undefined && ts.isIdentifier(name)) {
    const binding = { name, nature: 'symbol', exported: key, rule } as const;
    const result = convertBinding(rewrite, binding, () => chooseFreeName(rewrite, target.name, name.text));
    return result.outcome === 'converted'
      ? { element, key, names: result.names, stays: result.stays }
      : { element, key, names: [], stays: true };
  }
  noteChange(rewrite, element, 'load');
  return { element, key, names: [{ target, local: name.getText(rewrite.source), isType: false }], stays: false };
}

function renameKey(rewrite: Rewrite, { element, key, names: [name] }: Part): void {
  if (name === undefined || name.target.name === key || element.dotDotDotToken) return;
  const { propertyName } = element;
  if (propertyName === undefined)
    replaceNode(rewrite, element.name, `${name.target.name}: ${element.name.getText(rewrite.source)}`);
  else if (ts.isIdentifier(element.name) && element.name.text === name.target.name) {
    rewrite.edits.push({ start: propertyName.getStart(rewrite.source), end: element.name.end, text: name.target.name });
  } else replaceNode(rewrite, propertyName, name.target.name);
}
