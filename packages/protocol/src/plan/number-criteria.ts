import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { AcceptanceCriterion, Requirement } from '../model/requirement';
import { listFormerTexts, type KnownCriteria, type KnownCriterion } from './known-criteria';
import type { PlannedCriterion } from './plan';

/**
 * Gives every criterion the id that its tests carry: the document's own (`AC-1` becomes `BIL-002.AC-1`), else the one
 * that an earlier session kept with exactly this text, else the next free number. Numbers of criteria that are gone are
 * not given out again. Unchanged behaviour counts by itself: `BIL-002.u1`. An id that stands twice is an error.
 */
export function numberCriteria(
  requirements: Iterable<Requirement>,
  known: KnownCriteria,
): { criteria: Map<string, PlannedCriterion[]>; diagnostics: Diagnostic[] } {
  const criteria = new Map<string, PlannedCriterion[]>();
  const diagnostics: Diagnostic[] = [];
  const holders = new Map<string, Requirement>();
  for (const requirement of requirements) {
    const earlier = known.get(requirement.id) ?? [];
    const numbered = [
      ...numberOfType(requirement.id, requirement.acceptance, 'acceptance', earlier),
      ...numberOfType(requirement.id, requirement.unchanged, 'unchanged', earlier),
    ];
    criteria.set(requirement.id, numbered);
    for (const criterion of numbered) {
      const holder = holders.get(criterion.id);
      if (holder === undefined) {
        holders.set(criterion.id, requirement);
      } else {
        const place = { file: requirement.source.file, line: criterion.line };
        const message = `A second criterion has the id ${criterion.id}; the first belongs to ${holder.id} (${holder.source.file}).`;
        diagnostics.push(diagnose('NXP-430', place, message));
      }
    }
  }
  return { criteria, diagnostics };
}

function numberOfType(
  requirement: string,
  criteria: readonly AcceptanceCriterion[],
  type: PlannedCriterion['type'],
  known: readonly KnownCriterion[],
): PlannedCriterion[] {
  const prefix = `${requirement}.${type === 'unchanged' ? 'u' : ''}`;
  const own = criteria.map(({ id }) => (id === null ? null : qualify(requirement, id)));
  const taken = new Set(own.filter((id) => id !== null));
  const kept = keepByText(known.filter((criterion) => criterion.type === type && !taken.has(criterion.id)));
  let last = findHighestNumber(prefix, [...taken, ...known.map(({ id }) => id)]);
  return criteria.map((criterion, index) => {
    const id = own[index] ?? kept.get(criterion.text)?.shift() ?? `${prefix}${++last}`;
    const formerTexts = listFormerTexts(
      known.find((earlier) => earlier.id === id),
      criterion.text,
    );
    return { ...criterion, id, type, ...(formerTexts.length > 0 && { formerTexts }) };
  });
}

/** Brackets would end the mark `[BIL-002.AC-1]` in a test's name, and blanks would be lost in a report. */
function qualify(requirement: string, own: string): string {
  const id = own.trim().replace(/[\s[\]]+/g, '-');
  return id.startsWith(`${requirement}.`) ? id : `${requirement}.${id}`;
}

function keepByText(known: readonly KnownCriterion[]): Map<string, string[]> {
  const kept = new Map<string, string[]>();
  for (const { id, text } of known) {
    const ids = kept.get(text);
    if (ids === undefined) kept.set(text, [id]);
    else ids.push(id);
  }
  return kept;
}

function findHighestNumber(prefix: string, ids: readonly string[]): number {
  let highest = 0;
  for (const id of ids) {
    const number = id.startsWith(prefix) ? id.slice(prefix.length) : '';
    if (/^\d{1,9}$/.test(number)) highest = Math.max(highest, Number(number));
  }
  return highest;
}
