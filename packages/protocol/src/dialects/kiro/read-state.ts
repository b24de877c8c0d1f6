import type { DeclaredStatus } from '../../model/requirement';
import { toStatus } from '../declared';

/** What `spec.json` says of a spec. */
export interface SpecState {
  readonly title: string | null;
  readonly type: string | null;
  /** The phase that the spec has reached, as written: `tasks-generated`. */
  readonly status: string | null;
}

/**
 * Reads a spec's `spec.json`.
 * @throws SyntaxError when the text is not JSON.
 */
export function readState(text: string): SpecState {
  const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const fields = new Map<string, unknown>(typeof data === 'object' && data !== null ? Object.entries(data) : []);
  const readText = (...keys: string[]) => {
    const value: unknown = keys
      .map((key) => fields.get(key))
      .find((each) => typeof each === 'string' && each.trim() !== '');
    return typeof value === 'string' ? value : null;
  };
  return {
    title: readText('feature_name', 'featureName', 'name'),
    type: readText('specType', 'type'),
    status: readText('phase', 'status'),
  };
}

/** A phase before the implementation is a proposal, however much of it is written; a word of the team's own is `null`. */
export function toPhaseStatus(phase: string | null): DeclaredStatus | null {
  if (phase === null) return null;
  const known = toStatus(phase);
  if (known !== null) return known;
  if (/^(?:initiali[sz]ed|(?:requirements|design|tasks)-(?:generated|approved)|ready-for-implementation)$/i.test(phase))
    return 'proposed';
  if (/^implement(?:ing|ation)(?:-(?:started|in-progress))?$/i.test(phase)) return 'in-progress';
  return /^implementation-(?:complete|completed|done)$/i.test(phase) ? 'done' : null;
}
