import { formatDiagnostic, sortDiagnostics, type Diagnostic } from 'nx-provisioner-protocol';

import { stripControlCharacters } from '../../adapters/terminal-text';
import type { Finding } from '../../isolation/finding';

/** What the isolation target found; the file that `--outputFile` names has the same fields. */
export interface IsolationReport {
  readonly passed: boolean;
  readonly lane: string | null;
  readonly graph: {
    readonly checked: string;
    /** Those that the baseline does not know. */
    readonly findings: readonly Finding[];
    readonly known: number;
    /** What happened to the baseline, or what should. */
    readonly baseline: string | null;
  };
  readonly diff: {
    readonly checked: string | null;
    /** Why there was nothing to look at. */
    readonly skipped: string | null;
    readonly findings: readonly Finding[];
  };
  /** Bad input and stale lines of the baseline. */
  readonly problems: readonly Diagnostic[];
}

/** Prints a line a wall, then every finding with its place, its code and how to mend it. */
export function printReport({ graph, diff, problems }: IsolationReport): void {
  const known = graph.known === 0 ? '' : `, ${graph.known} known`;
  print(console.log, `Graph wall: ${graph.checked}: ${countFindings(graph.findings)}${known}`);
  if (graph.baseline !== null) print(console.log, `  ${graph.baseline}`);
  if (diff.checked !== null) print(console.log, `Diff wall: ${diff.checked}: ${countFindings(diff.findings)}`);
  else print(console.log, `Diff wall: ${diff.skipped === null ? 'not run' : `skipped, ${diff.skipped}`}`);
  const found = [...graph.findings, ...diff.findings].map(({ diagnostic }) => diagnostic);
  for (const diagnostic of sortDiagnostics([...problems, ...found])) {
    for (const line of formatDiagnostic(diagnostic).split('\n')) print(console.error, line);
  }
}

function print(write: (line: string) => void, line: string): void {
  write(stripControlCharacters(line));
}

function countFindings({ length }: readonly Finding[]): string {
  return length === 0 ? 'holds' : length === 1 ? '1 violation' : `${length} violations`;
}
