import type { SessionRecord } from '../session/record';
import type { PlannedCriterion } from './plan';

/** A criterion's id with the text that it belongs to. */
export interface KnownCriterion extends Pick<PlannedCriterion, 'id' | 'text' | 'type'> {
  /** Texts that earlier sessions had under the id, where it is the document's own and its text was changed. */
  readonly formerTexts?: readonly string[];
}

/** Every criterion that an earlier session knew, by requirement id; those that are gone keep their numbers taken. */
export type KnownCriteria = ReadonlyMap<string, readonly KnownCriterion[]>;

/**
 * Gathers the criteria of all earlier records, the oldest first. Where two sessions know one id, the later text counts,
 * and the earlier one is kept as a former text.
 * Handing in the last record alone would give the numbers of criteria that it no longer has to others.
 */
export function collectKnownCriteria(records: readonly Pick<SessionRecord, 'requirements'>[]): KnownCriteria {
  const known = new Map<string, Map<string, KnownCriterion>>();
  for (const record of records) {
    for (const requirement of record.requirements) {
      const criteria = known.get(requirement.id) ?? new Map<string, KnownCriterion>();
      known.set(requirement.id, criteria);
      for (const { id, text, type } of requirement.criteria) {
        const formerTexts = listFormerTexts(criteria.get(id), text);
        criteria.set(id, { id, text, type, ...(formerTexts.length > 0 && { formerTexts }) });
      }
    }
  }
  return new Map([...known].map(([id, criteria]) => [id, [...criteria.values()]]));
}

/** What a criterion said before it said `text`; a text that came back is no former one. */
export function listFormerTexts(known: KnownCriterion | undefined, text: string): string[] {
  if (known === undefined) return [];
  return [...new Set([...(known.formerTexts ?? []), known.text])].filter((former) => former !== text);
}
