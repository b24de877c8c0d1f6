import ts from 'typescript';

import { convertBinding } from './convert-binding';
import type { ModuleRule } from './module-rules';
import { chooseFreeName, noteChange, noteSkip, replaceNode, replaceSpecifier, type Rewrite } from './rewrite';
import { addKeptImport, addNames, findImported, type ImportedName, type TargetImports } from './target-imports';
import { removeElements } from './text-edits';

/** One name of an import declaration, and what becomes of it. */
interface Part {
  readonly node: ts.ImportClause | ts.NamespaceImport | ts.ImportSpecifier;
  readonly imported: string;
  readonly moved: readonly ImportedName[];
  readonly stays: boolean;
}

/** Rewrites `import … from 'legacy'`. */
export function rewriteImport(
  rewrite: Rewrite,
  node: ts.ImportDeclaration,
  specifier: ts.StringLiteralLike,
  rule: ModuleRule,
  targets: TargetImports,
): void {
  const clause = node.importClause;
  if (clause === undefined) {
    noteChange(rewrite, node, 'side effect');
    replaceSpecifier(rewrite, specifier, rule.to);
    return;
  }
  if (clause.phaseModifier === ts.SyntaxKind.DeferKeyword) {
    noteSkip(rewrite, node, 'the import is deferred');
    return;
  }
  const parts = readParts(rewrite, clause, rule, targets);
  const moved = parts.flatMap((part) => part.moved);
  if (parts.length === 0) {
    noteChange(rewrite, node, 'import');
    replaceSpecifier(rewrite, specifier, rule.to);
  } else if (keepsShape(parts) && !hasHome(targets, moved, clause))
    keepDeclaration(rewrite, node, specifier, parts, targets);
  else if (parts.every(({ stays }) => !stays)) addNames(targets, node, moved, true);
  else {
    removeMoved(rewrite, clause, parts);
    addNames(targets, node, moved, false);
  }
}

function readParts(rewrite: Rewrite, clause: ts.ImportClause, rule: ModuleRule, targets: TargetImports): Part[] {
  const parts: Part[] = [];
  if (clause.name) {
    const isObject = rule.defaultIsModule;
    parts.push(
      isObject
        ? readObject(rewrite, clause, clause.name, 'module', 'default', rule, targets)
        : readSymbol(rewrite, clause, clause.name, 'default', rule, targets),
    );
  }
  const named = clause.namedBindings;
  if (named && ts.isNamespaceImport(named)) {
    const whole = rule.find('*');
    parts.push(
      whole && whole.name !== '*'
        ? readSymbol(rewrite, named, named.name, '*', rule, targets)
        : readObject(rewrite, named, named.name, 'namespace', '*', rule, targets),
    );
  }
  for (const element of named && ts.isNamedImports(named) ? named.elements : []) {
    const imported = (element.propertyName ?? element.name).text;
    parts.push(readSymbol(rewrite, element, element.name, imported, rule, targets));
  }
  return parts;
}

function readSymbol(
  rewrite: Rewrite,
  node: Part['node'],
  name: ts.Identifier,
  imported: string,
  rule: ModuleRule,
  targets: TargetImports,
): Part {
  const target = rule.find(imported);
  if (target === undefined) {
    noteSkip(rewrite, name, describeUnmapped(imported));
    return { node, imported, moved: [], stays: true };
  }
  if (target.call !== undefined) return readObject(rewrite, node, name, 'symbol', imported, rule, targets);
  noteChange(rewrite, name, 'import');
  const isType = ts.isImportSpecifier(node) && node.isTypeOnly;
  return { node, imported, moved: [{ to: target.to, imported: target.name, local: name.text, isType }], stays: false };
}

function describeUnmapped(imported: string): string {
  const hint = '; `default: "*"` in the mapping says that its members are the exports';
  return `\`${imported}\` has no mapping${imported === 'default' ? hint : ''}`;
}

function readObject(
  rewrite: Rewrite,
  node: Part['node'],
  name: ts.Identifier,
  nature: 'namespace' | 'module' | 'symbol',
  exported: string,
  rule: ModuleRule,
  targets: TargetImports,
): Part {
  const result = convertBinding(rewrite, { name, nature, exported, rule }, (target) => {
    const existing = findImported(targets, target.to, target.name);
    const isSafe = existing !== undefined && rewrite.names()(existing).declarations.length <= 1;
    return isSafe ? existing : chooseFreeName(rewrite, target.name, name.text);
  });
  if (result.outcome === 'left') return { node, imported: exported, moved: [], stays: true };
  if (result.outcome === 'kept') {
    const isDefault = nature === 'module' && rule.find('default') !== undefined && !rule.isWhole;
    const imported = isDefault ? 'default' : '*';
    return {
      node,
      imported: exported,
      moved: [{ to: rule.to, imported, local: name.text, isType: false }],
      stays: false,
    };
  }
  const moved = result.names
    .filter(({ target, local }) => findImported(targets, target.to, target.name) !== local)
    .map(({ target, local, isType }) => ({ to: target.to, imported: target.name, local, isType }));
  return { node, imported: exported, moved, stays: result.stays };
}

/** Whether every name goes to one module in the form in which it stands: default, namespace or in braces. */
function keepsShape(parts: readonly Part[]): boolean {
  const to = parts[0]?.moved[0]?.to;
  return parts.every(({ moved: [name, ...more], imported, stays, node }) => {
    if (name === undefined || more.length > 0 || stays || name.to !== to) return false;
    if (ts.isNamespaceImport(node)) return name.imported === '*';
    const isPlain = imported !== 'default' && name.imported !== 'default' && name.imported !== '*';
    return ts.isImportSpecifier(node) ? isPlain : name.imported === 'default';
  });
}

/** Whether the file imports from the modern module already, in a form that takes these names. */
function hasHome(
  { homes }: TargetImports,
  moved: readonly ImportedName[],
  { phaseModifier }: ts.ImportClause,
): boolean {
  const isTypeOnly = phaseModifier === ts.SyntaxKind.TypeKeyword;
  return moved.some(
    ({ to, imported }) => imported !== '*' && homes.some((home) => home.to === to && home.isTypeOnly === isTypeOnly),
  );
}

/** Changes the specifier, and in the braces the names that are other ones: everything else stays to the byte. */
function keepDeclaration(
  rewrite: Rewrite,
  node: ts.ImportDeclaration,
  specifier: ts.StringLiteralLike,
  parts: readonly Part[],
  targets: TargetImports,
): void {
  for (const { node: part, moved, imported } of parts) {
    const [name] = moved;
    if (name === undefined || !ts.isImportSpecifier(part) || name.imported === imported) continue;
    if (part.propertyName === undefined) replaceNode(rewrite, part.name, `${name.imported} as ${name.local}`);
    else if (name.imported === name.local) {
      const start = part.propertyName.getStart(rewrite.source);
      rewrite.edits.push({ start, end: part.name.end, text: name.local });
    } else replaceNode(rewrite, part.propertyName, name.imported);
  }
  const to = parts[0]?.moved[0]?.to;
  if (to === undefined) return;
  replaceSpecifier(rewrite, specifier, to);
  addKeptImport(targets, to, node);
}

function removeMoved(rewrite: Rewrite, clause: ts.ImportClause, parts: readonly Part[]): void {
  const gone = new Set<ts.Node>(parts.filter(({ stays }) => !stays).map(({ node }) => node));
  const { source } = rewrite;
  const { name, namedBindings } = clause;
  const keepsBindings =
    namedBindings !== undefined &&
    (ts.isNamespaceImport(namedBindings)
      ? !gone.has(namedBindings)
      : namedBindings.elements.some((element) => !gone.has(element)));
  if (name && gone.has(clause) && namedBindings) {
    rewrite.edits.push({ start: name.getStart(source), end: namedBindings.getStart(source), text: '' });
  }
  if (namedBindings === undefined) return;
  if (!keepsBindings && name) rewrite.edits.push({ start: name.end, end: namedBindings.end, text: '' });
  else if (keepsBindings && ts.isNamedImports(namedBindings)) {
    rewrite.edits.push(...removeElements(source, namedBindings.elements, (element) => gone.has(element)));
  }
}
