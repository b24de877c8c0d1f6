import type { Section } from '../../markdown/markdown';
import { eachFence, normalizeTitle } from '../../markdown/text';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { SourceText } from '../../model/document';
import type { ContractBlock } from '../../model/requirement';
import { findAnnouncedCriteria } from '../announced-criteria';
import { findValue, readOverview } from '../key-lines';
import { eachItem, eachSection, findSummary, findTitle } from '../outline';
import { findOpenQuestions } from '../open-questions';
import { readOutline } from '../read-outline';
import type { Reading } from '../reader';
import { reportUnread } from '../report-unread';
import type { RequirementFacts } from './family-facts';
import { findDependencies } from './find-dependencies';
import { findSubRequirements, REQUIREMENT_WORDS } from './find-sub-requirements';
import { findIds } from './references';

const API = /\bapis?\b|\bcontracts?\b|\binterfaces?\b|接口|契约|契約|インターフェース|schnittstelle/iu;
const SUMMARY = /\b(?:executive )?summary\b|^overview$|概要|摘要|zusammenfassung|résumé|resumen/iu;
/** Headings that the reader looks below. */
const READ = [
  API,
  SUMMARY,
  REQUIREMENT_WORDS,
  /overview|criteri|dependenc|depends|integration points|meta-?data|target state/iu,
];
const TYPESCRIPT = /^(?:ts|typescript|tsx|mts|cts)\b/i;

/** Reads a `REQUIREMENTS-…` document; the document's own id goes before the one in the file's name. */
export function readRequirement({ file, text }: SourceText): Reading<RequirementFacts> {
  const root = readOutline(text);
  const title = findTitle(root);
  const keys = readOverview(root);
  const heading = title?.title ?? '';
  const name = file.split('/').at(-1) ?? file;
  const [nameId] = findIds(name);
  const [statedId] = findIds(findValue(keys, 'id') ?? heading);
  const id = statedId ?? nameId ?? null;
  const dependencies = findDependencies(root, findValue(keys, 'dependencies'));
  const { contracts, other } = findContracts(root);
  const acceptance = findAnnouncedCriteria(root).map(({ text: sentence, checked, line, headings }) => {
    const contract = headings.find((each) => contracts.some(({ code }) => declares(code, each))) ?? null;
    return { id: null, text: sentence, checked, contract, line };
  });
  return {
    document: {
      file,
      dialect: 'protocol-family',
      kind: 'requirement',
      id,
      title: findValue(keys, 'title') ?? titleOf(heading),
      declared: {
        type: findValue(keys, 'type'),
        priority: findValue(keys, 'priority'),
        status: findValue(keys, 'status'),
      },
      dependencies: dependencies.map(({ raw, target }) => ({ raw, ref: target?.type === 'one' ? target.id : null })),
      subRequirements: findSubRequirements(root),
      acceptance: acceptance.map(({ text: sentence, checked }) => ({ text: sentence, checked })),
      tasks: [],
    },
    facts: {
      kind: 'requirement',
      owner: findValue(keys, 'owner'),
      statesDependencies: findValue(keys, 'dependencies') !== null || dependencies.length > 0,
      dependencies,
      acceptance,
      contracts,
      openQuestions: findOpenQuestions(root),
      summary: findSummaryText(root),
      line: title?.line ?? 1,
    },
    diagnostics: [...reportIdMismatch(file, title?.line ?? 1, statedId, nameId), ...reportLeftOut(file, root, other)],
  };
}

/** What follows the id in `REQUIREMENTS-P-004: Build System Configuration`; the whole heading where no id is in it. */
function titleOf(heading: string): string | null {
  const withoutId = heading
    .replace(/^.*?(?:(?:W|WORKER)-\d+-\d+|(?:P|S|PROVISIONER|STABILIZER)-\d+)\s*[-:：–—]?\s*/i, '')
    .trim();
  const title = withoutId === '' ? heading.trim() : withoutId;
  return title === '' ? null : title;
}

function findSummaryText(root: Section): string {
  const sections = eachSection(root);
  const summary = sections.find(({ title, level }) => level > 1 && SUMMARY.test(title) && !/overview/i.test(title));
  return (summary === undefined ? '' : findSummary(summary)) || findSummary(root);
}

/** TypeScript under headings that speak of an API or a contract, and the first block there that is another language. */
function findContracts(root: Section): { contracts: ContractBlock[]; other: number | null } {
  const fences = topmost(root, (section) => section.level > 1 && API.test(section.title)).flatMap(eachFence);
  const isContract = (info: string) => TYPESCRIPT.test(info) && !/\bfile=/.test(info);
  return {
    contracts: fences.filter(({ info }) => isContract(info)).map(({ code, line }) => ({ code, line })),
    other: fences.find(({ info }) => !TYPESCRIPT.test(info))?.line ?? null,
  };
}

function topmost(section: Section, matches: (section: Section) => boolean): Section[] {
  return matches(section) ? [section] : section.sections.flatMap((child) => topmost(child, matches));
}

function declares(code: string, name: string): boolean {
  return (
    /^[A-Za-z_$][\w$]*$/.test(name) && new RegExp(String.raw`\binterface\s+${name.replace(/\$/g, '\\$')}\b`).test(code)
  );
}

function reportIdMismatch(file: string, line: number, stated?: string, named?: string): Diagnostic[] {
  if (stated === undefined || named === undefined || stated === named) return [];
  return [
    diagnose('NXP-120', { file, line }, `The document says that it is ${stated}, its file's name says ${named}.`),
  ];
}

/** Names the chapters without a place in a requirement, and code from which no contract can be made. */
function reportLeftOut(file: string, root: Section, other: number | null): Diagnostic[] {
  const chapters = eachSection(root).filter(({ level }) => level === 2);
  const holdsBoxes = (section: Section) => eachItem(section).some(({ item }) => item.checked !== null);
  const unread = chapters.filter((chapter) => {
    const titles = eachSection(chapter).map(({ title }) => normalizeTitle(title));
    return !titles.some((title) => READ.some((pattern) => pattern.test(title))) && !holdsBoxes(chapter);
  });
  const diagnostics = reportUnread(file, unread);
  if (other !== null) {
    diagnostics.push(
      diagnose(
        'NXP-124',
        { file, line: other },
        'A code block under an API heading is not TypeScript: no contract is made of it.',
      ),
    );
  }
  return diagnostics;
}
