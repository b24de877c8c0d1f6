/** The styles of requirement documents that can be read. */
export const DIALECTS = [
  'native',
  'protocol-family',
  'spec-kit',
  'openspec',
  'kiro',
  'task-master',
  'backlog-md',
] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What a document is, in its own dialect's words; only some become requirements. */
export type DocumentKind =
  | 'requirement'
  | 'requirements'
  | 'spec'
  | 'spec-delta'
  | 'change-proposal'
  | 'bugfix'
  | 'design'
  | 'plan'
  | 'tasks'
  | 'task'
  | 'task-list'
  | 'session'
  | 'cycle-index'
  | 'analysis';

/** A file's text, already decoded; `file` is relative to the analyzed directory, with `/`. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** One document: the facts as its author wrote them. What is not stated is `null`, never invented. */
export interface RequirementDocument {
  readonly file: string;
  readonly dialect: Dialect;
  readonly kind: DocumentKind;
  readonly id: string | null;
  readonly title: string | null;
  /** Verbatim: not translated, not lower-cased. */
  readonly declared: { readonly type: string | null; readonly priority: string | null; readonly status: string | null };
  /** `ref` is the normalised id, `null` where the text names none. */
  readonly dependencies: readonly { readonly ref: string | null; readonly raw: string }[];
  readonly subRequirements: readonly { readonly id: string | null; readonly title: string }[];
  readonly acceptance: readonly { readonly text: string; readonly checked: boolean | null }[];
  readonly tasks: readonly { readonly id: string | null; readonly title: string; readonly done: boolean | null }[];
}
