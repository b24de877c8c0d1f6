import { showFound } from '../../errors/show-found';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { DeclaredStatus, Requirement } from '../../model/requirement';
import { marksFix, titleSaysFix, toPriority, toStatus } from '../declared';
import { groupBy } from '../group-by';
import { newRequirement } from '../new-requirement';
import type { Assembled } from '../reader';
import { toRequirementId, toSlug } from '../slug';
import type { BacklogFacts } from './backlog-reader';
import { TaskIndex } from './resolve-task-id';

/** A task that can become a requirement. */
interface NamedTask extends BacklogFacts {
  readonly id: string;
}

/** The area of tasks that have no label, and whose parent has none. */
const UNLABELLED = 'backlog';

/** Makes one requirement of each task; references are looked up within their own backlog. */
export function assembleBacklog(facts: readonly BacklogFacts[]): Assembled {
  const requirements: Requirement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const tasks of groupBy(facts.flatMap(toNamedTask), ({ place }) => place.root).values()) {
    const index = new TaskIndex(tasks.map(({ id }) => id));
    const byId = new Map(tasks.map((task) => [task.id, task]));
    for (const task of tasks) requirements.push(toRequirement(task, index, byId, diagnostics));
  }
  return { requirements, sessions: [], diagnostics: [...diagnostics, ...reportSharedAreas(facts)] };
}

function toNamedTask(task: BacklogFacts): NamedTask[] {
  const { id } = task.document;
  return id === null ? [] : [{ ...task, id }];
}

function toRequirement(
  task: NamedTask,
  index: TaskIndex,
  byId: ReadonlyMap<string, NamedTask>,
  diagnostics: Diagnostic[],
): Requirement {
  const { document, labels } = task;
  const { type, priority, status } = document.declared;
  const title = document.title ?? task.id;
  const isFix = marksFix(type) || labels.some(marksFix) || titleSaysFix(title);
  return newRequirement({
    id: toRequirementId(task.id),
    title,
    kind: isFix ? 'stabilization' : 'expansion',
    priority: toPriority(priority),
    area: toSlug(areaLabel(labels) ?? parentLabel(task, index, byId) ?? UNLABELLED),
    owner: task.assignee,
    status: statusAt(task, toStatus(status)),
    dependsOn: resolveDependencies(task, index, diagnostics),
    acceptance: task.acceptance,
    summary: task.summary,
    source: { file: document.file, line: 1 },
  });
}

/** The first label that names a place in the product and not only the sort of work, if there is one. */
function areaLabel(labels: readonly string[]): string | undefined {
  return labels.find((label) => !marksFix(label)) ?? labels[0];
}

function parentLabel(task: NamedTask, index: TaskIndex, byId: ReadonlyMap<string, NamedTask>): string | undefined {
  const [parent] = task.parent === null ? [] : index.find(task.parent);
  return parent === undefined ? undefined : areaLabel(byId.get(parent)?.labels ?? []);
}

/** A folder says more than a field that was never moved on: what is archived without being done was given up. */
function statusAt({ place }: NamedTask, declared: DeclaredStatus | null): DeclaredStatus | null {
  if (place.state === 'completed') return 'done';
  if (place.state === 'archived') return declared === 'done' ? 'done' : 'withdrawn';
  return declared;
}

/**
 * A reference that no task answers stays, for the plan to report it; of a task that is over it is dropped, since
 * nothing waits for it any more.
 */
function resolveDependencies(task: NamedTask, index: TaskIndex, diagnostics: Diagnostic[]): string[] {
  const ids = task.document.dependencies.flatMap(({ raw }) => {
    const found = index.find(raw);
    if (found.length > 1) {
      const place = { file: task.document.file, line: task.dependencyLine };
      diagnostics.push(
        diagnose(
          'NXP-149',
          place,
          `The dependency ${showFound(raw)} may mean ${found.map(showFound).join(' or ')}; it is left as it is.`,
        ),
      );
      return raw;
    }
    return found[0] ?? (task.place.state === 'open' ? index.rename(raw) : []);
  });
  return [...new Set(ids.map(toRequirementId))];
}

/** Says where labels that are spelled differently end in one area, so that nothing is merged unseen. */
function reportSharedAreas(facts: readonly BacklogFacts[]): Diagnostic[] {
  const labelled = facts.flatMap((task) => {
    const label = areaLabel(task.labels);
    return label === undefined ? [] : [{ label, file: task.document.file }];
  });
  return [...groupBy(labelled, ({ label }) => toSlug(label))].flatMap(([area, uses]) => {
    const labels = [...new Set(uses.map(({ label }) => label))];
    const file = uses[0]?.file;
    if (labels.length < 2 || file === undefined) return [];
    const message = `The labels ${labels.map(showFound).join(', ')} are one area, ${area}.`;
    return [diagnose('NXP-150', { file, line: null }, message)];
  });
}
