import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';
import ts from 'typescript';

import type { DepConstraint } from './constraints';

const RULE = '@nx/enforce-module-boundaries';
const BEGIN = '// nx-provisioner: begin (written by `nx sync` and `nx run provision`)';
const END = '// nx-provisioner: end';

export interface WrittenConstraints {
  /** The configuration with the constraints in it; the text that came in where nothing had to change. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the constraints into the `depConstraints` of the rule that stands in an ESLint flat config, between two
 * comment lines, and changes nothing else: a person's own constraints, comments and order stay. Where the rule is
 * missing, an object with it is added at the end of the exported array.
 *
 * @param file the configuration's path, for messages
 * @returns NXP-553 with the text unchanged where the array cannot be found
 */
export function writeConstraints(
  file: string,
  text: string,
  constraints: readonly DepConstraint[],
): WrittenConstraints {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const array = findDepConstraints(source);
  if (array !== undefined) return { text: replaceBlock(text, array, constraints), diagnostics: [] };

  const exported = findExportedArray(source);
  if (exported === undefined) {
    const message = `${file} exports no array that the rule ${RULE} could be added to.`;
    return { text, diagnostics: [diagnose('NXP-553', { file, line: 1 }, message)] };
  }
  return { text: appendRule(text, exported, constraints), diagnostics: [] };
}

function findDepConstraints(source: ts.SourceFile): ts.ArrayLiteralExpression | undefined {
  const rule = findProperty(source, RULE);
  const list = rule && findProperty(rule, 'depConstraints');
  return list !== undefined && ts.isArrayLiteralExpression(list.initializer) ? list.initializer : undefined;
}

/** Depth first: the first property of that name below a node. */
function findProperty(node: ts.Node, name: string): ts.PropertyAssignment | undefined {
  return ts.forEachChild(node, (child) => {
    if (ts.isPropertyAssignment(child) && propertyName(child.name) === name) return child;
    return findProperty(child, name);
  });
}

function propertyName(name: ts.PropertyName): string | undefined {
  return ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : undefined;
}

/** `export default [..]`, `export default tool([..])` or the same with `module.exports =`; or a name for either. */
function findExportedArray(source: ts.SourceFile): ts.ArrayLiteralExpression | undefined {
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

function resolveArray(source: ts.SourceFile, expression: ts.Expression): ts.ArrayLiteralExpression | undefined {
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

function replaceBlock(text: string, array: ts.ArrayLiteralExpression, constraints: readonly DepConstraint[]): string {
  const inside = text.slice(array.getStart() + 1, array.end - 1);
  const begin = inside.indexOf(BEGIN);
  const end = inside.indexOf(END);
  const rest = begin === -1 || end < begin ? inside : inside.slice(0, begin) + inside.slice(end + END.length);
  const kept = rest.trimEnd();
  const comma = kept.trim() === '' || endsWithComma(array, kept) ? '' : ',';
  const indent = `${lineIndent(text, array.getStart())}  `;
  const block = [BEGIN, ...constraints.map((entry) => `${printConstraint(entry)},`), END];
  const lines = block.map((line) => `\n${indent}${line}`).join('');
  const written = `${kept}${comma}${lines}\n${lineIndent(text, array.getStart())}`;
  return text.slice(0, array.getStart() + 1) + written + text.slice(array.end - 1);
}

/** Whether the kept entries already end with a comma, comments after it left aside. */
function endsWithComma(array: ts.ArrayLiteralExpression, kept: string): boolean {
  if (array.elements.length === 0) return true;
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, kept);
  let last = ts.SyntaxKind.Unknown;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) last = token;
  return last === ts.SyntaxKind.CommaToken || last === ts.SyntaxKind.Unknown;
}

function lineIndent(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

function printConstraint(constraint: DepConstraint): string {
  const list = (tags: readonly string[]) => `[${tags.map((tag) => `'${tag}'`).join(', ')}]`;
  const source =
    'sourceTag' in constraint
      ? `sourceTag: '${constraint.sourceTag}'`
      : `allSourceTags: ${list(constraint.allSourceTags)}`;
  return `{ ${source}, onlyDependOnLibsWithTags: ${list(constraint.onlyDependOnLibsWithTags)} }`;
}

function appendRule(text: string, array: ts.ArrayLiteralExpression, constraints: readonly DepConstraint[]): string {
  const start = text.slice(0, array.end - 1).trimEnd();
  const comma = array.elements.length === 0 || array.elements.hasTrailingComma ? '' : ',';
  const rule = [
    '  {',
    "    files: ['**/*.ts', '**/*.tsx', '**/*.js', '**/*.jsx'],",
    '    rules: {',
    `      '${RULE}': [`,
    "        'error',",
    '        {',
    "          allow: ['^.*/eslint(\\\\.base)?\\\\.config\\\\.[cm]?[jt]s$'],",
    '          depConstraints: [',
    "            { sourceTag: '*', onlyDependOnLibsWithTags: ['*'] },",
    `            ${BEGIN}`,
    ...constraints.map((entry) => `            ${printConstraint(entry)},`),
    `            ${END}`,
    '          ],',
    '        },',
    '      ],',
    '    },',
    '  },',
  ];
  return `${start}${comma}\n${rule.join('\n')}\n${text.slice(array.end - 1)}`;
}
