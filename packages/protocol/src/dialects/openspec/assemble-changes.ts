import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { AcceptanceCriterion, Requirement } from '../../model/requirement';
import { toProgress } from '../checklist';
import { marksFix, titleSaysFix } from '../declared';
import { groupBy } from '../group-by';
import { markFile, newRequirement } from '../new-requirement';
import type { Assembled } from '../reader';
import { toArea, toRequirementId } from '../slug';
import type { OpenSpecFacts } from './openspec-reader';

const PART_ORDER = ['proposal', 'tasks', 'design', 'delta', 'spec'] as const;

/**
 * Makes one requirement of each change. Current specs are background: they say what holds already. Archived changes
 * have been merged into them, perhaps to be changed again since, so that they are read and nothing is wanted of them.
 */
export function assembleChanges(facts: readonly OpenSpecFacts[]): Assembled {
  const open = facts.filter(({ place }) => place.change !== null && !place.archived);
  const changes = groupBy(open, ({ place }) => `${place.root}/${place.change ?? ''}`);
  const ids = new Set(open.map(({ place }) => place.change ?? ''));
  const requirements = [...changes.values()].map((parts) => toRequirement(parts, ids));
  return { requirements, sessions: [], diagnostics: reportArchive(facts) };
}

function toRequirement(parts: readonly OpenSpecFacts[], changeIds: ReadonlySet<string>): Requirement {
  const sorted = [...parts].sort((a, b) => PART_ORDER.indexOf(a.place.part) - PART_ORDER.indexOf(b.place.part));
  const main = sorted[0];
  const change = main?.place.change ?? '';
  const documents = sorted.map(({ document }) => document);
  const file = main?.document.file ?? '';
  const title = sorted.filter(({ place }) => place.part !== 'delta').find(({ document }) => document.title)
    ?.document.title;
  const dependsOn = sorted
    .flatMap((part) => part.dependencyWords)
    .filter((word) => word !== change && changeIds.has(word));
  return newRequirement({
    id: toRequirementId(change),
    title: title ?? change,
    kind: marksFix(change) || titleSaysFix(title ?? null) ? 'stabilization' : 'expansion',
    area: toArea(change),
    status: toProgress(documents.flatMap((document) => document.tasks)),
    dependsOn: [...new Set(dependsOn)].map(toRequirementId),
    acceptance: sorted.flatMap((part) => markFile(toCriteria(part), part.document.file, file)),
    decisions: sorted.flatMap((part) => part.decisions),
    openQuestions: sorted.flatMap((part) => markFile(part.openQuestions, part.document.file, file)),
    summary: sorted.find((part) => part.summary !== '')?.summary ?? '',
    source: { file, line: main?.titleLine ?? 1 },
  });
}

/** A scenario is what can be tested; its requirement's title tells apart those that are called `Success`. */
function toCriteria({ spec }: OpenSpecFacts): AcceptanceCriterion[] {
  return spec.requirements
    .filter(({ operation }) => operation !== 'REMOVED')
    .flatMap((requirement) =>
      requirement.scenarios.map(({ title, line }) => {
        const text = [requirement.title, title].filter(Boolean).join(': ');
        return { id: null, text, checked: null, contract: null, line };
      }),
    );
}

function reportArchive(facts: readonly OpenSpecFacts[]): Diagnostic[] {
  const archived = groupBy(
    facts.filter(({ place }) => place.archived),
    ({ place }) => place.root,
  );
  return [...archived].map(([root, parts]) => {
    const changes = new Set(parts.map(({ place }) => place.change)).size;
    const folder = `${root}/changes/archive`;
    const message = `${folder} holds ${changes} archived ${changes === 1 ? 'change' : 'changes'}: read, and no requirement is made of them.`;
    return diagnose('NXP-147', { file: parts[0]?.document.file ?? folder, line: null }, message);
  });
}
