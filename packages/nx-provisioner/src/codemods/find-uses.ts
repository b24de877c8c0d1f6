import ts from 'typescript';

import type { ModuleRule, RuleChoice } from './module-rules';
import { findOccurrences, visitAround } from './visit-around';

/** A literal that names the module, where it stands, and what is known of the module there. */
interface Named<Node extends ts.Node> {
  readonly node: Node;
  readonly specifier: ts.StringLiteralLike;
  readonly rule: ModuleRule | string;
}

/** One place that names the module. */
export type ModuleUse =
  | ({ readonly form: 'import' } & Named<ts.ImportDeclaration>)
  | ({ readonly form: 'export' } & Named<ts.ExportDeclaration>)
  | ({ readonly form: 'import-equals' } & Named<ts.ImportEqualsDeclaration>)
  | ({ readonly form: 'import-type' } & Named<ts.ImportTypeNode>)
  /** `require`, `import()`, `jest.requireActual` and the like: their value is the module. */
  | ({ readonly form: 'load'; readonly isPromise: boolean } & Named<ts.CallExpression>)
  /** `require.resolve` and `import.meta.resolve`. */
  | ({ readonly form: 'resolve' } & Named<ts.CallExpression>)
  | ({ readonly form: 'mock' } & Named<ts.CallExpression>)
  | { readonly form: 'unsure'; readonly node: ts.Node; readonly reason: string };

const MOCKS = ['mock', 'doMock', 'unmock', 'doUnmock', 'dontMock', 'unstable_mockModule', 'setMock', 'deepUnmock'];
const LOADS = ['requireActual', 'requireMock', 'createMockFromModule', 'genMockFromModule'];
const PROMISED_LOADS = ['importActual', 'importMock'];
const MOCKERS = ['jest', 'vi', 'vitest'];

/**
 * Every place of a file that names the module, in the order of the text.
 *
 * @param searched what every specifier of the module has in it
 */
export function findModuleUses(
  source: ts.SourceFile,
  searched: string,
  choose: (specifier: string) => RuleChoice,
): ModuleUse[] {
  const uses: ModuleUse[] = [];
  const loaders = findLoaders(source.text);
  const add = (use: ModuleUse | undefined) => {
    if (use !== undefined) uses.push(use);
  };
  for (const reference of source.typeReferenceDirectives) {
    if (choose(reference.fileName) === null) continue;
    uses.push({ form: 'unsure', node: source, reason: 'a `/// <reference types>` names the module' });
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(named('import', node, node.moduleSpecifier, choose));
    else if (ts.isExportDeclaration(node)) add(named('export', node, node.moduleSpecifier, choose));
    else if (ts.isImportEqualsDeclaration(node)) {
      const reference = node.moduleReference;
      if (ts.isExternalModuleReference(reference)) add(named('import-equals', node, reference.expression, choose));
    } else if (ts.isImportTypeNode(node)) {
      if (ts.isLiteralTypeNode(node.argument)) add(named('import-type', node, node.argument.literal, choose));
    } else if (ts.isModuleDeclaration(node)) {
      if (ts.isStringLiteral(node.name) && choose(node.name.text) !== null) {
        uses.push({ form: 'unsure', node, reason: '`declare module` adds to the module' });
      }
    } else if (ts.isCallExpression(node)) add(readCall(node, loaders, choose) ?? readUnknownLoader(node, choose));
  };
  visitAround(source, findOccurrences(source.text, searched), visit);
  return uses;
}

type NamedForm = 'import' | 'export' | 'import-equals' | 'import-type';

function named(
  form: NamedForm,
  node: ts.Node,
  specifier: ts.Node | undefined,
  choose: (specifier: string) => RuleChoice,
): ModuleUse | undefined {
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return undefined;
  const rule = choose(specifier.text);
  return rule === null ? undefined : ({ form, node, specifier, rule } as ModuleUse);
}

const REQUIRE: ReadonlySet<string> = new Set(['require']);

/** Names that load modules: `require`, and those that `createRequire` makes. */
function findLoaders(text: string): ReadonlySet<string> {
  if (!text.includes('createRequire')) return REQUIRE;
  const made = text.matchAll(/\b([\w$]+)\s*=\s*(?:[\w$]+\.)?createRequire\b/g);
  return new Set(['require', ...[...made].flatMap(([, name]) => name ?? [])]);
}

function readCall(
  node: ts.CallExpression,
  loaders: ReadonlySet<string>,
  choose: (specifier: string) => RuleChoice,
): ModuleUse | undefined {
  const kind = callKind(node.expression, loaders);
  const [argument] = node.arguments;
  if (kind === undefined || argument === undefined) return undefined;
  // An `import()` as the argument of `vi.mock` names the module for the mock.
  const specifier = kind.form === 'mock' && isDynamicImport(argument) ? argument.arguments[0] : argument;
  if (specifier === undefined) return undefined;
  if (!ts.isStringLiteralLike(specifier)) {
    if (!isComputedFrom(specifier, loaders, choose)) return undefined;
    return { form: 'unsure', node, reason: 'the specifier is computed' };
  }
  const rule = choose(specifier.text);
  if (rule === null || isMockArgument(node, loaders)) return undefined;
  return kind.form === 'load'
    ? { form: 'load', isPromise: kind.isPromise, node, specifier, rule }
    : { form: kind.form, node, specifier, rule };
}

type CallKind = { readonly form: 'load'; readonly isPromise: boolean } | { readonly form: 'mock' | 'resolve' };

function callKind(callee: ts.Expression, loaders: ReadonlySet<string>): CallKind | undefined {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return { form: 'load', isPromise: true };
  if (ts.isIdentifier(callee)) return loaders.has(callee.text) ? { form: 'load', isPromise: false } : undefined;
  if (ts.isCallExpression(callee)) return isCreateRequire(callee) ? { form: 'load', isPromise: false } : undefined;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const { expression } = callee;
  const name = callee.name.text;
  if (name === 'resolve') return isResolver(expression, loaders) ? { form: 'resolve' } : undefined;
  const isModuleRequire = name === 'require' && ts.isIdentifier(expression) && expression.text === 'module';
  if (isModuleRequire) return { form: 'load', isPromise: false };
  if (!isMocker(expression)) return undefined;
  if (MOCKS.includes(name)) return { form: 'mock' };
  if (LOADS.includes(name)) return { form: 'load', isPromise: false };
  return PROMISED_LOADS.includes(name) ? { form: 'load', isPromise: true } : undefined;
}

/** `createRequire(import.meta.url)('legacy')` */
function isCreateRequire({ expression }: ts.CallExpression): boolean {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(name) && name.text === 'createRequire';
}

function isResolver(node: ts.Expression, loaders: ReadonlySet<string>): boolean {
  return ts.isMetaProperty(node) || (ts.isIdentifier(node) && loaders.has(node.text));
}

const LOADER_NAME = /require|proxyquire|import_?(?:fresh|module|cjs|esm)/i;

/** `define(['legacy'], …)`, `proxyquire('legacy')`: what such a call does with the name is somebody else's. */
function readUnknownLoader(node: ts.CallExpression, choose: (specifier: string) => RuleChoice): ModuleUse | undefined {
  const { expression } = node;
  const callee = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  if (!ts.isIdentifier(callee)) return undefined;
  const names = (argument: ts.Node) => ts.isStringLiteralLike(argument) && choose(argument.text) !== null;
  const isList = callee.text === 'define' || callee.text === 'require';
  const lists = isList ? node.arguments.filter(ts.isArrayLiteralExpression) : [];
  const [first] = node.arguments;
  const isNamed = LOADER_NAME.test(callee.text) && first !== undefined && names(first);
  if (!isNamed && !lists.some(({ elements }) => elements.some(names))) return undefined;
  return { form: 'unsure', node, reason: `\`${callee.text}\` may load the module in a way of its own` };
}

/** `jest`, `vi`, and chains such as `jest.unmock('a').mock('b')`. */
function isMocker(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return MOCKERS.includes(node.text);
  return (
    ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && isMocker(node.expression.expression)
  );
}

function isDynamicImport(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

function isMockArgument(node: ts.CallExpression, loaders: ReadonlySet<string>): boolean {
  const { parent } = node;
  return (
    isDynamicImport(node) &&
    ts.isCallExpression(parent) &&
    parent.arguments[0] === node &&
    callKind(parent.expression, loaders)?.form === 'mock'
  );
}

/** Whether a part of a computed specifier names the module: `'lodash/' + name`; `require.resolve('lodash')` is a use itself. */
function isComputedFrom(
  node: ts.Node,
  loaders: ReadonlySet<string>,
  choose: (specifier: string) => RuleChoice,
): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
    const text = node.text.replace(/\/$/, '');
    return text !== '' && choose(text) !== null;
  }
  if (ts.isCallExpression(node) && callKind(node.expression, loaders) !== undefined) return false;
  return ts.forEachChild(node, (child) => isComputedFrom(child, loaders, choose) || undefined) ?? false;
}
