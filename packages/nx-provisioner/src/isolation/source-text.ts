import ts from 'typescript';

/** A file's path, relative to the workspace root, with its text. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

const CODE = /\.[cm]?[jt]sx?$/;
const SPEC = /\.(spec|test)\.[cm]?[jt]sx?$/;

/** Whether a linter and a compiler read the file. */
export const isCode = (path: string): boolean => CODE.test(path);
export const isSpec = (path: string): boolean => SPEC.test(path);

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** What a module imports, in any way that TypeScript knows, with the offset of each specifier. */
export function listImports(text: string): { readonly specifier: string; readonly offset: number }[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, offset: pos }));
}

/** Its nodes do not know their parents, which nothing here asks for. */
export function parseSource({ path, text }: SourceText): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
}

/** Whether an offset lies in a comment, and not in a string or a template that only looks like one. */
export function isComment(source: ts.SourceFile, offset: number): boolean {
  let node: ts.Node = source;
  for (let inner: ts.Node | undefined = node; inner !== undefined; ) {
    node = inner;
    inner = node.getChildren(source).find((child) => child.getStart(source) <= offset && offset < child.end);
  }
  return !ts.isToken(node);
}
