import { diagnose, type Diagnostic, type Place } from 'nx-provisioner-protocol';
import { Project, ts } from 'ts-morph';
import { formatPlace, type ContractIndex, type IndexedFile } from './contract-index';
import type { ParsedDeclaration } from './parsed-contract';
import type { CrossFileUses, ResolvedUse } from './resolve-names';

/** The contracts as one program, for whoever has more questions about them. */
export interface CheckedContracts {
  readonly checker: ts.TypeChecker;
  /** The program's file for a file of the index. */
  readonly sourceOf: (file: IndexedFile) => ts.SourceFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A declaration within the checked text. */
interface Segment {
  readonly declaration: ParsedDeclaration;
  /** From 0, in the checked text. */
  readonly line: number;
}

const GLOBALS = '/globals.ts';

/** The compiler's codes for names that it can't find, its guesses at another library or a missing package included. */
const UNKNOWN_NAME = new Set([2304, 2318, 2503, 2552, 2580, 2582, 2583, 2584, 2591, 2592, 2593, 2867, 2868]);

/** "… name cannot be 'string'": interfaces, type aliases, classes, enums. */
const RESERVED_NAME = new Set([2414, 2427, 2431, 2457]);

/** Names that look global because Node or a browser has them, with what to write instead. */
const HINTS: Readonly<Record<string, string>> = {
  Buffer: 'use Uint8Array',
  NodeJS: 'declare what the contract needs as an interface',
  AbortSignal: 'declare an interface with the members that the contract needs',
  URL: 'use string',
  Readable: 'use AsyncIterable<Uint8Array>',
  ReadableStream: 'use AsyncIterable<Uint8Array>',
};

/**
 * Typechecks all contracts together under `strict`, in memory, with the language's own library and nothing else.
 * Files with errors of their own are left out of the report, since what follows from those errors is no news.
 */
export function checkTypes(index: ContractIndex, uses: CrossFileUses): CheckedContracts {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      strict: true,
      noUnusedLocals: true,
      isolatedModules: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
      lib: ['lib.es2022.d.ts'],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  });
  const segments = new Map<IndexedFile, Segment[]>();
  for (const file of index.files) {
    const { text, places } = writeText(file, uses.get(file) ?? []);
    segments.set(file, places);
    project.createSourceFile(pathOf(file), text, { overwrite: true });
  }
  project.createSourceFile(GLOBALS, '');
  const program = project.getProgram().compilerObject;
  const checker = program.getTypeChecker();
  const sourceOf = (file: IndexedFile) => program.getSourceFile(pathOf(file));
  const diagnostics = index.files.flatMap((file) => {
    const source = sourceOf(file);
    if (source === undefined || file.broken) return [];
    return program
      .getSemanticDiagnostics(source)
      .map((found) => translate(found, source, file, segments.get(file) ?? [], index));
  });
  return { checker, sourceOf, diagnostics: [...diagnostics, ...findGlobalNames(index, checker, program)] };
}

function pathOf({ area, name }: IndexedFile): string {
  return `/${encodeURIComponent(area)}/${name}.ts`;
}

/** One line of imports, then the declarations, each with the line breaks of its document. */
function writeText(file: IndexedFile, uses: readonly ResolvedUse[]): { text: string; places: Segment[] } {
  const imports = new Map<string, string>();
  for (const { use, target } of uses) {
    const statement = `import ${use.asValue ? '' : 'type '}{ ${use.name} } from '..${pathOf(target.file).replace(/ts$/, 'js')}';`;
    if (use.asValue || !imports.has(use.name)) imports.set(use.name, statement);
  }
  const lines = [[...imports.values()].join(' ')];
  const places: Segment[] = [];
  for (const declaration of file.declarations) {
    places.push({ declaration, line: lines.length });
    lines.push(...declaration.text.split('\n'));
  }
  return { text: lines.join('\n'), places };
}

function translate(
  found: ts.Diagnostic,
  source: ts.SourceFile,
  file: IndexedFile,
  segments: readonly Segment[],
  index: ContractIndex,
): Diagnostic {
  const { start = 0, length = 0, code } = found;
  const place = placeOf(source.getLineAndCharacterOfPosition(start).line, segments);
  const name = source.text.slice(start, start + length);
  if (UNKNOWN_NAME.has(code)) return diagnose('NXP-500', place, describeUnknown(name, file, index));
  const text = ts
    .flattenDiagnosticMessageText(found.messageText, ' ')
    .replace(/\s+/g, ' ')
    .replace(/import\("[^"]*"\)\./g, '');
  return diagnose(
    RESERVED_NAME.has(code) ? 'NXP-508' : 'NXP-510',
    place,
    `${text} (in the contract of ${file.requirement.id})`,
  );
}

function placeOf(line: number, segments: readonly Segment[]): Place | null {
  const segment = segments.findLast((candidate) => candidate.line <= line) ?? segments[0];
  if (segment === undefined) return null;
  const { place } = segment.declaration;
  return { file: place.file, line: place.line + Math.max(0, line - segment.line) };
}

function describeUnknown(name: string, file: IndexedFile, index: ContractIndex): string {
  const elsewhere = [...index.areas].flatMap(([area, names]) => {
    const definition = names.get(name);
    return definition === undefined
      ? []
      : [`${definition.file.requirement.id} of area ${area} (${formatPlace(definition.declaration.place)})`];
  });
  if (elsewhere.length > 0) {
    return `${name} is defined by ${elsewhere.join(' and ')}, which ${file.requirement.id} does not depend on.`;
  }
  const hint = Object.hasOwn(HINTS, name)
    ? `; contracts know the types of the language only, none of Node or a browser: ${String(HINTS[name])}`
    : '';
  return `No document in reach of ${file.requirement.id} defines ${name}, and the language has no such type${hint}.`;
}

/** A contract that hides a type of the language would change what other lines of the same library mean. */
function findGlobalNames(index: ContractIndex, checker: ts.TypeChecker, program: ts.Program): Diagnostic[] {
  const globals = program.getSourceFile(GLOBALS);
  if (globals === undefined) return [];
  const meanings = [ts.SymbolFlags.Type, ts.SymbolFlags.Value, ts.SymbolFlags.Namespace];
  const symbols = meanings.flatMap((meaning) => checker.getSymbolsInScope(globals, meaning));
  const taken = new Set(symbols.map(({ name }) => name));
  return index.files
    .flatMap(({ declarations }) => declarations)
    .filter(({ name }) => taken.has(name))
    .map(({ name, place }) =>
      diagnose('NXP-508', place, `${name} is a name of the language; expected a name of your own.`),
    );
}
