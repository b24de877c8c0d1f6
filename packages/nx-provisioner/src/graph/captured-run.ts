/** The environment variable that names the file to capture into: absolute, one file for each run of Nx. */
export const EVIDENCE_VARIABLE = 'NX_PROVISIONER_EVIDENCE';

/** How many of the last lines of a failed task's output are kept. */
export const OUTPUT_TAIL_LINES = 60;

/** One task as Nx reported it; nothing is interpreted yet. */
export interface CapturedTask {
  readonly id: string;
  readonly project: string;
  readonly target: string;
  readonly configuration: string | null;
  readonly hash: string | null;
  /** Nx's own word: `success`, `failure`, `skipped`, `stopped`, `local-cache`, `local-cache-kept-existing`, `remote-cache`. */
  readonly status: string;
  readonly code: number | null;
  /** Milliseconds since 1970. */
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** SHA-256 of the whole output, `null` where Nx kept none. */
  readonly outputDigest: string | null;
  /** The last lines of a failed task's output as they were printed, control characters included. */
  readonly outputTail: readonly string[];
}

/** What the hook writes for one run of Nx. */
export interface CapturedRun {
  readonly format: 1;
  readonly startTime: number;
  readonly endTime: number;
  /** Sorted by id. */
  readonly tasks: readonly CapturedTask[];
}
