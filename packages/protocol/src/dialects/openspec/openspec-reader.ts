import { showFound } from '../../errors/show-found';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { DocumentKind, RequirementDocument, SourceText } from '../../model/document';
import type { Decision, Requirement } from '../../model/requirement';
import { readChecklist } from '../checklist';
import { readTitle } from '../document-title';
import { toSentence } from '../find-criteria';
import { findOpenQuestions } from '../open-questions';
import { findTitle } from '../outline';
import { readOutline } from '../read-outline';
import type { Claim, DialectReader, Reading } from '../reader';
import { assembleChanges } from './assemble-changes';
import { findOpenSpecPlace, type OpenSpecPlace } from './openspec-place';
import { readDecisions, readDependencyWords, readWhatChanges, readWhy } from './read-change';
import { readSpec, type Spec } from './read-spec';

export interface OpenSpecFacts {
  readonly place: OpenSpecPlace;
  readonly document: RequirementDocument;
  readonly titleLine: number;
  readonly spec: Spec;
  readonly summary: string;
  readonly dependencyWords: readonly string[];
  readonly decisions: readonly Decision[];
  readonly openQuestions: Requirement['openQuestions'];
}

const KINDS: Readonly<Record<OpenSpecPlace['part'], DocumentKind>> = {
  spec: 'spec',
  delta: 'spec-delta',
  proposal: 'change-proposal',
  tasks: 'tasks',
  design: 'design',
};

/** Words that say what sort of document follows, not what it is about. */
const SORTS = [
  ...[
    'change',
    'change proposal',
    'proposal',
    'openspec change',
    'rfc',
    '变更',
    '变更提案',
    '提案',
    '変更',
    '変更提案',
  ],
  ...[
    'tasks',
    'task list',
    'implementation tasks',
    'implementation plan',
    'implementation checklist',
    '任务',
    'タスク',
  ],
  ...['design', 'design document', 'technical design', '设计', '設計'],
  ...['spec', 'specification', 'spec delta', 'delta'],
];

/** OpenSpec: a folder for each change with proposal, tasks, design and deltas to the current specs. */
export const openSpecReader: DialectReader<OpenSpecFacts> = {
  dialect: 'openspec',
  claim: claimFile,
  read: readFile,
  assemble: (readings) => assembleChanges(readings.map((reading) => reading.facts)),
};

function claimFile({ file }: SourceText): Claim {
  const place = findOpenSpecPlace(file);
  if (place === null) return null;
  return typeof place === 'string' ? { take: false, reason: place } : { take: true };
}

function readFile({ file, text }: SourceText): Reading<OpenSpecFacts> {
  const place = findOpenSpecPlace(file);
  if (place === null || typeof place === 'string') throw new TypeError(`${file} is not an OpenSpec document`);
  const root = readOutline(text);
  const isSpec = place.part === 'spec' || place.part === 'delta';
  const spec = isSpec ? readSpec(root) : { requirements: [], skipped: [] };
  const whatChanges = place.part === 'proposal' ? readWhatChanges(root) : [];
  const titles = isSpec
    ? spec.requirements.map(({ title }) => title)
    : whatChanges.map((item) => toSentence(item.text));
  const document: RequirementDocument = {
    file,
    dialect: 'openspec',
    kind: KINDS[place.part],
    id: place.capability ?? place.change,
    title: readTitle(root, SORTS),
    declared: { type: null, priority: null, status: null },
    dependencies: [],
    subRequirements: titles.map((title) => ({ id: null, title })),
    acceptance: standing(spec).flatMap(({ scenarios }) =>
      scenarios.map(({ title }) => ({ text: title, checked: null })),
    ),
    tasks: place.part === 'tasks' ? readChecklist(root) : [],
  };
  const isProposal = place.part === 'proposal';
  const isDesign = place.part === 'design';
  const facts: OpenSpecFacts = {
    place,
    document,
    titleLine: findTitle(root)?.line ?? 1,
    spec,
    summary: isProposal ? readWhy(root) : '',
    dependencyWords: isProposal ? readDependencyWords(root) : [],
    decisions: isDesign ? readDecisions(root) : [],
    openQuestions: isDesign || isProposal ? findOpenQuestions(root) : [],
  };
  return { document, facts, diagnostics: place.archived ? [] : checkGrammar(facts) };
}

/** What is still to hold: a removed requirement's scenarios are what is to hold no longer. */
function standing(spec: Spec): Spec['requirements'] {
  return spec.requirements.filter(({ operation }) => operation !== 'REMOVED');
}

function checkGrammar({ place, document, spec }: OpenSpecFacts): Diagnostic[] {
  const { file } = document;
  const at = (line: number | null) => ({ file, line });
  if (place.part === 'tasks' && document.tasks.length === 0) {
    return [
      diagnose(
        'NXP-140',
        at(null),
        'No task was found: expected list items with a box, such as - [ ] 1.1 Add the port.',
      ),
    ];
  }
  if (place.part !== 'spec' && place.part !== 'delta') return [];
  const skipped = spec.skipped.map(({ title, line }) =>
    diagnose(
      'NXP-141',
      at(line),
      `The heading ${showFound(title)} is not read: expected ### Requirement: and its title.`,
    ),
  );
  if (spec.requirements.length === 0) {
    return [
      diagnose('NXP-140', at(null), 'No requirement was found: expected headings ### Requirement: and its title.'),
      ...skipped,
    ];
  }
  const outside = spec.requirements
    .filter(({ operation }) => place.part === 'delta' && operation === null)
    .map(({ title, line }) => {
      const sections = '## ADDED, MODIFIED, REMOVED or RENAMED Requirements';
      return diagnose(
        'NXP-145',
        at(line),
        `Requirement ${showFound(title)} stands outside of ${sections}; it is read as an added one.`,
      );
    });
  const bare = spec.requirements
    .filter(({ operation, scenarios }) => place.part === 'delta' && scenarios.length === 0 && needsScenario(operation))
    .map(({ title, line }) =>
      diagnose('NXP-146', at(line), `Requirement ${showFound(title)} has no #### Scenario: heading.`),
    );
  return [...skipped, ...outside, ...bare];
}

function needsScenario(operation: Spec['requirements'][number]['operation']): boolean {
  return operation !== 'REMOVED' && operation !== 'RENAMED';
}
