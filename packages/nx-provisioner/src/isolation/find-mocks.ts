import ts from 'typescript';

import { parseSource, type SourceText } from './source-text';

const FUNCTIONS = [
  ...['mock', 'doMock', 'unmock', 'dontMock', 'setMock', 'unstable_mockModule', 'createMockFromModule'],
  ...['requireActual', 'requireMock', 'doUnmock', 'importActual', 'importMock', 'hoisted'],
];
const CALL = new RegExp(`\\b(?:jest|vi)\\s*\\.\\s*(?:[\\s\\S]{0,200}?\\.)?(?:${FUNCTIONS.join('|')})\\b`);
const NAMES = new Set(FUNCTIONS);

/** A module that a test double stands in for. */
export interface MockedModule {
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
}

/** The modules that `jest.mock`, `vi.mock` and their relatives name: neither lint nor the project graph sees them. */
export function findMocks(file: SourceText): MockedModule[] {
  if (!CALL.test(file.text)) return [];
  const source = parseSource(file);
  const found: MockedModule[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isMockFunction(node.expression)) {
      const specifier = readSpecifier(node.arguments[0]);
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      if (specifier !== null) found.push({ specifier, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `jest.mock`, and `jest.mock('a').mock` of a chain. */
function isMockFunction(callee: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(callee) || !NAMES.has(callee.name.text)) return false;
  let object = callee.expression;
  while (ts.isCallExpression(object) || ts.isPropertyAccessExpression(object)) object = object.expression;
  return ts.isIdentifier(object) && (object.text === 'jest' || object.text === 'vi');
}

/** A string, or `import('…')` as Vitest takes it. */
function readSpecifier(argument: ts.Expression | undefined): string | null {
  if (argument === undefined) return null;
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (ts.isCallExpression(argument) && argument.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return readSpecifier(argument.arguments[0]);
  }
  return null;
}
