import { diagnose, type Diagnostic, type History, type SessionRecord } from 'nx-provisioner-protocol';

/** Whether workers may start, and if not, everything that is in the way. */
export interface Readiness {
  readonly ready: boolean;
  readonly session: number | null;
  readonly lanes: readonly string[];
  readonly reasons: readonly Diagnostic[];
}

/**
 * Workers may start when the last session is completed and the tree is the one that it validated, committed or not.
 *
 * @param treeDigest of the tree as it is now
 */
export function judgeReadiness(history: History, treeDigest: string): Readiness {
  const { last } = history;
  if (last === null) {
    const reasons = [diagnose('NXP-720', null, 'No session has been run here.')];
    return { ready: false, session: null, lanes: [], reasons };
  }
  const reasons = [...judgeOutcome(last), ...judgeTree(last, treeDigest)];
  return {
    ready: reasons.length === 0,
    session: last.session.number,
    lanes: last.lanes.map(({ name }) => name),
    reasons,
  };
}

function judgeOutcome({ session, blockers }: SessionRecord): Diagnostic[] {
  if (session.outcome === 'completed') return [];
  const codes = blockers.map(({ code, message }) => `${code} ${message.split('\n', 1)[0] ?? ''}`).join('; ');
  return [
    diagnose('NXP-721', null, `Session ${session.number} is ${session.outcome}${codes === '' ? '' : `: ${codes}`}.`),
  ];
}

function judgeTree({ session, evidence }: SessionRecord, treeDigest: string): Diagnostic[] {
  if (evidence === null || evidence.treeDigest === treeDigest) return [];
  return [diagnose('NXP-722', null, `The tree is no longer the one that session ${session.number} validated.`)];
}
