import ts from 'typescript';

import { findModuleUses, type ModuleUse } from './find-uses';
import type { ModuleReplacement, ReplacedSource, SkippedUse, SourceFileText } from './module-replacement';
import { mayUse, rulesFor, searchText, type ModuleRule } from './module-rules';
import { parseSource } from './parse-source';
import { renameMembers } from './rename-members';
import { noteChange, noteSkip, replaceNode, replaceSpecifier, startRewrite, type Rewrite } from './rewrite';
import { rewriteExport } from './rewrite-export';
import { rewriteImport } from './rewrite-import';
import { rewriteLoad } from './rewrite-load';
import { findMockTrouble, rewriteMock } from './rewrite-mock';
import { finishTargetImports, startTargetImports, type TargetImports } from './target-imports';
import { applyTextEdits } from './text-edits';

/**
 * Moves the uses of one module in one file to another. What is sure is changed, and nothing else of the file; every
 * other use is left and named with its line and the reason. The result put in again comes back as it is.
 *
 * @param source its extension says how it is parsed: .ts, .tsx, .mts, .cts, .js, .jsx, .mjs, .cjs
 */
export function replaceModule(source: SourceFileText, replacement: ModuleReplacement): ReplacedSource {
  const { text } = source;
  const untouched = { text, changed: [], skipped: [], remaining: 0, problem: null };
  if (!mayUse(replacement, text)) return untouched;
  const parsed = parseSource(source);
  if (parsed.source === null) return { ...untouched, problem: parsed.problem };
  const uses = findModuleUses(parsed.source, searchText(replacement.from), rulesFor(replacement, source.file));
  if (uses.length === 0) return untouched;

  const rewrite = startRewrite(parsed.source);
  const targets = startTargetImports(parsed.source, new Set(uses.map(({ node }) => node)));
  if (!leaveMocked(rewrite, uses)) {
    for (const use of uses) if (use.form !== 'mock') rewriteUse(rewrite, use, targets);
    for (const use of uses) if (use.form === 'mock') rewriteUse(rewrite, use, targets);
    finishTargetImports(rewrite, targets);
  }
  const { changed, skipped, edits } = rewrite;
  return {
    text: applyTextEdits(text, edits),
    changed: [...changed].sort((a, b) => a.line - b.line),
    skipped: [...skipped].sort((a, b) => a.line - b.line),
    remaining: skipped.filter(isUse).length,
    problem: null,
  };
}

/** A mock that cannot be moved keeps the file's other uses: moved away from it, they would run unmocked. */
function leaveMocked(rewrite: Rewrite, uses: readonly ModuleUse[]): boolean {
  const troubles = new Map<ModuleUse, string>();
  for (const use of uses) {
    if (use.form !== 'mock') continue;
    const trouble = typeof use.rule === 'string' ? use.rule : findMockTrouble(rewrite, use.node, use.rule);
    if (trouble !== undefined) troubles.set(use, trouble);
  }
  if (troubles.size === 0) return false;
  for (const use of uses) {
    const own = use.form === 'unsure' ? use.reason : 'a mock of the module stays in this file';
    noteSkip(rewrite, use.node, troubles.get(use) ?? own);
  }
  return true;
}

const isUse = (place: SkippedUse): boolean => place.isUse;

function rewriteUse(rewrite: Rewrite, use: ModuleUse, targets: TargetImports): void {
  if (use.form === 'unsure') {
    noteSkip(rewrite, use.node, use.reason);
    return;
  }
  const { node, specifier, rule } = use;
  if (typeof rule === 'string') {
    noteSkip(rewrite, node, rule);
    return;
  }
  switch (use.form) {
    case 'import':
      rewriteImport(rewrite, use.node, specifier, rule, targets);
      break;
    case 'export':
      rewriteExport(rewrite, use.node, specifier, rule);
      break;
    case 'import-equals':
      rewriteImportEquals(rewrite, use.node, specifier, rule);
      break;
    case 'import-type':
      rewriteImportType(rewrite, use.node, specifier, rule);
      break;
    case 'load':
      rewriteLoad(rewrite, { node: use.node, specifier, rule, isPromise: use.isPromise });
      break;
    case 'mock':
      rewriteMock(rewrite, use.node, specifier, rule);
      break;
    case 'resolve':
      rewriteResolve(rewrite, use.node, specifier, rule);
  }
}

function rewriteResolve(rewrite: Rewrite, node: ts.Node, specifier: ts.StringLiteralLike, rule: ModuleRule): void {
  if (!rule.isDropIn && !rule.isWhole) {
    noteSkip(rewrite, node, "the path of the module's file is asked for");
    return;
  }
  noteChange(rewrite, node, 'resolve');
  replaceSpecifier(rewrite, specifier, rule.to);
}

/** `import legacy = require('legacy')`: no second name can be brought in beside it. */
function rewriteImportEquals(
  rewrite: Rewrite,
  node: ts.ImportEqualsDeclaration,
  specifier: ts.StringLiteralLike,
  rule: ModuleRule,
): void {
  if (rule.isDropIn || rule.isWhole) {
    noteChange(rewrite, node, 'import =');
    replaceSpecifier(rewrite, specifier, rule.to);
  } else if (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) {
    noteSkip(rewrite, node, `\`${node.name.text}\` is exported`);
  } else if (renameMembers(rewrite, node.name, rule)) replaceSpecifier(rewrite, specifier, rule.to);
}

/** `import('legacy').Get` as a type. */
function rewriteImportType(
  rewrite: Rewrite,
  node: ts.ImportTypeNode,
  specifier: ts.StringLiteralLike,
  rule: ModuleRule,
): void {
  let first: ts.EntityName | undefined = node.qualifier;
  while (first !== undefined && ts.isQualifiedName(first)) first = first.left;
  if (first === undefined) {
    if (!rule.isDropIn && !rule.isWhole) {
      noteSkip(rewrite, node, 'the type of the whole module is taken');
      return;
    }
    noteChange(rewrite, node, 'type');
    replaceSpecifier(rewrite, specifier, rule.to);
    return;
  }
  const target = rule.find(first.text);
  if (target === undefined || target.name === '*') {
    noteSkip(rewrite, node, `\`${first.text}\` has no mapping`);
    return;
  }
  noteChange(rewrite, node, 'type');
  replaceSpecifier(rewrite, specifier, target.to);
  if (target.name !== first.text) replaceNode(rewrite, first, target.name);
}
