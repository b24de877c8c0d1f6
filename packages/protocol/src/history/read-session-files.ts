import { diagnose, type Diagnostic } from '../model/diagnostic';
import { parseRecord } from '../session/read-record';
import type { SessionRecord } from '../session/record';
import { parseSessionFileName, sessionFileName } from '../session/session-name';

export interface SessionFile {
  /** Relative to the analyzed directory, with `/`. */
  readonly file: string;
  readonly text: string;
}

export interface RecordFile {
  readonly file: string;
  readonly record: SessionRecord;
}

export interface SessionFiles {
  /** By number, then by timestamp: two branches may both have a session of one number. */
  readonly records: readonly RecordFile[];
  /** Markdown that no record stands beside, sorted by file. */
  readonly markdown: readonly SessionFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Tells records from Markdown that has none; a record that cannot be read is a diagnostic, and its Markdown is not asked. */
export function readSessionFiles(files: readonly SessionFile[]): SessionFiles {
  const records: RecordFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const recorded = new Set<string>();
  for (const { file, text } of files) {
    const name = parseSessionFileName(file);
    if (name?.extension !== 'json') continue;
    recorded.add(withoutExtension(file));
    const read = parseRecord(file, text);
    if ('diagnostics' in read) diagnostics.push(...read.diagnostics);
    else if (read.record.session.timestamp !== name.timestamp) diagnostics.push(reportName(file, read.record));
    else records.push({ file, record: read.record });
  }
  const markdown = files.filter(({ file }) => file.endsWith('.md') && !recorded.has(withoutExtension(file)));
  return {
    records: records.sort(compareRecords),
    markdown: [...markdown].sort((a, b) => compare(a.file, b.file)),
    diagnostics,
  };
}

function reportName(file: string, { session }: SessionRecord): Diagnostic {
  const expected = sessionFileName(session.timestamp, 'json');
  const message = `The record says that it is the session of ${session.timestamp}; the file should be called ${expected}.`;
  return diagnose('NXP-303', { file, line: null }, message);
}

function compareRecords(a: RecordFile, b: RecordFile): number {
  const [one, other] = [a.record.session, b.record.session];
  return one.number - other.number || compare(one.timestamp, other.timestamp) || compare(a.file, b.file);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const withoutExtension = (file: string): string => file.replace(/\.[^./]*$/, '');
