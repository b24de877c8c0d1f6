import ts from 'typescript';

/** `export default [..]`, `export default tool([..])` or the same with `module.exports =`; or a name for either. */
export function findExportedArray(source: ts.SourceFile): ts.ArrayLiteralExpression | undefined {
  for (const statement of source.statements) {
    const exported = exportedExpression(statement);
    const array = exported && resolveArray(source, exported);
    if (array !== undefined) return array;
  }
  return undefined;
}

function exportedExpression(statement: ts.Statement): ts.Expression | undefined {
  if (ts.isExportAssignment(statement)) return statement.expression;
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, right } = statement.expression;
  return left.getText() === 'module.exports' ? right : undefined;
}

/** The array that an expression is, is called with, or is a name for. */
export function resolveArray(source: ts.SourceFile, expression: ts.Node): ts.ArrayLiteralExpression | undefined {
  if (ts.isArrayLiteralExpression(expression)) return expression;
  if (ts.isCallExpression(expression)) return expression.arguments.find(ts.isArrayLiteralExpression);
  if (!ts.isIdentifier(expression)) return undefined;
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (name.getText() === expression.text && initializer) return resolveArray(source, initializer);
    }
  }
  return undefined;
}

/** Whether the kept entries already end with a comma, comments after it left aside. */
export function endsWithComma(array: ts.ArrayLiteralExpression, kept: string): boolean {
  if (array.elements.length === 0) return true;
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, kept);
  let last = ts.SyntaxKind.Unknown;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) last = token;
  return last === ts.SyntaxKind.CommaToken || last === ts.SyntaxKind.Unknown;
}

/** The white space at the beginning of the line of a position. */
export function lineIndent(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}
