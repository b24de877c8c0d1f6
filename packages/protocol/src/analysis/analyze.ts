import { NO_GUIDANCE, type Guidance } from '../context/guidance';
import { showFound } from '../errors/show-found';
import type { Assembled, DialectReader, Reading } from '../dialects/reader';
import { diagnose, sortDiagnostics, type Diagnostic } from '../model/diagnostic';
import type { SourceText } from '../model/document';
import type { Requirement } from '../model/requirement';
import { compareText } from '../plan/compare-ids';
import type { Analysis, IgnoredFile } from './analysis';
import { applyMappings } from './apply-mappings';
import { decodeText } from './decode-text';

/** A file as it lies on disk; `file` is relative to the analyzed directory, with `/`. */
export interface SourceFile {
  readonly file: string;
  readonly content: Uint8Array;
}

export interface AnalyzeOptions {
  /** Asked in this order: the first that knows a file has it. */
  readonly readers: readonly DialectReader[];
  /** Its kinds and areas correct what documents state. */
  readonly guidance?: Guidance;
}

/**
 * Reads documents of any dialect and builds requirements from them. The result does not depend on the order of the
 * files, and never throws: a reader's failure is a diagnostic of that file, and the rest is read.
 */
export function analyzeDocuments(sources: readonly SourceFile[], { readers, guidance }: AnalyzeOptions): Analysis {
  const sorted = [...sources].sort((a, b) => compareText(a.file, b.file));
  const read = readFiles(sorted, readers);
  const assembled = readers.map((reader) => assembleReadings(reader, read.readings.get(reader) ?? []));
  const documents = collectDocuments(read.readings, assembled);
  const mapped = applyMappings(
    assembled.flatMap(({ requirements }) => requirements),
    documents,
    guidance ?? NO_GUIDANCE,
  );
  const unique = dropRepeatedIds(mapped.requirements);
  return {
    documents,
    requirements: unique.requirements,
    sessions: assembled.flatMap(({ sessions }) => sessions).sort((a, b) => compareText(a.file, b.file)),
    ignored: read.ignored,
    effects: mapped.effects,
    diagnostics: sortDiagnostics([
      ...read.diagnostics,
      ...assembled.flatMap(({ diagnostics }) => diagnostics),
      ...mapped.diagnostics,
      ...unique.diagnostics,
    ]),
  };
}

interface ReadFiles {
  readonly readings: ReadonlyMap<DialectReader, readonly Reading<unknown>[]>;
  readonly ignored: readonly IgnoredFile[];
  readonly diagnostics: readonly Diagnostic[];
}

function readFiles(sources: readonly SourceFile[], readers: readonly DialectReader[]): ReadFiles {
  const readings = new Map<DialectReader, Reading<unknown>[]>(readers.map((reader) => [reader, []]));
  const ignored: IgnoredFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { file, content } of sources) {
    const decoded = decodeText(content);
    if ('reason' in decoded) {
      ignored.push({ file, reason: decoded.reason });
      if (/\.(?:md|json)$/i.test(file)) diagnostics.push(reportNoText(file, decoded.reason));
      continue;
    }
    const source = { file, text: decoded.text };
    try {
      const claimed = claimSource(source, readers);
      if ('reason' in claimed) {
        ignored.push({ file, reason: claimed.reason });
        continue;
      }
      const reading = claimed.reader.read(source);
      readings.get(claimed.reader)?.push(reading);
      diagnostics.push(...reading.diagnostics);
    } catch (error) {
      ignored.push({ file, reason: 'reading it failed' });
      diagnostics.push(reportFailure(file, 'reading this file', error));
    }
  }
  return { readings, ignored, diagnostics };
}

function claimSource(
  source: SourceText,
  readers: readonly DialectReader[],
): { reader: DialectReader } | { reason: string } {
  for (const reader of readers) {
    const claim = reader.claim(source);
    if (claim !== null) return claim.take ? { reader } : { reason: claim.reason };
  }
  return { reason: 'neither its place nor its form is that of a known dialect' };
}

function assembleReadings(reader: DialectReader, readings: readonly Reading<unknown>[]): Assembled {
  if (readings.length === 0) return { requirements: [], sessions: [], diagnostics: [] };
  try {
    return reader.assemble(readings);
  } catch (error) {
    const what = `building requirements from the ${reader.dialect} documents`;
    const failure = reportFailure(readings[0]?.document.file ?? null, what, error);
    return { requirements: [], sessions: [], diagnostics: [failure] };
  }
}

/** A document that a reader completed takes the place of the one it was read as. */
function collectDocuments(readings: ReadFiles['readings'], assembled: readonly Assembled[]): Analysis['documents'] {
  const byFile = new Map([...readings.values()].flat().map(({ document }) => [document.file, document]));
  for (const document of assembled.flatMap(({ documents }) => documents ?? [])) byFile.set(document.file, document);
  return [...byFile.values()].sort((a, b) => compareText(a.file, b.file));
}

/** Keeps the first of several requirements with one id, by file and line. */
function dropRepeatedIds(all: readonly Requirement[]): { requirements: Requirement[]; diagnostics: Diagnostic[] } {
  const first = new Map<string, Requirement>();
  const diagnostics: Diagnostic[] = [];
  for (const requirement of [...all].sort(compareSources)) {
    const { id, source } = requirement;
    const earlier = first.get(id)?.source;
    if (earlier) {
      const message = `The id ${showFound(id)} stands at ${source.file}:${source.line} and at ${earlier.file}:${earlier.line}; expected it once.`;
      diagnostics.push(diagnose('NXP-111', source, message));
    } else first.set(id, requirement);
  }
  return { requirements: [...first.values()], diagnostics };
}

function compareSources(a: Requirement, b: Requirement): number {
  return compareText(a.source.file, b.source.file) || a.source.line - b.source.line || compareText(a.id, b.id);
}

function reportNoText(file: string, reason: string): Diagnostic {
  return diagnose(
    'NXP-112',
    { file, line: null },
    `The file is not read: ${reason}; expected UTF-8 text of at most 5 MB.`,
  );
}

function reportFailure(file: string | null, what: string, error: unknown): Diagnostic {
  const cause = showFound(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return diagnose(
    'NXP-001',
    file === null ? null : { file, line: null },
    `A bug of nx-provisioner: ${what} failed with ${cause}.`,
  );
}
