import ts from 'typescript';

import { indexNames, type NameIndex } from './find-references';
import type { ChangedUse, SkippedUse } from './module-replacement';
import type { TextEdit } from './text-edits';

/** What the rewriting of one file has gathered so far. */
export interface Rewrite {
  readonly source: ts.SourceFile;
  readonly edits: TextEdit[];
  readonly changed: ChangedUse[];
  readonly skipped: SkippedUse[];
  /** Every name of the file; read when it is first asked for. */
  readonly names: () => NameIndex;
  /** Names that this rewriting brings in. */
  readonly added: Set<string>;
}

export function startRewrite(source: ts.SourceFile): Rewrite {
  let names: NameIndex | undefined;
  return {
    source,
    edits: [],
    changed: [],
    skipped: [],
    names: () => (names ??= indexNames(source)),
    added: new Set(),
  };
}

export function lineOf({ source }: Rewrite, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Notes a use that is changed. */
export function noteChange(rewrite: Rewrite, node: ts.Node, form: string): void {
  rewrite.changed.push({ line: lineOf(rewrite, node), form });
}

/** Notes a use that is left as it is. */
export function noteSkip(rewrite: Rewrite, node: ts.Node, reason: string): void {
  rewrite.skipped.push({ line: lineOf(rewrite, node), reason, isUse: true });
}

/** Notes a name that looks like the module's and is not. */
export function noteShadow(rewrite: Rewrite, node: ts.Identifier): void {
  const reason = `\`${node.text}\` is declared anew here and hides the module's name`;
  rewrite.skipped.push({ line: lineOf(rewrite, node), reason, isUse: false });
}

export function replaceNode(rewrite: Rewrite, node: ts.Node, text: string): void {
  rewrite.edits.push({ start: node.getStart(rewrite.source), end: node.end, text });
}

/** Changes what a specifier says and keeps its quotes. */
export function replaceSpecifier(rewrite: Rewrite, specifier: ts.StringLiteralLike, to: string): void {
  if (specifier.text === to) return;
  rewrite.edits.push({ start: specifier.getStart(rewrite.source) + 1, end: specifier.end - 1, text: to });
}

/** Whether an identifier can be declared under this name. */
export function isBindingName(name: string): boolean {
  const kind = ts.identifierToKeywordKind(ts.factory.createIdentifier(name));
  const isReserved = kind !== undefined && kind <= ts.SyntaxKind.LastFutureReservedWord;
  return (
    /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && !isReserved && !['await', 'arguments', 'eval'].includes(name)
  );
}

/** A name for an export that nothing in the file goes by: `get`, else `_get` after the namespace that it came from. */
export function chooseFreeName(rewrite: Rewrite, exported: string, namespace: string): string {
  const isFree = (name: string) => {
    if (!isBindingName(name) || rewrite.added.has(name)) return false;
    const { declarations, references } = rewrite.names()(name);
    return declarations.length === 0 && references.length === 0;
  };
  const word = exported.replace(/[^\p{ID_Continue}$]/gu, '_');
  const longer = namespace.endsWith('_') ? namespace + word : namespace + word.charAt(0).toUpperCase() + word.slice(1);
  let name = [exported, longer].find(isFree);
  for (let number = 2; name === undefined; number += 1) {
    if (isFree(`${longer}${number}`)) name = `${longer}${number}`;
  }
  rewrite.added.add(name);
  return name;
}

/** `export as local` in an import's braces; `export: local` in a destructuring pattern. */
export function printBinding(exported: string, local: string, separator: ' as ' | ': '): string {
  if (exported === local) return local;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(exported)
    ? `${exported}${separator}${local}`
    : `'${exported}'${separator}${local}`;
}
