import { showFound } from '../../errors/show-found';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { Kind, Priority, Requirement } from '../../model/requirement';
import { marksFix, titleSaysFix, toPriority } from '../declared';
import { toLeadingStatus } from '../leading-status';
import { newRequirement } from '../new-requirement';
import type { Assembled, Reading } from '../reader';
import { toArea, toRequirementId } from '../slug';
import type { FeatureFacts } from './spec-kit-facts';

type Feature = readonly Reading<FeatureFacts>[];

/** The priority of a story says how soon the feature is wanted: `P0` and `P1` are what spec-kit builds first. */
const STORY_PRIORITIES: Readonly<Record<string, Priority>> = {
  P0: 'critical',
  P1: 'high',
  P2: 'medium',
  P3: 'low',
  P4: 'low',
};

/** Builds one requirement a feature folder, from its spec; plan and tasks add their open questions. */
export function assembleFeatures(readings: readonly Reading<FeatureFacts>[]): Assembled {
  const features = new Map<string, Reading<FeatureFacts>[]>();
  for (const reading of readings) {
    const known = features.get(reading.facts.directory);
    if (known === undefined) features.set(reading.facts.directory, [reading]);
    else known.push(reading);
  }
  const all = [...features.values()];
  return {
    requirements: all.flatMap(toRequirement),
    sessions: [],
    diagnostics: all.flatMap(reportMissingSpec),
  };
}

function toRequirement(feature: Feature): Requirement[] {
  const spec = feature.find(({ facts }) => facts.role === 'spec');
  if (spec === undefined) return [];
  const { document, facts } = spec;
  const id = document.id ?? facts.folder;
  const plan = feature.find(({ facts: { role } }) => role === 'plan');
  const references = document.dependencies.flatMap(({ ref }) => (ref === null || ref === id ? [] : [ref]));
  return [
    newRequirement({
      id: toRequirementId(id),
      title: document.title ?? id,
      kind: kindOf(spec),
      priority: toPriority(document.declared.priority) ?? mostUrgent(facts),
      area: toArea(facts.folder),
      status: toLeadingStatus(document.declared.status),
      dependsOn: [...new Set(references.map(toRequirementId))],
      acceptance: facts.acceptance,
      openQuestions: [...facts.openQuestions, ...feature.flatMap(questionsBeside)],
      summary: facts.summary === '' ? (plan?.facts.summary ?? '') : facts.summary,
      source: { file: document.file, line: facts.line },
    }),
  ];
}

/** Questions of the plan and the tasks, each with the file that its line counts in. */
function questionsBeside({ document: { file }, facts }: Reading<FeatureFacts>): Requirement['openQuestions'][number][] {
  return facts.role === 'spec' ? [] : facts.openQuestions.map((question) => ({ ...question, file }));
}

function mostUrgent({ stories }: FeatureFacts): Priority | null {
  const [first] = stories.flatMap(({ priority }) => (priority === null ? [] : [priority])).sort();
  return STORY_PRIORITIES[first ?? ''] ?? null;
}

function kindOf({ document, facts }: Reading<FeatureFacts>): Kind {
  const name = facts.folder.replace(/^\d+[-_]/, '');
  const isFix =
    marksFix(document.declared.type) ||
    titleSaysFix(document.title) ||
    /^(?:bug-?fix|hot-?fix|fix|regression)-/i.test(name);
  return isFix ? 'stabilization' : 'expansion';
}

function reportMissingSpec(feature: Feature): Diagnostic[] {
  const [first] = feature;
  if (first === undefined || feature.some(({ facts }) => facts.role === 'spec')) return [];
  const message = `The folder ${showFound(first.facts.folder)} has no spec.md, so no requirement is made of it.`;
  return [diagnose('NXP-131', { file: first.document.file, line: null }, message)];
}
