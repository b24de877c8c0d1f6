import type { Diagnostic } from '../model/diagnostic';

/** Raised when a phase cannot go on; carries every problem that was found, not only the first. */
export class ProvisionerError extends Error {
  override readonly name = 'ProvisionerError';

  constructor(
    readonly diagnostics: readonly Diagnostic[],
    options?: ErrorOptions,
  ) {
    super(diagnostics.map(formatDiagnostic).join('\n'), options);
  }
}

/** A state that only a bug of ours can bring about. */
export class InternalError extends Error {
  override readonly name = 'InternalError';

  constructor(message: string, options?: ErrorOptions) {
    super(`NXP-001 A bug of nx-provisioner: ${message}`, options);
  }
}

/** One line for an editor to jump to, `file:line code message`, and one with what to do. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, code, message, mend } = diagnostic;
  const place = file === null ? '' : `${file}:${line ?? 1} `;
  return `${place}${code} ${message}\n  ${mend}`;
}
