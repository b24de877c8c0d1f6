import { showFound } from '../../errors/show-found';
import type { Fence, Section } from '../../markdown/markdown';
import { eachFence, normalizeTitle } from '../../markdown/text';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { ContractBlock, Requirement, SuppliedFile } from '../../model/requirement';
import { toSentence } from '../find-criteria';
import { findSummary } from '../outline';
import { findInterfaces, isTypeScript, readAttribute, readSuppliedFile } from './read-fence';
import { readCriteria, type WrittenCriterion } from './read-criteria';

type Topic = 'contracts' | 'acceptance' | 'unchanged' | 'questions';

const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ['contract', 'contracts'],
  ['contracts', 'contracts'],
  ['acceptance criteria', 'acceptance'],
  ['acceptance criterion', 'acceptance'],
  ['acceptance', 'acceptance'],
  ['unchanged behaviour', 'unchanged'],
  ['unchanged behavior', 'unchanged'],
  ['open questions', 'questions'],
]);

const READ = 'Contract, Acceptance criteria, Unchanged behaviour and Open questions';

const FORMS: Readonly<Record<Topic, string>> = {
  contracts: 'a code block that begins with ```ts',
  acceptance: 'a list with one item for each criterion',
  unchanged: 'a list with one item for each behaviour',
  questions: 'a list with one item for each question',
};

/** What a document says below its front matter. */
export interface NativeBody {
  readonly title: string | null;
  readonly titleLine: number;
  readonly summary: string;
  readonly contracts: readonly ContractBlock[];
  readonly files: readonly SuppliedFile[];
  readonly acceptance: readonly WrittenCriterion[];
  readonly unchanged: readonly WrittenCriterion[];
  readonly openQuestions: Requirement['openQuestions'];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the sections of a document; every heading that is skipped, and every section that is empty, is reported. */
export function readBody(file: string, root: Section, id: string | null): NativeBody {
  const heading = root.sections.find(({ level, title }) => level === 1 && title !== '') ?? null;
  const { found, skipped } = sortSections(root, heading);
  const of = (topic: Topic) => found.filter((entry) => entry.topic === topic).map(({ section }) => section);
  const contracts = of('contracts')
    .flatMap(eachFence)
    .filter(isContract)
    .map(({ code, line }) => ({ code, line }));
  const interfaces = findInterfaces(contracts);
  const criteria = new Map(found.map((entry) => [entry.section, readItems(entry, id, interfaces)]));
  const under = (topic: Topic) => of(topic).flatMap((section) => criteria.get(section) ?? []);
  const supplied = eachFence(root).flatMap((fence) => {
    const path = readAttribute(fence, 'file');
    return path === null ? [] : [readSuppliedFile(file, fence, path)];
  });
  const diagnostics = [
    ...skipped.map((section) => reportSkipped(file, section)),
    ...found.filter((entry) => isEmpty(entry, criteria)).map(({ section, topic }) => reportEmpty(file, section, topic)),
    ...supplied.filter((result) => 'code' in result && 'severity' in result),
  ];
  return {
    title: heading === null ? null : toSentence(heading.title),
    titleLine: heading?.line ?? root.line,
    summary: findSummary(heading ? { ...heading, sections: [] } : { ...root, sections: [] }),
    contracts,
    files: supplied.filter((result) => 'path' in result),
    acceptance: under('acceptance'),
    unchanged: under('unchanged'),
    openQuestions: under('questions')
      .filter(({ checked }) => checked !== true)
      .map(({ written, line }) => ({ text: toSentence(written), line })),
    diagnostics,
  };
}

interface Found {
  readonly section: Section;
  readonly topic: Topic;
}

/** The sections that are read, and the outermost ones that are not. */
function sortSections(root: Section, heading: Section | null): { found: Found[]; skipped: Section[] } {
  const found: Found[] = [];
  const skipped: Section[] = [];
  const sort = (section: Section): void => {
    const topic = TOPICS.get(normalizeTitle(section.title));
    if (topic !== undefined) found.push({ section, topic });
    else if (section === heading || holdsTopic(section)) section.sections.forEach(sort);
    else if (!suppliesFile(section)) skipped.push(section);
  };
  root.sections.forEach(sort);
  return { found, skipped };
}

function holdsTopic(section: Section): boolean {
  return section.sections.some((child) => TOPICS.has(normalizeTitle(child.title)) || holdsTopic(child));
}

function suppliesFile(section: Section): boolean {
  return eachFence(section).some((fence) => readAttribute(fence, 'file') !== null);
}

function isContract(fence: Fence): boolean {
  return isTypeScript(fence) && readAttribute(fence, 'file') === null;
}

/** The items of a list, whose topic says what they are; a question has no id and belongs to no contract. */
function readItems({ section, topic }: Found, id: string | null, interfaces: ReadonlySet<string>): WrittenCriterion[] {
  if (topic === 'contracts') return [];
  return topic === 'questions' ? readCriteria(section, null, new Set()) : readCriteria(section, id, interfaces);
}

function isEmpty({ section, topic }: Found, criteria: ReadonlyMap<Section, readonly WrittenCriterion[]>): boolean {
  if (topic === 'contracts') return !eachFence(section).some((fence) => isTypeScript(fence));
  return criteria.get(section)?.length === 0;
}

function reportSkipped(file: string, { title, line }: Section): Diagnostic {
  return diagnose(
    'NXP-109',
    { file, line },
    `The section ${showFound(title)} is skipped; what is read stands under ${READ}.`,
  );
}

function reportEmpty(file: string, { title, line }: Section, topic: Topic): Diagnostic {
  return diagnose(
    'NXP-115',
    { file, line },
    `The section ${showFound(title)} holds nothing that is read; expected ${FORMS[topic]}.`,
  );
}
