import { splitFrontMatter } from '../../markdown/front-matter';
import type { Section } from '../../markdown/markdown';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { RequirementDocument, SourceText } from '../../model/document';
import type { AcceptanceCriterion } from '../../model/requirement';
import { findAnnouncedCriteria } from '../announced-criteria';
import { findValue, readOverview } from '../key-lines';
import { findOpenQuestions } from '../open-questions';
import { findSummary, findTitle, walkOutline, type Walk } from '../outline';
import { readOutline } from '../read-outline';
import type { Reading } from '../reader';
import { reportUnread } from '../report-unread';
import type { FeaturePlace } from './feature-place';
import { findClarifications } from './find-clarifications';
import { findFeatureDependencies } from './find-feature-dependencies';
import { findNumbered, isNumbered, REQUIREMENTS, SUCCESS_CRITERIA, type Numbered } from './find-numbered';
import { findScenarios } from './find-scenarios';
import { findStories } from './find-stories';
import { isPlaceholder } from './placeholders';
import type { FeatureFacts } from './spec-kit-facts';
import { readFeatureTitle, withoutSort } from './spec-title';

/** Reads a feature's `spec.md`: stories, numbered requirements, scenarios and open questions. */
export function readSpec({ file, text }: SourceText, place: FeaturePlace): Reading<FeatureFacts> {
  const root = readOutline(text);
  const walk = walkOutline(root);
  const keys = readOverview(root);
  const front = splitFrontMatter(text)?.data ?? {};
  const stated = (name: 'type' | 'priority' | 'status') => findValue(keys, name) ?? stringIn(front, name);
  const requirements = findNumbered(walk, REQUIREMENTS);
  const success = findNumbered(walk, SUCCESS_CRITERIA);
  const stories = findStories(root);
  const criteria = readCriteria(root, requirements);
  const questions = [...findClarifications(root), ...findOpenQuestions(root)];
  const document: RequirementDocument = {
    file,
    dialect: 'spec-kit',
    kind: 'spec',
    id: branchOf(findValue(keys, 'branch')) ?? place.folder,
    title: readFeatureTitle(root) ?? withoutSort(stringIn(front, 'title') ?? ''),
    declared: { type: stated('type'), priority: stated('priority'), status: stated('status') },
    dependencies: findFeatureDependencies(root, keys),
    subRequirements: requirements.map(({ id, text: title }) => ({ id, title })),
    acceptance: criteria.map(({ text: sentence, checked }) => ({ text: sentence, checked })),
    tasks: [],
  };
  const measured = success.map(({ id, text: sentence, line }) => ({
    id,
    text: sentence,
    checked: null,
    contract: null,
    line,
  }));
  return {
    document,
    facts: {
      role: 'spec',
      directory: place.directory,
      folder: place.folder,
      stories,
      acceptance: [...criteria, ...measured],
      openQuestions: questions,
      summary: findSummary(root),
      line: findTitle(root)?.line ?? 1,
    },
    diagnostics: [
      ...reportPlaceholders(file, walk),
      ...reportUnread(
        file,
        findUnread(walk, document, [keys, stories, requirements, success, criteria, questions].flat()),
      ),
      ...(stories.length + requirements.length + success.length === 0 ? [reportForm(file)] : []),
    ],
  };
}

/** Scenarios, else the acceptance column of the requirements' table, else whatever stands under a heading of criteria. */
function readCriteria(root: Section, requirements: readonly Numbered[]): AcceptanceCriterion[] {
  const scenarios = findScenarios(root);
  if (scenarios.length > 0) return scenarios.map((scenario) => ({ ...scenario, id: null, contract: null }));
  const tabled = requirements.flatMap(({ id, acceptance, line }) =>
    acceptance === null ? [] : [{ id, text: acceptance, checked: null, contract: null, line }],
  );
  if (tabled.length > 0) return tabled;
  return findAnnouncedCriteria(root)
    .filter(
      ({ text }) => ![REQUIREMENTS, SUCCESS_CRITERIA].some((form) => isNumbered(text, form)) && !isPlaceholder(text),
    )
    .map(({ text, checked, line }) => ({ id: null, text, checked, contract: null, line }));
}

/** The feature that a branch is named after; `null` for a template's placeholder or a branch of another kind. */
function branchOf(branch: string | null): string | null {
  return /^(?:.*\/)?(\d+-[^\s/[\]]+)$/.exec(branch ?? '')?.[1] ?? null;
}

function stringIn(data: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = Object.hasOwn(data, key) ? data[key] : null;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The chapters between whose lines no fact was found. */
function findUnread(
  { sections }: Walk,
  { dependencies }: RequirementDocument,
  facts: readonly { readonly line: number }[],
) {
  const chapters = sections.filter(({ level }) => level === 2);
  return chapters.filter(({ title, line }, at) => {
    const end = chapters[at + 1]?.line ?? Infinity;
    const holdsFacts = facts.some((fact) => fact.line >= line && fact.line < end);
    return !holdsFacts && !(dependencies.length > 0 && /dependenc|依赖|依存/iu.test(title));
  });
}

function reportPlaceholders(file: string, { blocks, items }: Walk): Diagnostic[] {
  const paragraphs = blocks.flatMap(({ block }) => (block.type === 'paragraph' ? [block] : []));
  const texts = [...paragraphs, ...items.map(({ item }) => item)].filter(({ text }) => isPlaceholder(text));
  const lines = texts.map(({ line }) => line).sort((a, b) => a - b);
  const [first] = lines;
  if (first === undefined) return [];
  const message = `${lines.length} place(s) still hold the template's words in brackets, at line ${lines.slice(0, 5).join(', ')}; they are left out.`;
  return [diagnose('NXP-132', { file, line: first }, message)];
}

function reportForm(file: string): Diagnostic {
  return diagnose(
    'NXP-130',
    { file, line: null },
    'The spec has none of the parts of spec-kit: no `User Story 1`, no `FR-001`, no `SC-001`; only its criteria are read.',
  );
}
