import type { ReportedSession } from '../dialects/reader';
import type { Diagnostic } from '../model/diagnostic';
import type { RequirementDocument } from '../model/document';
import type { Requirement } from '../model/requirement';
import type { ContextEffect } from '../plan/plan';

/** A file that is no requirement document, and why. */
export interface IgnoredFile {
  readonly file: string;
  readonly reason: string;
}

/** What was understood of a directory's documents; each list is sorted, whatever order the files came in. */
export interface Analysis {
  readonly documents: readonly RequirementDocument[];
  readonly requirements: readonly Requirement[];
  readonly sessions: readonly ReportedSession[];
  readonly ignored: readonly IgnoredFile[];
  /** What the context file made of kinds and areas. */
  readonly effects: readonly ContextEffect[];
  readonly diagnostics: readonly Diagnostic[];
}
