import type { Diagnostic } from '../model/diagnostic';
import type { Dialect, RequirementDocument, SourceText } from '../model/document';
import type { Requirement } from '../model/requirement';

/** What a reader says of a file: it reads it, it knows it and leaves it out, or (`null`) it is not its kind. */
export type Claim = { readonly take: true } | { readonly take: false; readonly reason: string } | null;

/** A document with what its dialect needs to build requirements from it. */
export interface Reading<Facts> {
  readonly document: RequirementDocument;
  readonly facts: Facts;
  readonly diagnostics: readonly Diagnostic[];
}

/** What an earlier session written by someone else says of itself. */
export interface ReportedSession {
  readonly file: string;
  readonly id: string;
  readonly status: string | null;
  readonly completed: readonly string[];
  readonly blocked: readonly string[];
  readonly outstanding: readonly string[];
}

export interface Assembled {
  readonly requirements: readonly Requirement[];
  /** Documents completed with what a neighbouring file states of them; they take the place of those that were read. */
  readonly documents?: readonly RequirementDocument[];
  readonly sessions: readonly ReportedSession[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One dialect: pure functions from text to facts, and from all its documents' facts to requirements. */
export interface DialectReader<Facts = unknown> {
  readonly dialect: Dialect;
  /** Decides by place and form, never by one word in the text. */
  claim(source: SourceText): Claim;
  read(source: SourceText): Reading<Facts>;
  /** Several documents may make one requirement; the readings come sorted by file. */
  assemble(readings: readonly Reading<Facts>[]): Assembled;
}
