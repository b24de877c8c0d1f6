import { showFound } from '../../errors/show-found';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { DocumentKind, RequirementDocument, SourceText } from '../../model/document';
import type { AcceptanceCriterion, Requirement } from '../../model/requirement';
import type { Section } from '../../markdown/markdown';
import { readChecklist } from '../checklist';
import { readTitle } from '../document-title';
import { findOpenQuestions } from '../open-questions';
import { eachSection, findSummary, findTitle } from '../outline';
import { readOutline } from '../read-outline';
import type { Claim, DialectReader, Reading } from '../reader';
import { assembleSpecs } from './assemble-specs';
import { findKiroPlace, type KiroPlace } from './kiro-place';
import { dropRepeatedIds, readCriteria, readSectionCriteria } from './read-criteria';
import { readState, type SpecState } from './read-state';
import { announcesCriteria, findRequirements } from './requirement-headings';

export interface KiroFacts {
  readonly place: KiroPlace;
  readonly document: RequirementDocument;
  readonly titleLine: number;
  readonly acceptance: readonly AcceptanceCriterion[];
  readonly unchanged: readonly AcceptanceCriterion[];
  readonly openQuestions: Requirement['openQuestions'];
  readonly summary: string;
}

const KINDS: Readonly<Record<KiroPlace['part'], DocumentKind>> = {
  requirements: 'requirements',
  bugfix: 'bugfix',
  design: 'design',
  tasks: 'tasks',
  state: 'spec',
};

/** Words that say what sort of document follows, not what it is about. */
const SORTS = [
  ...[
    'requirements',
    'requirements document',
    'requirements specification',
    '要件',
    '要件定義',
    '要件定義書',
    '需求',
    '需求文档',
    '需求文檔',
    '요구사항',
    '요구사항 문서',
  ],
  ...['bugfix', 'bugfix requirements', 'bugfix requirements document', 'bug fix', 'bug analysis'],
  ...[
    'design',
    'design document',
    'technical design',
    'technical design document',
    '設計',
    '設計書',
    '技術設計書',
    '设计',
    '设计文档',
  ],
  ...[
    'tasks',
    'task list',
    'implementation plan',
    'implementation tasks',
    '実装計画',
    '実装タスク',
    '实施计划',
    '实现计划',
    '任务列表',
  ],
  ...['documento de requisitos', 'plan de implementación', 'document des exigences', 'anforderungsdokument'],
];

const EXPECTED =
  /^(?:expected|correct|desired) behaviou?r|期待される(?:動作|挙動)|期待(?:动|動)作|(?:预|預)期行(?:为|為)|期望行为|기대 동작/i;
const UNCHANGED =
  /^(?:unchanged|preserved) behaviou?r|^regression prevention|変更しない|変更されない|不变(?:的)?行为|保持不变|不變|변경되지 않는/i;

/** Kiro: a folder for each spec with requirements or a bugfix, a design and tasks. */
export const kiroReader: DialectReader<KiroFacts> = {
  dialect: 'kiro',
  claim: claimFile,
  read: readFile,
  assemble: (readings) => assembleSpecs(readings.map((reading) => reading.facts)),
};

function claimFile({ file }: SourceText): Claim {
  const place = findKiroPlace(file);
  if (place === null) return null;
  return typeof place === 'string' ? { take: false, reason: place } : { take: true };
}

function readFile({ file, text }: SourceText): Reading<KiroFacts> {
  const place = findKiroPlace(file);
  if (place === null || typeof place === 'string') throw new TypeError(`${file} is not a Kiro document`);
  return place.part === 'state' ? readStateFile(file, text, place) : readMarkdownFile(file, text, place);
}

function readStateFile(file: string, text: string, place: KiroPlace): Reading<KiroFacts> {
  let state: SpecState = { title: null, type: null, status: null };
  const diagnostics: Diagnostic[] = [];
  try {
    state = readState(text);
  } catch (error) {
    const reason = showFound(error instanceof Error ? error.message : String(error));
    diagnostics.push(diagnose('NXP-142', { file, line: null }, `The file is not valid JSON: ${reason}`));
  }
  const document = {
    ...newDocument(file, place),
    title: state.title,
    declared: { type: state.type, priority: null, status: state.status },
  };
  return { document, facts: newFacts(place, document), diagnostics };
}

function readMarkdownFile(file: string, text: string, place: KiroPlace): Reading<KiroFacts> {
  const root = readOutline(text);
  const wants = place.part === 'requirements' || place.part === 'bugfix';
  const numbered = wants ? findRequirements(root) : [];
  const own = numbered.flatMap(readCriteria);
  const acceptance = wants ? dropRepeatedIds([...own, ...findLooseCriteria(root, own)]) : [];
  const document: RequirementDocument = {
    ...newDocument(file, place),
    title: readTitle(root, SORTS),
    subRequirements: numbered.map(({ id, title }) => ({ id, title })),
    acceptance: acceptance.map((criterion) => ({ text: criterion.text, checked: criterion.checked })),
    tasks: place.part === 'tasks' ? readChecklist(root) : [],
  };
  const facts: KiroFacts = {
    ...newFacts(place, document),
    titleLine: findTitle(root)?.line ?? 1,
    acceptance,
    unchanged:
      place.part === 'bugfix' ? dropRepeatedIds(findSections(root, UNCHANGED).flatMap(readSectionCriteria)) : [],
    openQuestions: place.part === 'tasks' ? [] : findOpenQuestions(root),
    summary: wants ? findSummary(introductionOf(root)) : '',
  };
  return { document, facts, diagnostics: checkGrammar(facts) };
}

/** Criteria that belong to no numbered requirement: a bugfix's expected behaviour, or one list for the whole document. */
function findLooseCriteria(root: Section, own: readonly AcceptanceCriterion[]): AcceptanceCriterion[] {
  const expected = findSections(root, EXPECTED).flatMap(readSectionCriteria);
  if (own.length > 0 || expected.length > 0) return expected;
  return [...eachSection(root)].filter((section) => announcesCriteria(section.title)).flatMap(readSectionCriteria);
}

function findSections(root: Section, title: RegExp): Section[] {
  return [...eachSection(root)].filter((section) => title.test(section.title));
}

function introductionOf(root: Section): Section {
  return (
    findSections(
      root,
      /^(?:\d+[.)]?\s*)?(?:introduction|overview|summary|feature overview|はじめに|概要|简介|概述|介绍|소개)$/i,
    )[0] ?? root
  );
}

function checkGrammar({ place, document, acceptance }: KiroFacts): Diagnostic[] {
  const at = { file: document.file, line: null };
  if (place.part === 'tasks' && document.tasks.length === 0) {
    return [
      diagnose('NXP-140', at, 'No task was found: expected list items with a box, such as - [ ] 1. Add the port.'),
    ];
  }
  const wants = place.part === 'requirements' || place.part === 'bugfix';
  if (!wants || acceptance.length > 0) return [];
  const expected =
    place.part === 'bugfix' ? '### Expected Behavior' : '### Requirement 1 and below it #### Acceptance Criteria';
  return [diagnose('NXP-140', at, `No acceptance criterion was found: expected ${expected} with numbered items.`)];
}

function newDocument(file: string, place: KiroPlace): RequirementDocument {
  return {
    file,
    dialect: 'kiro',
    kind: KINDS[place.part],
    id: place.name,
    title: null,
    declared: { type: null, priority: null, status: null },
    dependencies: [],
    subRequirements: [],
    acceptance: [],
    tasks: [],
  };
}

function newFacts(place: KiroPlace, document: RequirementDocument): KiroFacts {
  return { place, document, titleLine: 1, acceptance: [], unchanged: [], openQuestions: [], summary: '' };
}
