export const KINDS = ['foundation', 'stabilization', 'expansion'] as const;
export type Kind = (typeof KINDS)[number];

/** The kinds that have lanes: foundation work is done by provision itself. */
export type LaneKind = Exclude<Kind, 'foundation'>;

/** From most to least urgent. */
export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** How far the document's own author says the work is; never believed, only shown. */
export type DeclaredStatus = 'proposed' | 'in-progress' | 'done' | 'blocked' | 'withdrawn';

/** One checkable sentence of a requirement. */
export interface AcceptanceCriterion {
  /** The document's own id for it, else `null`: the plan then numbers it. */
  readonly id: string | null;
  readonly text: string;
  /** The document's checkbox, for show: only a test's result says that a criterion is met. */
  readonly checked: boolean | null;
  /** The interface under whose heading the criterion stands: it then belongs to that contract's suite. */
  readonly contract: string | null;
  readonly line: number;
  /** The document that `line` counts in, where that is not the requirement's source. */
  readonly file?: string;
}

/** TypeScript that a document declares as a contract. */
export interface ContractBlock {
  readonly code: string;
  /** Line of the code's first line in the document. */
  readonly line: number;
}

/** Code that a document supplies for a library it provides: ```` ```ts file=src/money.ts ````. */
export interface SuppliedFile {
  readonly path: string;
  readonly code: string;
  /** Line of the code's first line in the document. */
  readonly line: number;
  /** Names the library where the requirement provides several: ```` ```ts library=money file=src/money.ts ````. */
  readonly library: string | null;
}

/** A legacy module and what takes its place. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  /** Legacy binding to modern binding, for example `{ default: 'dates' }`. */
  readonly imports: Readonly<Record<string, string>>;
  readonly line: number;
}

export interface Decision {
  readonly choice: string;
  readonly rationale: string;
}

/** One unit of wanted work, normalised from one or more documents. */
export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  /** `null` where no document states one; the plan then treats it as medium and says so. */
  readonly priority: Priority | null;
  readonly area: string;
  readonly owner: string | null;
  readonly status: DeclaredStatus | null;
  /** Ids, in the document's order, each once. */
  readonly dependsOn: readonly string[];
  /** Project names, paths or globs of existing projects that the requirement's lane owns. */
  readonly touches: readonly string[];
  readonly provides: { readonly shared: readonly string[]; readonly testing: readonly string[] };
  readonly acceptance: readonly AcceptanceCriterion[];
  /** What must stay as it is: each becomes a regression test. */
  readonly unchanged: readonly AcceptanceCriterion[];
  readonly contracts: readonly ContractBlock[];
  readonly files: readonly SuppliedFile[];
  readonly replaces: readonly Replacement[];
  readonly decisions: readonly Decision[];
  /** Questions that the document itself leaves open: the requirement waits for their answers. */
  readonly openQuestions: readonly { readonly text: string; readonly line: number; readonly file?: string }[];
  /** Ids that the order puts before this one without being dependencies, such as the workers before an `S-` stabilizer. */
  readonly after: readonly string[];
  /** The first paragraph under the title, for briefs; empty where there is none. */
  readonly summary: string;
  readonly source: { readonly file: string; readonly line: number };
}
