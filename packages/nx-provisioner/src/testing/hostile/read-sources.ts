import ts from 'typescript';

/** The name that every attempt to inject code uses: it may stand in strings and comments, and nowhere else. */
export const INJECTED = 'canary';

/** What keeps a generated file from compiling, and code in it that a document's text turned into. */
export function findSourceProblems(path: string, text: string): string[] {
  if (path.endsWith('.json')) return findJsonProblems(path, text);
  if (!/\.[cm]?[jt]s$/.test(path)) return [];
  const kind = path.endsWith('ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, kind);
  const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  const problems = parseDiagnostics.map(
    ({ messageText }) => `${path} does not parse: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === INJECTED) problems.push(`code of a document's text in ${path}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function findJsonProblems(path: string, text: string): string[] {
  try {
    const value = JSON.parse(text) as unknown;
    if (path.endsWith('package.json') && /"(scripts|bin|preinstall|postinstall)"/.test(JSON.stringify(value)))
      return [`scripts in ${path}`];
    return [];
  } catch {
    return [`${path} is no JSON`];
  }
}
