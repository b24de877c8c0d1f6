import { CATALOGUE, type ErrorCode } from '../errors/catalogue';

/** A place in a file: `line` counts from 1 and is `null` where the whole file is meant. */
export interface Place {
  /** Relative to the directory that is analyzed, with `/`. */
  readonly file: string;
  readonly line: number | null;
}

export type Severity = 'error' | 'warning' | 'info';

/** One thing that a person should know, with what was found, where, and how to mend it. */
export interface Diagnostic {
  readonly code: ErrorCode;
  readonly severity: Severity;
  readonly file: string | null;
  readonly line: number | null;
  /** What was found and what was expected, in one or two sentences. */
  readonly message: string;
  /** What to do about it. */
  readonly mend: string;
}

/** Makes a diagnostic; its severity and mend come from the catalogue, so that code and docs say the same. */
export function diagnose(code: ErrorCode, place: Place | null, message: string): Diagnostic {
  const { severity, mend } = CATALOGUE[code];
  return { code, severity, file: place?.file ?? null, line: place?.line ?? null, message, mend };
}

/** Sorts by file, line, code and message, so that the same input prints the same list. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = (d: Diagnostic) => [d.file ?? '', String(d.line ?? 0).padStart(9, '0'), d.code, d.message].join('\0');
  return [...diagnostics].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
