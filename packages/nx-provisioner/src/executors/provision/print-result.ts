import { formatDiagnostic, printPlan, type Diagnostic } from 'nx-provisioner-protocol';

import type { ProvisionResult } from '../../phases/provision-run';
import { detailBlockers, summarizeSession } from './summarize-session';

/** The last thing that a run prints. */
export function printResult(result: ProvisionResult, print: (line: string) => void): void {
  for (const line of describeResult(result)) print(line);
}

function describeResult(result: ProvisionResult): string[] {
  if (result.type === 'session') {
    const details = detailBlockers(result.record);
    const shown = details.length === 0 ? [] : ['', ...details];
    return [...shown, ...summarizeSession(result.record, result.artifact, result.notes)];
  }
  if (result.type === 'nothing-to-do') {
    const { number, timestamp } = result.session.session;
    return [
      `There is nothing to do: session ${number} (${timestamp}) is completed and the tree is the one that it validated.`,
    ];
  }
  const { understanding, problems, changes } = result;
  return [
    '',
    ...printPlan(understanding.plan).split('\n'),
    ...describeWarnings([...understanding.diagnostics, ...problems]),
    ...(changes.length === 0 ? [] : ['', ...changes.map(({ type, path }) => `${type} ${path}`)]),
  ];
}

function describeWarnings(diagnostics: readonly Diagnostic[]): string[] {
  const warnings = diagnostics.filter(({ severity }) => severity !== 'info');
  if (warnings.length === 0) return [];
  return [
    'To know:',
    ...warnings.flatMap((warning) =>
      formatDiagnostic(warning)
        .split('\n')
        .map((line) => `  ${line}`),
    ),
  ];
}
