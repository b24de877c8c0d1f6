import type { Guidance } from '../context/guidance';
import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { Priority, Requirement } from '../model/requirement';
import { compareText } from './compare-ids';
import type { RequirementsById } from './index-requirements';
import { listNames } from './list-names';
import { NearNames } from './near-names';
import type { ContextEffect } from './plan';

/** The words of the context file that leave a requirement out. */
export interface Exclusion {
  readonly reason: string;
  readonly line: number;
}

/** What the context file does to this session's requirements. */
export interface AppliedGuidance {
  /** The priority that counts for each id: the context's, else the document's, else medium. */
  readonly priorities: ReadonlyMap<string, Priority>;
  readonly excluded: ReadonlyMap<string, Exclusion>;
  readonly effects: readonly ContextEffect[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies exclusions and priorities; each entry has an effect that is named, or a warning that it matches nothing. */
export function applyGuidance(guidance: Guidance, byId: RequirementsById): AppliedGuidance {
  const match = new SubjectMatcher(byId, guidance.file);
  const priorities = applyPriorities(guidance, byId, match);
  const exclusions = applyExclusions(guidance, match, priorities.priorities);
  const effects = [...exclusions.effects, ...priorities.effects].sort(compareEffects);
  return { priorities: priorities.priorities, excluded: exclusions.excluded, effects, diagnostics: match.diagnostics };
}

/** A critical fix by its document or by the context: leaving it out is never said in passing. */
export function isCriticalFix(requirement: Requirement, priority: Priority | undefined): boolean {
  return requirement.kind === 'stabilization' && (requirement.priority === 'critical' || priority === 'critical');
}

class SubjectMatcher {
  readonly diagnostics: Diagnostic[] = [];
  private readonly byArea = new Map<string, Requirement[]>();
  private readonly near: NearNames;

  constructor(
    private readonly byId: RequirementsById,
    private readonly file: string | null,
  ) {
    for (const requirement of byId.values()) {
      const area = this.byArea.get(requirement.area);
      if (area === undefined) this.byArea.set(requirement.area, [requirement]);
      else area.push(requirement);
    }
    this.near = new NearNames(new Set([...byId.keys(), ...this.byArea.keys()]));
  }

  /** The requirements of that id or area; none is a warning. */
  find(entry: { readonly subject: string; readonly line: number }): readonly Requirement[] {
    const byId = this.byId.get(entry.subject);
    const found = new Set([...(byId === undefined ? [] : [byId]), ...(this.byArea.get(entry.subject) ?? [])]);
    if (found.size === 0) {
      const place = this.file === null ? null : { file: this.file, line: entry.line };
      const message = `'${entry.subject}' is neither the id nor the area of a requirement.${this.near.suggest(entry.subject)}`;
      this.diagnostics.push(diagnose('NXP-405', place, message));
    }
    return [...found];
  }
}

function applyPriorities(guidance: Guidance, byId: RequirementsById, match: SubjectMatcher) {
  const entries = [...guidance.priorities].sort(compareEntries).map((entry) => ({ entry, found: match.find(entry) }));
  // An id is more exact than an area; of two equally exact entries the later one counts.
  const decider = new Map<string, (typeof entries)[number]>();
  for (const exact of [false, true]) {
    for (const candidate of entries) {
      for (const { id } of candidate.found) if ((id === candidate.entry.subject) === exact) decider.set(id, candidate);
    }
  }
  const effects = entries.flatMap((candidate): ContextEffect[] => {
    const { entry, found } = candidate;
    if (found.length === 0) return [];
    const decided = found.filter(({ id }) => decider.get(id) === candidate);
    const changes = decided.map(({ id, priority }) => `${id} (${priority ?? 'none'} in its document)`);
    const effect =
      decided.length === 0
        ? `priority ${entry.priority} has no effect: another entry decides`
        : `priority ${entry.priority} for ${listNames(changes)}`;
    const lowered = decided.filter(
      (fix) => isCriticalFix(fix, fix.priority ?? undefined) && entry.priority !== 'critical',
    );
    const named = { source: 'context' as const, subject: entry.subject, effect, line: entry.line };
    return [named, ...lowered.map((fix) => lowerFix(fix, entry))];
  });
  const priorities = new Map<string, Priority>();
  for (const { id, priority } of byId.values()) {
    priorities.set(id, decider.get(id)?.entry.priority ?? priority ?? 'medium');
  }
  return { priorities, effects };
}

function lowerFix(fix: Requirement, entry: { readonly priority: Priority; readonly line: number }): ContextEffect {
  const effect = `CRITICAL FIX LOWERED to ${entry.priority} by the context: ${fix.title}`;
  return { source: 'context', subject: fix.id, effect, line: entry.line };
}

function applyExclusions(guidance: Guidance, match: SubjectMatcher, priorities: ReadonlyMap<string, Priority>) {
  const excluded = new Map<string, Exclusion>();
  const effects: ContextEffect[] = [];
  for (const { subject, reason, line } of [...guidance.exclude].sort(compareEntries)) {
    const found = match.find({ subject, line });
    if (found.length === 0) continue;
    const named = listNames(found.map(({ id }) => id));
    effects.push({ source: 'context', subject, effect: `leaves out ${named}: ${reason}`, line });
    for (const requirement of found) {
      if (excluded.has(requirement.id)) continue;
      excluded.set(requirement.id, { reason, line });
      if (isCriticalFix(requirement, priorities.get(requirement.id))) {
        const effect = `CRITICAL FIX LEFT OUT by the context: ${requirement.title} (${reason})`;
        effects.push({ source: 'context', subject: requirement.id, effect, line });
      }
    }
  }
  return { excluded, effects };
}

function compareEntries<Entry extends { readonly subject: string; readonly line: number }>(a: Entry, b: Entry): number {
  return a.line - b.line || compareText(a.subject, b.subject) || compareText(JSON.stringify(a), JSON.stringify(b));
}

function compareEffects(a: ContextEffect, b: ContextEffect): number {
  return (a.line ?? 0) - (b.line ?? 0) || compareText(a.subject, b.subject) || compareText(a.effect, b.effect);
}
