import type { Requirement } from '../model/requirement';

type Stated = Pick<Requirement, 'id' | 'title' | 'kind' | 'area' | 'source'> & Partial<Requirement>;

/** Fills in what a document does not state: `null`, or empty. */
export function newRequirement(stated: Stated): Requirement {
  return {
    priority: null,
    owner: null,
    status: null,
    dependsOn: [],
    touches: [],
    provides: { shared: [], testing: [] },
    acceptance: [],
    unchanged: [],
    contracts: [],
    files: [],
    replaces: [],
    decisions: [],
    openQuestions: [],
    after: [],
    summary: '',
    ...stated,
  };
}

/** Names the document of criteria or questions that do not stand in the requirement's own. */
export function markFile<Item extends object>(
  items: readonly Item[],
  file: string,
  source: string,
): (Item & { file?: string })[] {
  return items.map((item) => (file === source ? item : { ...item, file }));
}
