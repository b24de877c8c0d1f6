import type { SessionRecord } from '../session/record';
import type { PlannedCriterion } from './plan';

/** A criterion's id with the text that it belongs to. */
export type KnownCriterion = Pick<PlannedCriterion, 'id' | 'text' | 'type'>;

/** Every criterion that an earlier session knew, by requirement id; those that are gone keep their numbers taken. */
export type KnownCriteria = ReadonlyMap<string, readonly KnownCriterion[]>;

/**
 * Gathers the criteria of all earlier records, the oldest first. Where two sessions know one id, the later text counts.
 * Handing in the last record alone would give the numbers of criteria that it no longer has to others.
 */
export function collectKnownCriteria(records: readonly Pick<SessionRecord, 'requirements'>[]): KnownCriteria {
  const known = new Map<string, Map<string, KnownCriterion>>();
  for (const record of records) {
    for (const requirement of record.requirements) {
      const criteria = known.get(requirement.id) ?? new Map<string, KnownCriterion>();
      known.set(requirement.id, criteria);
      for (const { id, text, type } of requirement.criteria) criteria.set(id, { id, text, type });
    }
  }
  return new Map([...known].map(([id, criteria]) => [id, [...criteria.values()]]));
}
