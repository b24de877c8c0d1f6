import { relative, sep } from 'node:path';

import { formatDiagnostic, type Diagnostic, type Severity } from 'nx-provisioner-protocol';

import { count } from '../../phases/phase';

export interface DiagnosticsOptions {
  /** That the diagnostics' files are relative to; absolute. */
  readonly directory: string;
  /** That the printed files are relative to; absolute. */
  readonly cwd: string;
  readonly listsNotes: boolean;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** Errors, then warnings, then notes where they are wanted, each with a place that resolves, and how many there are. */
export function describeDiagnostics(
  diagnostics: readonly Diagnostic[],
  { directory, cwd, listsNotes }: DiagnosticsOptions,
): string[] {
  if (diagnostics.length === 0) return [];
  const prefix = relative(cwd, directory).split(sep).join('/');
  const listed = ORDER.filter((severity) => listsNotes || severity !== 'info').flatMap((severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity),
  );
  const blank = listed.length === 0 ? [] : [''];
  return [...blank, ...listed.map((diagnostic) => formatDiagnostic(inDirectory(diagnostic, prefix))), '', total()];

  function total(): string {
    const of = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    const notes = of('info') === 0 || listsNotes ? '' : ' (--verbose lists them)';
    return `${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}, ${count(of('info'), 'note')}${notes}`;
  }
}

function inDirectory(diagnostic: Diagnostic, prefix: string): Diagnostic {
  if (diagnostic.file === null || prefix === '') return diagnostic;
  // A diagnostic of the directory itself has no name in it.
  const file = diagnostic.file === '' ? prefix : `${prefix}/${diagnostic.file}`;
  return { ...diagnostic, file };
}
