import type { AcceptanceCriterion, Kind, LaneKind, Priority, Requirement } from '../model/requirement';

/** An Nx project as the plan needs it. */
export interface WorkspaceProject {
  readonly name: string;
  /** Relative to the workspace root, with `/`; `.` for the root project. */
  readonly root: string;
  readonly tags: readonly string[];
}

/** A criterion with the id that its test carries: `BIL-002.1`, or `BIL-002.u1` for unchanged behaviour. */
export interface PlannedCriterion extends Omit<AcceptanceCriterion, 'id'> {
  readonly id: string;
  readonly type: 'acceptance' | 'unchanged';
  /** What it said in earlier sessions, where it has an id of its own and its text was changed since. */
  readonly formerTexts?: readonly string[];
}

/** Where a requirement's work is done; every requirement has exactly one placement. */
export type Placement =
  | { readonly type: 'lane'; readonly lane: string }
  | { readonly type: 'foundation' }
  | { readonly type: 'outstanding'; readonly reason: string };

export interface PlannedRequirement {
  readonly requirement: Requirement;
  /** The priority that the order used: the context's, else the document's, else medium. */
  readonly priority: Priority;
  readonly criteria: readonly PlannedCriterion[];
  /** From 1; `null` where the requirement is outstanding. */
  readonly wave: number | null;
  readonly placement: Placement;
}

/** What one worker owns. */
export interface Lane {
  /** `expansion/billing` */
  readonly name: string;
  readonly kind: LaneKind;
  readonly area: string;
  /** `lane:expansion/billing` */
  readonly tag: string;
  /** Ids in plan order. */
  readonly requirements: readonly string[];
  /** Existing projects that the lane owns, sorted by root; empty where it gets a library of its own. */
  readonly projects: readonly WorkspaceProject[];
  /** The earliest wave of its requirements. */
  readonly wave: number;
  /** Lanes that must be merged before this one may start, sorted. */
  readonly after: readonly string[];
  /** Areas whose contracts the lane builds on, its own first, the others sorted. */
  readonly contractAreas: readonly string[];
}

export interface Wave {
  readonly number: number;
  readonly requirements: readonly string[];
  readonly lanes: readonly string[];
}

/** One effect on the plan that nobody asked for in a requirement, named in the artifact. */
export interface ContextEffect {
  /** The context file, or the planner, which settles what the documents leave open. */
  readonly source: 'context' | 'plan';
  readonly subject: string;
  readonly effect: string;
  readonly line: number | null;
}

export interface OutstandingWork {
  readonly id: string;
  readonly title: string;
  readonly priority: Priority;
  readonly reason: string;
}

/** A session's scope as plain data: the same input gives the same plan to the byte. */
export interface Plan {
  /** In the order in which work is to be done. */
  readonly requirements: readonly PlannedRequirement[];
  readonly waves: readonly Wave[];
  /** In plan order. */
  readonly lanes: readonly Lane[];
  /** Areas that have contract blocks, with the requirements that declare them; sorted by area. */
  readonly contracts: readonly { readonly area: string; readonly requirements: readonly string[] }[];
  /** Shared libraries by name, sorted; `supplied` where a document gives code for it. */
  readonly shared: readonly {
    readonly name: string;
    readonly requirements: readonly string[];
    readonly supplied: boolean;
  }[];
  readonly outstanding: readonly OutstandingWork[];
  readonly effects: readonly ContextEffect[];
}

export type { Kind };
