import { NO_GUIDANCE, readContext, type Diagnostic, type Guidance } from 'nx-provisioner-protocol';

import { count } from './phase';

export interface ContextPhase {
  readonly guidance: Guidance;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: string;
}

/**
 * Phase 1: from the context file, where there is one, to guidance.
 *
 * @param file relative to the workspace root, with its text; `null` where none was given
 */
export function understandContext(file: { readonly file: string; readonly text: string } | null): ContextPhase {
  if (file === null) return { guidance: NO_GUIDANCE, diagnostics: [], summary: 'no context file' };
  const { guidance, diagnostics } = readContext(file.file, file.text);
  const parts = [
    count(guidance.exclude.length, 'exclusion'),
    count(guidance.priorities.length, 'priority', 'priorities'),
    count(guidance.constraints.length, 'constraint'),
    count(guidance.decisions.length, 'decision'),
  ];
  return { guidance, diagnostics, summary: `${file.file}: ${parts.join(', ')}` };
}
