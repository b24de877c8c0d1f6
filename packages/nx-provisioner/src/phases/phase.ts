/** The protocol's phases, in its order and by its names. */
export const PHASES = ['context', 'review', 'analyze', 'plan', 'implement', 'test', 'validate', 'document'] as const;
export type PhaseName = (typeof PHASES)[number];

/** What a phase found or did, for the line that is printed when it ends. */
export interface PhaseReport {
  readonly phase: PhaseName;
  readonly summary: string;
  /** Milliseconds. */
  readonly durationMs: number;
}

export type ReportPhase = (report: PhaseReport) => void;

/** `4 Plan       12 requirements in 6 lanes and 2 waves  0.1 s` */
export function formatPhase({ phase, summary, durationMs }: PhaseReport): string {
  return `${namePhase(phase).padEnd(12)} ${summary}  (${(durationMs / 1000).toFixed(1)} s)`;
}

/** `4 Plan` */
export function namePhase(phase: PhaseName): string {
  return `${PHASES.indexOf(phase) + 1} ${phase.charAt(0).toUpperCase()}${phase.slice(1)}`;
}

/** A line for what happens between two phases. */
export function formatStep(text: string, durationMs: number): string {
  return `  ${text}  (${(durationMs / 1000).toFixed(1)} s)`;
}

/** `1 file`, `2 files`. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${amount} ${amount === 1 ? noun : plural}`;
}
