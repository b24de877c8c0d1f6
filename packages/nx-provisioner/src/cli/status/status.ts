import type { Diagnostic, RequirementRecord, TestCounts } from 'nx-provisioner-protocol';

/** Where a workspace stands; `status --json` prints it as it is. */
export interface Status {
  readonly workspace: {
    readonly name: string;
    /** Absolute; `null` for a folder outside of every Nx workspace. */
    readonly root: string | null;
    /** Absolute: the folder that holds the documents. */
    readonly directory: string;
    /** nx.json lists the plugin. */
    readonly isSetUp: boolean;
  };
  /** The last session; `null` before the first. */
  readonly session: SessionStatus | null;
  readonly ready: boolean;
  /** Why workers may not start. */
  readonly reasons: readonly Pick<Diagnostic, 'code' | 'message' | 'mend'>[];
  readonly states: Readonly<Record<RequirementRecord['state'], number>>;
  readonly criteria: Progress;
  readonly requirements: readonly RequirementStatus[];
  readonly lanes: readonly LaneStatus[];
  /** Oldest first. */
  readonly sessions: readonly SessionStatus[];
  readonly documents: {
    readonly requirements: number;
    /** Ids that the last session does not know. */
    readonly unplanned: readonly string[];
    readonly errors: number;
    readonly warnings: number;
  };
  readonly next: readonly NextStep[];
}

export interface Progress {
  readonly met: number;
  readonly failed: number;
  readonly total: number;
}

export interface RequirementStatus {
  readonly id: string;
  readonly title: string;
  readonly kind: RequirementRecord['kind'];
  readonly priority: RequirementRecord['priority'];
  readonly state: RequirementRecord['state'];
  readonly lane: string | null;
  /** Why no lane has it. */
  readonly reason: string | null;
  readonly criteria: Progress;
}

export interface LaneStatus {
  readonly name: string;
  /** From the plugin's options in nx.json, else from the documents. */
  readonly owners: readonly string[];
  readonly wave: number;
  readonly after: readonly string[];
  readonly requirements: readonly string[];
  readonly criteria: Progress;
  /** Absolute; where the lane is worked on. */
  readonly worktree: string | null;
  readonly lastChange: { readonly at: string; readonly subject: string } | null;
}

export interface SessionStatus {
  readonly number: number | null;
  readonly timestamp: string | null;
  readonly outcome: string;
  readonly file: string;
  readonly tests: TestCounts | null;
}

/** What to do now, the most urgent first. */
export interface NextStep {
  readonly command: string;
  readonly why: string;
}
