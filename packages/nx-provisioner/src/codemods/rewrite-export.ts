import ts from 'typescript';

import type { ModuleRule } from './module-rules';
import { noteChange, noteSkip, printBinding, replaceNode, replaceSpecifier, type Rewrite } from './rewrite';
import { indentAt, lineBreakOf, removeElements } from './text-edits';

/** Rewrites `export … from 'legacy'`; the names under which others import stay what they are. */
export function rewriteExport(
  rewrite: Rewrite,
  node: ts.ExportDeclaration,
  specifier: ts.StringLiteralLike,
  rule: ModuleRule,
): void {
  const clause = node.exportClause;
  if (clause === undefined || ts.isNamespaceExport(clause)) {
    if (!rule.isWhole) {
      const form = clause === undefined ? '`export *`' : '`export * as`';
      noteSkip(rewrite, node, `${form} passes on every name of the module`);
      return;
    }
    noteChange(rewrite, node, 're-export');
    replaceSpecifier(rewrite, specifier, rule.to);
    return;
  }
  rewriteNames(rewrite, node, clause, specifier, rule);
}

function rewriteNames(
  rewrite: Rewrite,
  node: ts.ExportDeclaration,
  clause: ts.NamedExports,
  specifier: ts.StringLiteralLike,
  rule: ModuleRule,
): void {
  const moved = new Map<ts.ExportSpecifier, { to: string; text: string }>();
  for (const element of clause.elements) {
    const legacy = (element.propertyName ?? element.name).text;
    const target = rule.find(legacy);
    const reason = refuse(legacy, target);
    if (target === undefined || reason !== undefined) {
      noteSkip(rewrite, element, reason ?? `\`${legacy}\` has no mapping`);
      continue;
    }
    noteChange(rewrite, element, 're-export');
    const type = element.isTypeOnly ? 'type ' : '';
    moved.set(element, {
      to: target.to,
      text: type + printBinding(target.name, element.name.getText(rewrite.source), ' as '),
    });
  }
  const modules = [...new Set([...moved.values()].map(({ to }) => to))];
  const [first] = modules;
  if (clause.elements.length === 0) {
    noteChange(rewrite, node, 're-export');
    replaceSpecifier(rewrite, specifier, rule.to);
  } else if (first !== undefined && modules.length === 1 && moved.size === clause.elements.length) {
    replaceSpecifier(rewrite, specifier, first);
    for (const [element, { text }] of moved)
      if (element.getText(rewrite.source) !== text) replaceNames(rewrite, element, text);
  } else if (first !== undefined) split(rewrite, node, clause, moved);
}

function refuse(legacy: string, target: ReturnType<ModuleRule['find']>): string | undefined {
  if (target?.call !== undefined) return `\`${legacy}\` is passed on, and only calls of it have a modern counterpart`;
  return target?.name === '*' ? `\`${legacy}\` is a whole module in the modern one` : undefined;
}

/** What stands for itself in a specifier, such as a comment behind `type`, is not worth keeping apart. */
function replaceNames(rewrite: Rewrite, element: ts.ExportSpecifier, text: string): void {
  const names = element.propertyName ?? element.name;
  const start = (element.isTypeOnly ? element : names).getStart(rewrite.source);
  rewrite.edits.push({ start, end: element.name.end, text });
}

/** The names that are sure leave the declaration for one of their own, behind it. */
function split(
  rewrite: Rewrite,
  node: ts.ExportDeclaration,
  clause: ts.NamedExports,
  moved: ReadonlyMap<ts.ExportSpecifier, { to: string; text: string }>,
): void {
  const { source } = rewrite;
  const quote = node.moduleSpecifier?.getText(source).charAt(0) ?? "'";
  const semicolon = node.getText(source).endsWith(';') ? ';' : '';
  const separator = lineBreakOf(source.text) + indentAt(source.text, node.getStart(source));
  const modules = [...new Set([...moved.values()].map(({ to }) => to))];
  const statements = modules.map((to) => {
    const names = [...moved.values()].filter((name) => name.to === to).map(({ text }) => text);
    return `export ${node.isTypeOnly ? 'type ' : ''}{ ${names.join(', ')} } from ${quote}${to}${quote}${semicolon}`;
  });
  if (moved.size === clause.elements.length) {
    replaceNode(rewrite, node, statements.join(separator));
    return;
  }
  rewrite.edits.push(...removeElements(source, clause.elements, (element) => moved.has(element)));
  rewrite.edits.push({ start: node.end, end: node.end, text: statements.map((text) => separator + text).join('') });
}
