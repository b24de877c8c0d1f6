import type { AcceptanceCriterion, ContractBlock, Requirement } from '../../model/requirement';
import type { DependencyReference } from './references';

/** What is kept of a family document to build requirements and sessions from. */
export type FamilyFacts = RequirementFacts | IndexFacts | SessionFacts | { readonly kind: 'analysis' };

export interface RequirementFacts {
  readonly kind: 'requirement';
  readonly owner: string | null;
  /** Whether the document speaks of dependencies at all, be it to say `None`. */
  readonly statesDependencies: boolean;
  readonly dependencies: readonly DependencyReference[];
  readonly acceptance: readonly AcceptanceCriterion[];
  readonly contracts: readonly ContractBlock[];
  readonly openQuestions: Requirement['openQuestions'];
  readonly summary: string;
  /** Line of the title. */
  readonly line: number;
}

/** One entry of a cycle index. */
export interface IndexEntry {
  /** A requirement's id, or a session file's name as the index gives it. */
  readonly subject: string;
  readonly type: 'requirement' | 'session';
  /** As written, without brackets and marks; `null` where the entry has none. */
  readonly status: string | null;
  readonly priority: string | null;
  /** `null` where the entry says nothing of dependencies. */
  readonly dependencies: readonly DependencyReference[] | null;
  readonly line: number;
}

export interface IndexFacts {
  readonly kind: 'cycle-index';
  readonly entries: readonly IndexEntry[];
}

export interface SessionFacts {
  readonly kind: 'session';
  /** Ids of the requirements that the session names as its own. */
  readonly requirements: readonly string[];
  readonly completed: readonly string[];
  readonly blocked: readonly string[];
  readonly outstanding: readonly string[];
}
