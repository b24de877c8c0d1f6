import { splitFrontMatter, type FrontMatter } from '../../markdown/front-matter';
import { parseMarkdown } from '../../markdown/parse-markdown';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { RequirementDocument, SourceText } from '../../model/document';
import type { AcceptanceCriterion } from '../../model/requirement';
import { eachSection, findSummary } from '../outline';
import type { Claim, DialectReader, Reading } from '../reader';
import { assembleBacklog } from './assemble-backlog';
import { findBacklogPlace, type BacklogPlace } from './backlog-place';
import { quoteMentions } from './quote-mentions';
import { readTaskCriteria } from './read-task-criteria';

export interface BacklogFacts {
  readonly place: BacklogPlace;
  readonly document: RequirementDocument;
  readonly labels: readonly string[];
  readonly assignee: string | null;
  readonly parent: string | null;
  readonly acceptance: readonly AcceptanceCriterion[];
  readonly dependencyLine: number;
  readonly summary: string;
}

/** Backlog.md: a Markdown file with front matter for each task. */
export const backlogReader: DialectReader<BacklogFacts> = {
  dialect: 'backlog-md',
  claim: claimFile,
  read: readTaskFile,
  assemble: (readings) => assembleBacklog(readings.map((reading) => reading.facts)),
};

function claimFile({ file }: SourceText): Claim {
  const place = findBacklogPlace(file);
  if (place === null) return null;
  return typeof place === 'string' ? { take: false, reason: place } : { take: true };
}

function readTaskFile({ file, text }: SourceText): Reading<BacklogFacts> {
  const place = findBacklogPlace(file);
  if (place === null || typeof place === 'string') throw new TypeError(`${file} is not a task of Backlog.md`);
  const frontMatter = splitFrontMatter(quoteMentions(text));
  const root = parseMarkdown(frontMatter?.body ?? text, frontMatter?.bodyLine ?? 1);
  const fields = frontMatter?.data ?? {};
  const acceptance = readTaskCriteria(root);
  const document: RequirementDocument = {
    file,
    dialect: 'backlog-md',
    kind: 'task',
    id: toText(fields.id),
    title: toText(fields.title),
    declared: { type: toText(fields.type), priority: toText(fields.priority), status: toText(fields.status) },
    dependencies: toTexts(fields.dependencies).map((raw) => ({ ref: /\d/.test(raw) ? raw : null, raw })),
    subRequirements: [],
    acceptance: acceptance.map((criterion) => ({ text: criterion.text, checked: criterion.checked })),
    tasks: [],
  };
  const description = [...eachSection(root)].find((section) => /^description$/i.test(section.title));
  const facts: BacklogFacts = {
    place,
    document,
    labels: toTexts(fields.labels),
    assignee: toTexts(fields.assignee)[0]?.replace(/^@/, '') ?? null,
    parent: toText(fields.parent_task_id) ?? toText(fields.parent),
    acceptance,
    dependencyLine: frontMatter?.lines.get('dependencies') ?? 1,
    summary: description === undefined ? '' : findSummary(description),
  };
  return { document, facts, diagnostics: checkFrontMatter(document, frontMatter) };
}

function checkFrontMatter(document: RequirementDocument, frontMatter: FrontMatter | null): Diagnostic[] {
  const { file } = document;
  if (frontMatter === null) {
    const message = 'No front matter was found: expected id, title and status between two --- lines.';
    return [diagnose('NXP-140', { file, line: null }, message)];
  }
  if (frontMatter.problems.length > 0) {
    return frontMatter.problems.map(({ line, message }) =>
      diagnose('NXP-148', { file, line }, `The front matter cannot be read: ${message}.`),
    );
  }
  const missing = (['id', 'title'] as const).filter((field) => document[field] === null);
  if (missing.length === 0) return [];
  return [diagnose('NXP-143', { file, line: 1 }, `The front matter has no ${missing.join(' and no ')}.`)];
}

/** YAML reads `id: 12` as a number and `title: true` as a truth value; an author wrote words. */
function toText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function toTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => toText(item) ?? []);
}
