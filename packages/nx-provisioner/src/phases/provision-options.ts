import type { SessionRecord } from 'nx-provisioner-protocol';

import type { Clock } from '../adapters/clock';
import type { Format } from './converge-workspace';
import { PHASES, type PhaseName, type ReportPhase } from './phase';
import type { ProjectFacts } from './plan';

/** What a user may ask of a run. */
export interface ProvisionOptions {
  /** The folder that holds ARTIFACTS, relative to the workspace root. @default '.' */
  readonly workspaceDirectory: string;
  /** Relative to the workspace root. */
  readonly contextFile?: string | undefined;
  /** Shows the plan and the changes, and writes nothing. */
  readonly dryRun: boolean;
  /** Stops after this phase. */
  readonly until?: PhaseName | undefined;
  /** Runs every task, whatever the cache holds. */
  readonly fresh: boolean;
  /** Writes plugin-owned files again that a person changed. */
  readonly force: boolean;
  /** Removes what nothing asks for any more and nobody edited. */
  readonly prune: boolean;
  /** How long the validation may take, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/** The outside of a run: where it is, what time it is, and whom it tells. */
export interface World {
  /** The workspace root, absolute. */
  readonly root: string;
  readonly now: Clock;
  readonly signal: AbortSignal;
  readonly format: Format;
  /** Projects as they were when the run began. */
  readonly projects: readonly ProjectFacts[];
  readonly librariesFolder?: string | undefined;
  /** Who owns a lane, from the plugin's options. */
  readonly owners: Readonly<Record<string, readonly string[]>>;
  /** Command lines of the root targets, for the artifact. */
  readonly commands: SessionRecord['commands'];
  readonly versions: {
    readonly node: string;
    readonly nx: string;
    readonly typescript: string;
    readonly provisioner: string;
  };
  readonly runId: string;
  readonly print: (line: string) => void;
  readonly report: ReportPhase;
  readonly onProgress: (progress: { readonly done: number; readonly total: number; readonly task: string }) => void;
}

/** Whether `until` ends a run before this phase. */
export function endsBefore(phase: PhaseName, { until }: Pick<ProvisionOptions, 'until'>): boolean {
  return until !== undefined && PHASES.indexOf(until) < PHASES.indexOf(phase);
}
