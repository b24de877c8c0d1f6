import { diagnose, type ContractBlock, type Diagnostic, type Place, type Requirement } from 'nx-provisioner-protocol';
import { ts } from 'ts-morph';
import type { ContractDeclaration } from './contract-model';
import { findForbidden, isContract, shorten, type ContractNode } from './find-forbidden';
import { findNameUses } from './find-name-uses';
import type { PackageCatalog } from './package-catalog';
import { listBoundNames } from './parse-imports';
import type { ParsedBlock, ParsedDeclaration, ParsedImport } from './parsed-contract';

const printer = ts.createPrinter({ removeComments: true });

/** Reads one contract block; everything that has no place in a contract becomes a diagnostic with the document's line. */
export function parseBlock(
  block: ContractBlock,
  requirement: Requirement,
  catalog: PackageCatalog,
): { block: ParsedBlock; diagnostics: Diagnostic[] } {
  const source = parse(block.code);
  if (source === null) {
    const place = { file: requirement.source.file, line: block.line };
    const message = `The contract of ${requirement.id} is nested more than ${MAX_DEPTH} levels deep; expected types that a person can read.`;
    return {
      block: { requirement, declarations: [], imports: [], broken: true },
      diagnostics: [diagnose('NXP-501', place, message)],
    };
  }
  const placeAt = (position: number) => ({
    file: requirement.source.file,
    line: block.line + source.getLineAndCharacterOfPosition(position).line,
  });
  const { imports, diagnostics: importErrors } = readImports(source, placeAt, catalog);
  const diagnostics = [
    ...findInvisible(block.code).map((position) =>
      diagnose(
        'NXP-501',
        placeAt(position),
        `A character that is not shown stands here (in the contract of ${requirement.id}); expected an escape such as \\u202e in its place, or none.`,
      ),
    ),
    ...syntaxErrors(source).map(({ start, messageText }) =>
      diagnose(
        'NXP-501',
        placeAt(start),
        `${ts.flattenDiagnosticMessageText(messageText, '\n')} (in the contract of ${requirement.id})`,
      ),
    ),
    ...source.statements
      .flatMap(findForbidden)
      .map(({ code, node, message }) => diagnose(code, placeAt(node.getStart(source)), message)),
    ...importErrors,
  ];
  const declarations = source.statements.filter(isContract).map((node) => describeDeclaration(node, source, placeAt));
  return { block: { requirement, declarations, imports, broken: diagnostics.length > 0 }, diagnostics };
}

/** Levels of the syntax tree, of which a type within a type takes about three. */
const MAX_DEPTH = 400;

/** `null` where the code is nested so deep that a compiler's recursion could end on it. */
function parse(code: string): ts.SourceFile | null {
  try {
    const source = ts.createSourceFile('contract.ts', code, ts.ScriptTarget.ES2022, true);
    return isDeep(source) ? null : source;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Level by level, since recursion would meet the same end. */
function isDeep(source: ts.SourceFile): boolean {
  let level: ts.Node[] = [source];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    const below: ts.Node[] = [];
    for (const node of level) ts.forEachChild(node, (child) => void below.push(child));
    level = below;
  }
  return false;
}

/** Where code could read other than it runs: controls other than blanks, and marks that turn the direction of text. */
function findInvisible(code: string): number[] {
  return [...code.matchAll(/[^\P{Cc}\t\r\n]|[\p{Bidi_Control}\u2028\u2029]/gu)].map(({ index }) => index);
}

/** The parser keeps its errors on the file; the public way to them is a whole program for each block. */
function syntaxErrors(source: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (source as unknown as { readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics;
}

type PlaceAt = (position: number) => Place & { line: number };

/** The imports of the forms that contracts may have, each of a package that the workspace knows. */
function readImports(
  source: ts.SourceFile,
  placeAt: PlaceAt,
  catalog: PackageCatalog,
): { imports: ParsedImport[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const imports = source.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const module = statement.moduleSpecifier;
    if (!ts.isStringLiteral(module) || findForbidden(statement).length > 0) return [];
    const found = catalog.find(module.text);
    if (typeof found === 'string') {
      const message = `The contract imports ${shorten(module.getText(source))}, ${found}`;
      diagnostics.push(diagnose('NXP-503', placeAt(statement.getStart(source)), message));
      return [];
    }
    return listBoundNames(statement).map(({ name, imported, node }) => ({
      specifier: module.text,
      package: found.name,
      range: found.range,
      name,
      imported,
      place: placeAt(node.getStart(source)),
    }));
  });
  return { imports, diagnostics };
}

function describeDeclaration(node: ContractNode, source: ts.SourceFile, placeAt: PlaceAt): ParsedDeclaration {
  const start = startAfterDropped(node, source);
  const comments = commentsAbove(node, source);
  const typeParameters = ts.isEnumDeclaration(node) ? [] : [...(node.typeParameters ?? [])];
  const bounds = typeParameters.map((parameter) => boundOf(parameter, typeParameters));
  return {
    name: node.name.text,
    kind: kindOf(node),
    comments: comments.map((comment) => `${comment}\n`).join(''),
    documented: comments.some((comment) => comment.startsWith('/**')),
    text: `${ts.isClassDeclaration(node) ? 'export declare' : 'export'} ${block(source, start, node.end)}`,
    place: placeAt(start),
    signature: printSignature(node, source),
    typeParameters: inBrackets(typeParameters.map(printParameter)),
    typeArguments: inBrackets(typeParameters.map(({ name }) => name.text)),
    ...(bounds.length === 0 ? {} : { typeBounds: inBrackets(bounds) }),
    boundNames: findBoundNames(typeParameters, typeParameters),
    typeBoundNames: findBoundNames(
      typeParameters.flatMap(({ constraint }, index) => (constraint && bounds[index] !== 'never' ? [constraint] : [])),
      typeParameters,
    ),
    uses: findNameUses(node).map(({ identifier, asValue }) => ({
      name: identifier.text,
      place: placeAt(identifier.getStart(source)),
      asValue,
    })),
    declaresMethod: ts.isInterfaceDeclaration(node) && node.members.some(isMethod),
  };
}

function block(source: ts.SourceFile, start: number, end: number): string {
  return source.text.slice(start, end).replaceAll('\r\n', '\n');
}

function kindOf(node: ContractNode): ContractDeclaration['kind'] {
  if (ts.isInterfaceDeclaration(node)) return 'interface';
  if (ts.isTypeAliasDeclaration(node)) return 'type';
  return ts.isEnumDeclaration(node) ? 'enum' : 'class';
}

/**
 * Where the declaration begins after `export` and `declare`, which the written file has or leaves out by itself, and
 * after an enum's `const`: a library that exports `const enum` breaks whoever compiles file by file.
 */
function startAfterDropped(node: ContractNode, source: ts.SourceFile): number {
  const dropped = node.modifiers?.filter(isDropped).at(-1);
  if (dropped === undefined) return node.getStart(source);
  return dropped.end + (/^\s*/.exec(source.text.slice(dropped.end))?.[0].length ?? 0);
}

function isDropped({ kind }: ts.ModifierLike): boolean {
  return [ts.SyntaxKind.ExportKeyword, ts.SyntaxKind.DeclareKeyword, ts.SyntaxKind.ConstKeyword].includes(kind);
}

/** Comments that people read; directives to compilers and linters are not taken over into generated files. */
function commentsAbove(node: ts.Node, source: ts.SourceFile): string[] {
  return (ts.getLeadingCommentRanges(source.text, node.pos) ?? [])
    .map(({ pos, end }) => block(source, pos, end))
    .filter((comment) => !/^\/\/\/|@ts-|eslint-|prettier-ignore/.test(comment));
}

function isMethod(member: ts.TypeElement): boolean {
  return (
    ts.isMethodSignature(member) || (ts.isPropertySignature(member) && member.type?.kind === ts.SyntaxKind.FunctionType)
  );
}

function printSignature(node: ContractNode, source: ts.SourceFile): string {
  return printer
    .printNode(ts.EmitHint.Unspecified, node, source)
    .replace(/^(?:(?:export|declare|const)\s+)+/, '')
    .replace(/^( {4})+/gm, (indent) => ' '.repeat(indent.length / 2));
}

/** Without `in` and `out`, which functions don't have. */
function printParameter({ name, constraint, default: fallback }: ts.TypeParameterDeclaration): string {
  return [name.text, constraint && `extends ${constraint.getText()}`, fallback && `= ${fallback.getText()}`]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** A type that fits the parameter; `never` fits where the bound depends on another parameter. */
function boundOf({ constraint }: ts.TypeParameterDeclaration, all: readonly ts.TypeParameterDeclaration[]): string {
  if (constraint === undefined) return 'unknown';
  const uses = findNameUses(constraint).map(({ identifier }) => identifier.text);
  return all.some(({ name }) => uses.includes(name.text)) ? 'never' : constraint.getText();
}

function findBoundNames(nodes: readonly ts.Node[], all: readonly ts.TypeParameterDeclaration[]): string[] {
  const own = all.map(({ name }) => name.text);
  const used = nodes.flatMap((node) => findNameUses(node).map(({ identifier }) => identifier.text));
  return [...new Set(used)].filter((name) => !own.includes(name));
}

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `<${parts.join(', ')}>`;
}
