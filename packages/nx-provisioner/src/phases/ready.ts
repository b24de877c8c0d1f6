import {
  diagnose,
  listMissingFoundation,
  type Diagnostic,
  type History,
  type SessionRecord,
} from 'nx-provisioner-protocol';

/** Whether workers may start, and if not, everything that is in the way. */
export interface Readiness {
  readonly ready: boolean;
  readonly session: number | null;
  readonly lanes: readonly string[];
  readonly reasons: readonly Diagnostic[];
}

/**
 * Workers may start when the last session is completed, the tree is the one that it validated, committed or not, no
 * critical requirement lacks its foundation, and the walls held.
 *
 * @param treeDigest of the tree as it is now
 */
export function judgeReadiness(history: History, treeDigest: string): Readiness {
  const { last } = history;
  if (last === null) {
    const reasons = [diagnose('NXP-720', null, 'No session has been run here.')];
    return { ready: false, session: null, lanes: [], reasons };
  }
  const reasons = [
    ...judgeOutcome(last),
    ...judgeTree(last, treeDigest),
    ...judgeWalls(last),
    ...judgeFoundation(last),
  ];
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

/** A wall that a completed session has not run stands around branches, where the isolation target looks at it. */
function judgeWalls({ walls }: SessionRecord): Diagnostic[] {
  return walls
    .filter(({ result }) => result === 'failed')
    .map(({ name, violations }) => diagnose('NXP-726', null, `The wall of ${name} has ${violations} new violations.`));
}

/** What critical requirements need of the foundation and do not have: also what a summary has to say. */
export function judgeFoundation(record: SessionRecord): Diagnostic[] {
  return listMissingFoundation(record).map(({ requirement, from, reason }) => {
    const what = from === requirement ? 'a part of its foundation' : from;
    return diagnose('NXP-725', null, `${requirement} is critical and needs ${what}, which is missing: ${reason}.`);
  });
}
