import { reviewSessions, type Diagnostic, type History, type ReportedSession } from 'nx-provisioner-protocol';

import { count } from './phase';

export interface ReviewPhase {
  readonly history: History;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: string;
}

/**
 * Phase 2: from earlier session artifacts to what was done, what is outstanding, and whether the last session is open.
 *
 * @param files records and artifacts of this plugin
 * @param reported sessions that other tools' documents report
 * @param stands whether a file that an earlier session wrote is still there
 */
export function reviewHistory(
  files: readonly { readonly file: string; readonly text: string }[],
  reported: readonly ReportedSession[],
  stands?: (path: string) => boolean,
): ReviewPhase {
  const { history, diagnostics } = reviewSessions(files, reported, stands);
  const { sessions, open } = history;
  const state = open === null ? '' : `, session ${open.session.number} is open (${open.session.outcome})`;
  const summary = sessions.length === 0 ? 'first session' : `${count(sessions.length, 'earlier session')}${state}`;
  return { history, diagnostics, summary };
}
