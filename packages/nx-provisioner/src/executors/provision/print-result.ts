import { formatDiagnostic, printPlan, type Diagnostic, type SessionRecord } from 'nx-provisioner-protocol';

import type { ProvisionResult } from '../../phases/provision-run';

/** How many lines of a list fit before the rest is only counted: the summary has to fit a screen. */
const SHOWN = 8;

/** The last thing that a run prints: outcome, what changed, what is outstanding, where the artifact is. */
export function printResult(result: ProvisionResult, print: (line: string) => void): void {
  if (result.type === 'nothing-to-do') {
    const { number, timestamp } = result.session.session;
    print(
      `There is nothing to do: session ${number} (${timestamp}) is completed and the tree is the one that it validated.`,
    );
    return;
  }
  if (result.type === 'shown') {
    print('');
    for (const line of printPlan(result.understanding.plan).split('\n')) print(line);
    printWarnings([...result.understanding.diagnostics, ...result.problems], print);
    if (result.changes.length === 0) return;
    print('');
    for (const { type, path } of result.changes) print(`${type} ${path}`);
    return;
  }
  printSession(result.record, result.artifact, result.notes, print);
}

function printSession(
  record: SessionRecord,
  artifact: string,
  notes: readonly Diagnostic[],
  print: (line: string) => void,
): void {
  const { session, blockers, changes, outstanding, lanes } = record;
  print('');
  print(`Session ${session.number} is ${session.outcome}.`);
  printList(
    'Blocked by',
    blockers.map((blocker) => formatDiagnostic(blocker as Diagnostic)),
    print,
  );
  printList(
    'Changed',
    changes.map(({ action, component, name }) => `${action} ${component} ${name}`),
    print,
  );
  printList(
    'Outstanding',
    outstanding.map(({ id, title, reason }) => `${id} ${title}: ${reason}`),
    print,
  );
  printWarnings(notes, print);
  if (session.outcome === 'completed')
    print(`${lanes.length === 1 ? '1 lane is' : `${lanes.length} lanes are`} ready for workers.`);
  print(`Artifact: ${artifact}`);
}

function printWarnings(diagnostics: readonly Diagnostic[], print: (line: string) => void): void {
  const warnings = diagnostics.filter(({ severity }) => severity !== 'info');
  printList('To know', warnings.map(formatDiagnostic), print);
}

function printList(title: string, entries: readonly string[], print: (line: string) => void): void {
  if (entries.length === 0) return;
  print(`${title}:`);
  for (const entry of entries.slice(0, SHOWN)) for (const line of entry.split('\n')) print(`  ${line}`);
  if (entries.length > SHOWN) print(`  and ${entries.length - SHOWN} more, all in the artifact`);
}
