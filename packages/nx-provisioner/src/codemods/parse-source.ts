import ts from 'typescript';

import type { SourceFileText } from './module-replacement';

const KINDS: Readonly<Record<string, ts.ScriptKind>> = {
  ts: ts.ScriptKind.TS,
  mts: ts.ScriptKind.TS,
  cts: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
  js: ts.ScriptKind.JS,
  mjs: ts.ScriptKind.JS,
  cjs: ts.ScriptKind.JS,
  jsx: ts.ScriptKind.JSX,
};

/** Whether a file's name is one that the engine reads. */
export function isSourceFile(file: string): boolean {
  return extensionOf(file) in KINDS;
}

/** A parsed file, or where and why it does not parse. */
export type ParsedSource =
  | { readonly source: ts.SourceFile; readonly problem: null }
  | { readonly source: null; readonly problem: { readonly line: number; readonly message: string } };

/** The compiler keeps its syntax errors here, without a public name for them. */
interface WithParseErrors {
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
}

/**
 * Parses a file by its extension, its comments left unread. No node knows its parent yet, which would cost half as much
 * as the parse again: `visitAround` links those that are looked at.
 */
export function parseSource({ file, text }: SourceFileText): ParsedSource {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const source = ts.createSourceFile(file, text, options, false, KINDS[extensionOf(file)] ?? ts.ScriptKind.TS);
  const [error] = (source as ts.SourceFile & WithParseErrors).parseDiagnostics;
  if (error === undefined) return { source, problem: null };
  const line = source.getLineAndCharacterOfPosition(error.start).line + 1;
  return { source: null, problem: { line, message: ts.flattenDiagnosticMessageText(error.messageText, ' ') } };
}

function extensionOf(file: string): string {
  return file.slice(file.lastIndexOf('.') + 1).toLowerCase();
}
