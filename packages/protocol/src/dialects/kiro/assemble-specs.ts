import type { RequirementDocument } from '../../model/document';
import type { Requirement } from '../../model/requirement';
import { toProgress } from '../checklist';
import { marksFix, titleSaysFix } from '../declared';
import { groupBy } from '../group-by';
import { markFile, newRequirement } from '../new-requirement';
import type { Assembled } from '../reader';
import { toArea, toRequirementId } from '../slug';
import type { KiroFacts } from './kiro-reader';
import { dropRepeatedIds } from './read-criteria';
import { toPhaseStatus } from './read-state';

const PART_ORDER = ['requirements', 'bugfix', 'tasks', 'design', 'state'] as const;

/** Makes one requirement of each spec's folder. */
export function assembleSpecs(facts: readonly KiroFacts[]): Assembled {
  const folders = groupBy(facts, ({ place }) => place.folder);
  const specs = [...folders.values()].filter((parts) => parts.some(({ place }) => place.part !== 'state'));
  return { requirements: specs.map(toRequirement), documents: specs.flatMap(addStatus), sessions: [], diagnostics: [] };
}

/** A spec's phase stands in its `spec.json` alone and holds for each of its documents. */
function addStatus(parts: readonly KiroFacts[]): RequirementDocument[] {
  const state = parts.find(({ place }) => place.part === 'state');
  if (state === undefined) return [];
  const { status } = state.document.declared;
  return parts.map(({ document }) => ({ ...document, declared: { ...document.declared, status } }));
}

function toRequirement(parts: readonly KiroFacts[]): Requirement {
  const sorted = [...parts].sort((a, b) => PART_ORDER.indexOf(a.place.part) - PART_ORDER.indexOf(b.place.part));
  const main = sorted[0];
  const name = main?.place.name ?? '';
  const file = main?.document.file ?? '';
  const title = sorted.find(({ document }) => document.title !== null)?.document.title ?? name;
  const declared = sorted.find(({ place }) => place.part === 'state')?.document.declared;
  const isFix = sorted.some(({ place }) => place.part === 'bugfix') || marksFix(declared?.type ?? null);
  return newRequirement({
    id: toRequirementId(name),
    title,
    kind: isFix || marksFix(name) || titleSaysFix(title) ? 'stabilization' : 'expansion',
    area: toArea(name),
    status: toProgress(sorted.flatMap(({ document }) => document.tasks)) ?? toPhaseStatus(declared?.status ?? null),
    acceptance: dropRepeatedIds(sorted.flatMap((part) => markFile(part.acceptance, part.document.file, file))),
    unchanged: dropRepeatedIds(sorted.flatMap((part) => markFile(part.unchanged, part.document.file, file))),
    openQuestions: sorted.flatMap((part) => markFile(part.openQuestions, part.document.file, file)),
    summary: sorted.find((part) => part.summary !== '')?.summary ?? '',
    source: { file, line: main?.titleLine ?? 1 },
  });
}
