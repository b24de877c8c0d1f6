import type { Requirement } from '../model/requirement';
import { isCriticalFix, type AppliedGuidance } from './apply-guidance';
import { compareIds } from './compare-ids';
import type { DependencyGraph } from './dependency-graph';
import type { RequirementsById } from './index-requirements';
import { listNames } from './list-names';
import { describeWaiting } from './outstanding-reasons';
import type { ContextEffect } from './plan';

/** Requirements that this session cannot take up, each with the reason. */
export interface Outstanding {
  readonly reasons: ReadonlyMap<string, string>;
  /** Critical fixes that wait for what the context leaves out. */
  readonly effects: readonly ContextEffect[];
}

/** Ids whose own document or the context takes them out of the session: their edges no longer matter. */
export function findLeftOut(byId: RequirementsById, guidance: AppliedGuidance): Set<string> {
  const leftOut = [...byId.values()].filter(({ id, status }) => status === 'withdrawn' || guidance.excluded.has(id));
  return new Set(leftOut.map(({ id }) => id));
}

/**
 * Finds what is withdrawn, excluded or unanswered, and all that depends on it. What its document calls done gets no
 * lane either, but nobody waits for it: no test here proves it, and what others need of it (contracts, libraries,
 * foundation work) is provided all the same.
 */
export function findOutstanding(
  byId: RequirementsById,
  graph: DependencyGraph,
  guidance: AppliedGuidance,
): Outstanding {
  const own = new Map<string, string>();
  for (const requirement of byId.values()) {
    const reason = findOwnReason(requirement, guidance);
    if (reason !== null) own.set(requirement.id, reason);
  }
  const dependents = reverse(graph.dependencies);
  const all = reach(own.keys(), dependents);
  const reasons = new Map<string, string>();
  for (const id of [...all].sort(compareIds)) {
    const waitsFor = (graph.dependencies.get(id) ?? []).filter((target) => all.has(target));
    const waiting =
      waitsFor.length === 0 ? [] : [describeWaiting(listNames(waitsFor.map(describeWait(byId, guidance))))];
    reasons.set(id, [...(own.has(id) ? [own.get(id)] : []), ...waiting].join('; '));
  }
  for (const requirement of byId.values()) {
    if (!reasons.has(requirement.id) && isDone(requirement)) reasons.set(requirement.id, DONE);
  }
  return { reasons, effects: nameHiddenFixes(byId, dependents, guidance, reasons) };
}

const DONE = 'done according to its document, which no test here proves; give it another status to plan it';

function isDone({ status, kind, contracts, provides }: Requirement): boolean {
  const provided = contracts.length + provides.shared.length + provides.testing.length;
  return status === 'done' && kind !== 'foundation' && provided === 0;
}

function findOwnReason(requirement: Requirement, guidance: AppliedGuidance): string | null {
  const exclusion = guidance.excluded.get(requirement.id);
  const questions = requirement.openQuestions.map(({ text, line }) => `${text} (line ${line})`);
  const reasons = [
    ...(requirement.status === 'withdrawn' ? ['withdrawn in its document'] : []),
    ...(exclusion === undefined ? [] : [`excluded by the context: ${exclusion.reason}`]),
    ...(questions.length === 0 ? [] : [`open questions: ${listNames(questions)}`]),
  ];
  return reasons.length === 0 ? null : reasons.join('; ');
}

function describeWait(byId: RequirementsById, guidance: AppliedGuidance): (id: string) => string {
  return (id) => {
    if (byId.get(id)?.status === 'withdrawn') return `${id} (withdrawn)`;
    if (guidance.excluded.has(id)) return `${id} (excluded by the context)`;
    return `${id} (outstanding)`;
  };
}

/** A critical fix must not vanish because something else is excluded. */
function nameHiddenFixes(
  byId: RequirementsById,
  dependents: ReadonlyMap<string, readonly string[]>,
  guidance: AppliedGuidance,
  reasons: ReadonlyMap<string, string>,
): ContextEffect[] {
  const hidden = reach(guidance.excluded.keys(), dependents);
  return [...byId.values()]
    .filter(({ id }) => hidden.has(id) && !guidance.excluded.has(id))
    .filter((requirement) => isCriticalFix(requirement, guidance.priorities.get(requirement.id)))
    .map(({ id, title }) => ({
      source: 'context',
      subject: id,
      effect: `CRITICAL FIX WAITS for what the context leaves out: ${title} (${reasons.get(id) ?? ''})`,
      line: null,
    }));
}

function reverse(edges: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const reversed = new Map<string, string[]>();
  for (const [id, targets] of edges) {
    for (const target of targets) {
      const sources = reversed.get(target);
      if (sources === undefined) reversed.set(target, [id]);
      else sources.push(id);
    }
  }
  return reversed;
}

function reach(from: Iterable<string>, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(from);
  // A set that grows while it is walked hands out what was added.
  for (const id of reached) for (const target of edges.get(id) ?? []) reached.add(target);
  return reached;
}
