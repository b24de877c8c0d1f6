import type { Section } from '../../markdown/markdown';
import { diagnose } from '../../model/diagnostic';
import type { DocumentKind, RequirementDocument, SourceText } from '../../model/document';
import { toSentence } from '../find-criteria';
import { keepFirst } from '../keep-first';
import { findValue, readOverview } from '../key-lines';
import { eachItem, eachSection, findSummary, findTitle, type PlacedItem } from '../outline';
import { readOutline } from '../read-outline';
import type { Reading } from '../reader';
import type { FeaturePlace, FeatureRole } from './feature-place';
import { findClarifications } from './find-clarifications';
import type { FeatureFacts } from './spec-kit-facts';
import { readFeatureTitle } from './spec-title';

type Task = RequirementDocument['tasks'][number];

const TASK = /^(T\d+[a-z]?)(?:\s*[:.：–—-]\s*|\s+)((?:\[[^\]]*\]\s*)*)(\S.*)$/s;
/** Chapters that speak of tasks again: their order, examples, what may go on side by side. */
const REPEATED = /dependenc|parallel|example|strategy|summary|notation|format|依赖|依存|並列|并行/iu;

/** Reads a feature's `plan.md`: only its title and its open questions, since it says how and not what. */
export function readPlan({ file, text }: SourceText, place: FeaturePlace): Reading<FeatureFacts> {
  const root = readOutline(text);
  const chapter = eachSection(root).find(({ title, level }) => level > 1 && /summary|概要|摘要/iu.test(title));
  return {
    document: toDocument(file, 'plan', root, place, []),
    facts: { ...toFacts('plan', root, place), summary: chapter === undefined ? '' : findSummary(chapter) },
    diagnostics: [],
  };
}

/** Reads a feature's `tasks.md`: the items `- [ ] T001 [P] [US1] …`, and nothing that repeats their ids. */
export function readTasks({ file, text }: SourceText, place: FeaturePlace): Reading<FeatureFacts> {
  const root = readOutline(text);
  const tasks = findTasks(root);
  const message = 'No item begins with a task id such as `- [ ] T001`, so no task is counted.';
  return {
    document: toDocument(file, 'tasks', root, place, tasks),
    facts: toFacts('tasks', root, place),
    diagnostics: tasks.length > 0 ? [] : [diagnose('NXP-133', { file, line: null }, message)],
  };
}

function findTasks(root: Section): Task[] {
  const items = eachItem(root);
  const boxed = items.filter(({ item }) => item.checked !== null).flatMap(toTask);
  const found = boxed.length > 0 ? boxed : items.filter((placed) => !isRepeated(placed)).flatMap(toTask);
  return keepFirst(found, ({ id }) => id);
}

function toTask({ item }: PlacedItem): Task[] {
  if (!/^[\s*_~`[]*T\d/.test(item.text)) return [];
  const found = TASK.exec(toSentence(item.text));
  return found === null ? [] : [{ id: found[1] ?? null, title: found[3] ?? '', done: item.checked }];
}

function isRepeated({ path, label }: PlacedItem): boolean {
  return [...path.filter(({ level }) => level > 1).map(({ title }) => title), label ?? ''].some((title) =>
    REPEATED.test(title),
  );
}

function toDocument(
  file: string,
  kind: DocumentKind,
  root: Section,
  place: FeaturePlace,
  tasks: Task[],
): RequirementDocument {
  return {
    file,
    dialect: 'spec-kit',
    kind,
    id: place.folder,
    title: readFeatureTitle(root),
    declared: { type: null, priority: null, status: findValue(readOverview(root), 'status') },
    dependencies: [],
    subRequirements: [],
    acceptance: [],
    tasks,
  };
}

function toFacts(role: FeatureRole, root: Section, { directory, folder }: FeaturePlace): FeatureFacts {
  const line = findTitle(root)?.line ?? 1;
  return {
    role,
    directory,
    folder,
    stories: [],
    acceptance: [],
    openQuestions: findClarifications(root),
    summary: '',
    line,
  };
}
