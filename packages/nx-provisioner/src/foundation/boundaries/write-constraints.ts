import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';
import ts from 'typescript';

import { endsWithComma, findExportedArray, lineIndent, resolveArray } from '../lint-config/flat-config';
import type { DepConstraint } from './constraints';

const RULE = '@nx/enforce-module-boundaries';
const BEGIN = '// nx-provisioner: begin (written by `nx sync` and `nx run provision`)';
const END = '// nx-provisioner: end';
const ANY = "{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] },";

export interface WrittenConstraints {
  /** The configuration with the constraints in it; the text that came in where nothing had to change. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the constraints into the `depConstraints` of the rule wherever it stands in an ESLint flat config, between two
 * comment lines, and changes nothing else: a person's own constraints, comments and order stay. A rule without
 * constraints gets them; where the rule is missing, an object with it is added at the end of the exported array.
 *
 * @param file the configuration's path, for messages
 * @returns NXP-553 with the text unchanged where the place cannot be found
 */
export function writeConstraints(
  file: string,
  text: string,
  constraints: readonly DepConstraint[],
): WrittenConstraints {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const fail = (message: string): WrittenConstraints => ({
    text,
    diagnostics: [diagnose('NXP-553', { file, line: 1 }, message)],
  });
  const rules = findRules(source);
  if (rules.length > 0) {
    const edits = rules.map((rule) => editRule(rule, source, constraints));
    if (edits.includes(null))
      return fail(`${RULE} in ${file} takes its depConstraints from elsewhere; expected an array there.`);
    return { text: applyEdits(text, edits), diagnostics: [] };
  }
  const exported = findExportedArray(source);
  if (exported === undefined) return fail(`${file} exports no array that the rule ${RULE} could be added to.`);
  return { text: appendRule(text, exported, constraints), diagnostics: [] };
}

/** Whether a configuration has a block of constraints. */
export function hasConstraints(text: string): boolean {
  return text.includes(BEGIN);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The last one first, so that the places of the others stay; two rules may share one array. */
function applyEdits(text: string, edits: readonly (Edit | null)[]): string {
  const unique = new Map(edits.flatMap((edit) => (edit === null ? [] : [[edit.start, edit]])));
  return [...unique.values()]
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

/** Every place that sets the rule and does not switch it off. */
function findRules(source: ts.SourceFile): ts.PropertyAssignment[] {
  const found: ts.PropertyAssignment[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && propertyName(node.name) === RULE && !isOff(node.initializer)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isOff(value: ts.Expression): boolean {
  const severity = ts.isArrayLiteralExpression(value) ? value.elements[0] : value;
  return severity !== undefined && /^(0|['"`]off['"`])$/.test(severity.getText());
}

/** `null` where the constraints stand in another file. */
function editRule(
  { initializer }: ts.PropertyAssignment,
  source: ts.SourceFile,
  constraints: readonly DepConstraint[],
): Edit | null {
  const setting: readonly ts.Expression[] = ts.isArrayLiteralExpression(initializer)
    ? initializer.elements
    : [initializer];
  const [severity, options] = setting;
  if (severity === undefined) return null;
  const { text } = source;
  const list = (at: number) =>
    ['depConstraints: [', ...printBlock(constraints, lineIndent(text, at)), `${lineIndent(text, at)}]`].join('\n');
  if (options === undefined) {
    const written = `[${severity.getText()}, { ${list(initializer.getStart())} }]`;
    return { start: initializer.getStart(), end: initializer.end, text: written };
  }
  if (!ts.isObjectLiteralExpression(options)) return null;
  const own = options.properties.find(
    (property) => property.name !== undefined && propertyName(property.name) === 'depConstraints',
  );
  if (own === undefined) {
    const start = options.getStart() + 1;
    const comma = options.properties.length === 0 ? '' : ',';
    return { start, end: start, text: ` ${list(start)}${comma}` };
  }
  const array = resolveArray(source, ts.isPropertyAssignment(own) ? own.initializer : (own.name ?? own));
  if (array === undefined) return null;
  return { start: array.getStart(), end: array.end, text: replaceBlock(text, array, constraints) };
}

function propertyName(name: ts.PropertyName): string | undefined {
  return ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : undefined;
}

/** The array as text, with the block at its end. */
function replaceBlock(text: string, array: ts.ArrayLiteralExpression, constraints: readonly DepConstraint[]): string {
  const inside = text.slice(array.getStart() + 1, array.end - 1);
  const begin = inside.indexOf(BEGIN);
  const end = inside.indexOf(END);
  const rest = begin === -1 || end < begin ? inside : inside.slice(0, begin) + inside.slice(end + END.length);
  const kept = rest.trimEnd();
  const comma = kept.trim() === '' || endsWithComma(array, kept) ? '' : ',';
  const indent = lineIndent(text, array.getStart());
  const block = [BEGIN, ...constraints.map((entry) => `${printConstraint(entry)},`), END];
  return `[${kept}${comma}${block.map((line) => `\n${indent}  ${line}`).join('')}\n${indent}]`;
}

/** A list of its own lets everything else through, since a list without a match closes. */
function printBlock(constraints: readonly DepConstraint[], indent: string): string[] {
  const lines = [ANY, BEGIN, ...constraints.map((entry) => `${printConstraint(entry)},`), END];
  return lines.map((line) => `${indent}  ${line}`);
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
    ...printBlock(constraints, '          '),
    '          ],',
    '        },',
    '      ],',
    '    },',
    '  },',
  ];
  return `${start}${comma}\n${rule.join('\n')}\n${text.slice(array.end - 1)}`;
}
