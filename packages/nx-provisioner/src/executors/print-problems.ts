import { formatDiagnostic, ProvisionerError, sortDiagnostics } from 'nx-provisioner-protocol';

import { stripControlCharacters } from '../adapters/terminal-text';

/** Prints a coded error with all its problems; anything else is a bug of ours, printed with its stack. */
export function printProblems(error: unknown): void {
  if (error instanceof ProvisionerError) {
    const lines = sortDiagnostics(error.diagnostics).map(formatDiagnostic).join('\n').split('\n');
    console.error(lines.map(stripControlCharacters).join('\n'));
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`NXP-001 A bug of nx-provisioner: ${text}`);
  console.error('  Please report it with the command and the whole message; nothing you did is at fault.');
}
