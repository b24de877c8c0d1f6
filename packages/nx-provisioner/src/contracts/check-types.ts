import { diagnose, type Diagnostic, type Place } from 'nx-provisioner-protocol';
import { ts } from 'ts-morph';
import { printPackageImports } from '../foundation/print-package-imports';
import { makePackageProgram, makePlainProgram } from './check-program';
import { formatPlace, type ContractIndex, type IndexedFile } from './contract-index';
import { findHidingNames, listForeignUses, readGlobalNames } from './language-names';
import { CHECKED_ROOT } from './package-host';
import type { CrossFileUses, ResolvedUse } from './resolve-names';
import type { WorkspacePackages } from './workspace-packages';

/** The contracts as the compiler knows them, for whoever has more questions about them. */
export interface CheckedContracts {
  /** The compiler's answers about a file of the index, and the file as it checked it. */
  readonly programOf: (file: IndexedFile) => {
    readonly checker: ts.TypeChecker;
    readonly source: ts.SourceFile | undefined;
  };
  readonly diagnostics: readonly Diagnostic[];
}

/** An import or a declaration within the checked text. */
interface Segment {
  readonly kind: 'import' | 'declaration';
  readonly place: Place & { readonly line: number };
  /** From 0, in the checked text. */
  readonly line: number;
}

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

/** "… is declared but never used": of an import, that is no error, since the written file leaves it out. */
const UNUSED = new Set([6133, 6192, 6196, 6198]);

/**
 * Typechecks all contracts together under `strict`, in memory, with the language's own library and nothing else. Those
 * that import from packages, directly or through others, are checked in a program of their own that sees what is
 * installed, so that the globals of a package mean nothing to any other contract. Files with errors of their own are
 * left out of the report, since what follows from those errors is no news.
 */
export function checkTypes(index: ContractIndex, uses: CrossFileUses, packages: WorkspacePackages): CheckedContracts {
  const importing = findImporting(index, uses);
  const plain = index.files.filter((file) => !importing.has(file));
  const context = { index, uses };
  const plainProgram = makePlainProgram(writeTexts(plain, uses));
  const alone = checkFiles(plain, plainProgram, context);
  if (importing.size === 0) return alone;
  const program = makePackageProgram(writeTexts(index.files, uses), packages, plainProgram);
  const together = checkFiles([...importing], program, context);
  return {
    programOf: (file) => (importing.has(file) ? together : alone).programOf(file),
    diagnostics: [...alone.diagnostics, ...together.diagnostics],
  };
}

/** The files with imports from packages, and all that use one of them. */
function findImporting({ files }: ContractIndex, uses: CrossFileUses): ReadonlySet<IndexedFile> {
  const found = new Set(files.filter(({ imports }) => imports.length > 0));
  if (found.size === 0) return found;
  const users = new Map<IndexedFile, Set<IndexedFile>>();
  for (const { from, target } of [...uses.values()].flat()) {
    users.set(target.file, (users.get(target.file) ?? new Set()).add(from));
  }
  for (const file of found) for (const user of users.get(file) ?? []) found.add(user);
  return found;
}

interface CheckContext {
  readonly index: ContractIndex;
  readonly uses: CrossFileUses;
}

function checkFiles(
  files: readonly IndexedFile[],
  program: ts.Program,
  { index, uses }: CheckContext,
): CheckedContracts {
  const checker = program.getTypeChecker();
  const programOf = (file: IndexedFile) => ({ checker, source: program.getSourceFile(pathOf(file)) });
  const names = readGlobalNames(program);
  const diagnostics = files.flatMap((file) => {
    const { source } = programOf(file);
    if (source === undefined || file.broken) return [];
    const crossing = new Set(uses.get(file)?.map(({ use }) => use.name));
    const context = { source, file, segments: writeText(file, uses.get(file) ?? []).places, index };
    return [
      ...program.getSemanticDiagnostics(source).flatMap((found) => translate(found, context)),
      ...listForeignUses(file, crossing, names).map(({ name, place }) =>
        diagnose('NXP-500', place, describeUnknown(name, file, index)),
      ),
    ];
  });
  return { programOf, diagnostics: [...diagnostics, ...findHidingNames(files, names)] };
}

function pathOf({ area, name }: IndexedFile): string {
  return `${CHECKED_ROOT}/${folderOf(area)}/${name}.ts`;
}

const folderOf = (area: string): string => encodeURIComponent(area);

function writeTexts(files: readonly IndexedFile[], uses: CrossFileUses): ReadonlyMap<string, string> {
  return new Map(files.map((file) => [pathOf(file), writeText(file, uses.get(file) ?? []).text]));
}

/** One line of imports of contracts, those from packages, then the declarations with their document's line breaks. */
function writeText(file: IndexedFile, uses: readonly ResolvedUse[]): { text: string; places: Segment[] } {
  const imports = new Map<string, string>();
  for (const { use, target } of uses) {
    const module = `../${folderOf(target.file.area)}/${target.file.name}.js`;
    const statement = `import ${use.asValue ? '' : 'type '}{ ${use.name} } from '${module}';`;
    if (use.asValue || !imports.has(use.name)) imports.set(use.name, statement);
  }
  const lines = [[...imports.values()].join(' ')];
  const places: Segment[] = [];
  for (const each of file.imports) {
    places.push({ kind: 'import', place: each.place, line: lines.length });
    lines.push(...printPackageImports([each]));
  }
  for (const { place, text } of file.declarations) {
    places.push({ kind: 'declaration', place, line: lines.length });
    lines.push(...text.split('\n'));
  }
  return { text: lines.join('\n'), places };
}

interface TranslationContext {
  readonly source: ts.SourceFile;
  readonly file: IndexedFile;
  readonly segments: readonly Segment[];
  readonly index: ContractIndex;
}

function translate(found: ts.Diagnostic, { source, file, segments, index }: TranslationContext): Diagnostic[] {
  const { start = 0, length = 0, code } = found;
  const { line } = source.getLineAndCharacterOfPosition(start);
  const segment = segments.findLast((candidate) => candidate.line <= line) ?? segments[0];
  if (segment?.kind === 'import' && UNUSED.has(code)) return [];
  const place = segment && placeOf(line, segment);
  const name = source.text.slice(start, start + length);
  if (UNKNOWN_NAME.has(code)) return [diagnose('NXP-500', place ?? null, describeUnknown(name, file, index))];
  const text = ts
    .flattenDiagnosticMessageText(found.messageText, ' ')
    .replace(/\s+/g, ' ')
    .replace(/import\("[^"]*"(?:, \{[^}]*\})?\)\./g, '')
    .replaceAll(`${CHECKED_ROOT}/node_modules/`, '');
  const errorCode = RESERVED_NAME.has(code) ? 'NXP-508' : 'NXP-510';
  return [diagnose(errorCode, place ?? null, `${text} (in the contract of ${file.requirement.id})`)];
}

function placeOf(line: number, segment: Segment): Place {
  return { file: segment.place.file, line: segment.place.line + Math.max(0, line - segment.line) };
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
