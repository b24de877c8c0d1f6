import { showFound } from '../../errors/show-found';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { RequirementDocument, SourceText } from '../../model/document';
import type { Requirement } from '../../model/requirement';
import { marksFix, titleSaysFix, toPriority, toStatus } from '../declared';
import { findCriteria } from '../find-criteria';
import type { Assembled, Claim, DialectReader, Reading } from '../reader';
import { newRequirement } from '../new-requirement';
import { toRequirementId, toUniqueSlugs } from '../slug';
import { hasTaskGrammar, parseTasks, type Task } from './parse-tasks';
import { resolveDependencies } from './resolve-dependencies';

export interface TaskMasterFacts {
  readonly file: string;
  readonly tasks: readonly Task[];
}

/** task-master: a `tasks.json` with one list of tasks, or one list for each tag. */
export const taskMasterReader: DialectReader<TaskMasterFacts> = {
  dialect: 'task-master',
  claim: claimFile,
  read: readTaskFile,
  assemble: (readings) => assembleTasks(readings.map((reading) => reading.facts)),
};

function claimFile({ file, text }: SourceText): Claim {
  const segments = file.split('/');
  const place = segments.slice(-3).join('/');
  if (place === '.taskmaster/tasks/tasks.json') return { take: true };
  if (segments.slice(0, -1).includes('.taskmaster')) {
    return { take: false, reason: 'a file of task-master other than its task list, tasks/tasks.json' };
  }
  if (segments.slice(-2).join('/') !== 'tasks/tasks.json') return null;
  try {
    if (hasTaskGrammar(text)) return { take: true };
  } catch {
    return { take: true };
  }
  return {
    take: false,
    reason: "named like task-master's task list, but its tasks have no dependencies, details or subtasks",
  };
}

function readTaskFile({ file, text }: SourceText): Reading<TaskMasterFacts> {
  const diagnostics: Diagnostic[] = [];
  let tasks: readonly Task[] = [];
  try {
    const parsed = parseTasks(text);
    tasks = parsed.tasks;
    if (!parsed.hasLists) {
      const expected = 'expected {"tasks": […]} or {"<tag>": {"tasks": […]}}';
      diagnostics.push(diagnose('NXP-140', { file, line: null }, `No task list was found: ${expected}.`));
    }
    diagnostics.push(...parsed.problems.map(({ message, line }) => diagnose('NXP-143', { file, line }, message)));
  } catch (error) {
    const reason = showFound(error instanceof Error ? error.message : String(error));
    diagnostics.push(diagnose('NXP-142', { file, line: null }, `The file is not valid JSON: ${reason}`));
  }
  return { document: toDocument(file, tasks), facts: { file, tasks }, diagnostics };
}

function toDocument(file: string, tasks: readonly Task[]): RequirementDocument {
  return {
    file,
    dialect: 'task-master',
    kind: 'task-list',
    id: null,
    title: null,
    declared: { type: null, priority: null, status: null },
    dependencies: [],
    subRequirements: tasks.flatMap((task) => task.subtasks.map(({ id, title }) => ({ id, title }))),
    acceptance: [],
    tasks: tasks.map(({ id, title, status }) => ({
      id,
      title,
      done: status === null ? null : toStatus(status) === 'done',
    })),
  };
}

function assembleTasks(files: readonly TaskMasterFacts[]): Assembled {
  const diagnostics: Diagnostic[] = [];
  const requirements: Requirement[] = [];
  for (const { file, tasks } of files) {
    const tags = toUniqueSlugs(tasks.map((task) => task.tag));
    for (const [tag, slug] of tags) {
      const list = keepFirst(
        file,
        tasks.filter((task) => task.tag === tag),
        diagnostics,
      );
      const ids = new Set(list.map((task) => task.id));
      for (const task of list) {
        const { tasks: dependsOn, unknown } = resolveDependencies(task, ids);
        for (const { subtask, dependency } of unknown) {
          const message = `Subtask ${showFound(subtask)} depends on ${showFound(dependency)}, which is neither a sibling nor another task's subtask.`;
          diagnostics.push(diagnose('NXP-144', { file, line: task.line }, message));
        }
        requirements.push(toRequirement(file, slug, task, dependsOn));
      }
    }
  }
  return { requirements, sessions: [], diagnostics };
}

/** Leaves out tasks that repeat an id within their tag: task-master itself finds only the first. */
function keepFirst(file: string, tasks: readonly Task[], diagnostics: Diagnostic[]): Task[] {
  const first = new Map<string, Task>();
  for (const task of tasks) {
    const other = first.get(task.id);
    if (other === undefined) first.set(task.id, task);
    else {
      const message = `Tag ${showFound(task.tag)} has task ${showFound(task.id)} twice, on line ${other.line} and here; the first one is read.`;
      diagnostics.push(diagnose('NXP-143', { file, line: task.line }, message));
    }
  }
  return [...first.values()];
}

function toRequirement(file: string, tag: string, task: Task, dependsOn: readonly string[]): Requirement {
  const acceptance = [...task.acceptance, ...task.subtasks.flatMap((subtask) => subtask.acceptance)];
  return newRequirement({
    id: toTaskRequirementId(tag, task.id),
    title: task.title,
    kind: marksFix(task.tag) || titleSaysFix(task.title) ? 'stabilization' : 'expansion',
    priority: toPriority(task.priority),
    area: tag,
    owner: task.assignee,
    status: toStatus(task.status),
    dependsOn: dependsOn.map((id) => toTaskRequirementId(tag, id)),
    acceptance: findCriteria(acceptance).map((text) => ({
      id: null,
      text,
      checked: null,
      contract: null,
      line: task.line,
    })),
    summary: (task.description ?? '').replace(/\s+/g, ' '),
    source: { file, line: task.line },
  });
}

/**
 * `TM-3` in the tag `master` and `TM-payments.3` in any other: ids restart in each tag, a legacy list becomes `master`
 * when task-master migrates it, and a slug has no dot, so that no two tasks share an id.
 */
function toTaskRequirementId(tag: string, id: string): string {
  const safe = toRequirementId(id);
  return tag === 'master' ? `TM-${safe}` : `TM-${tag}.${safe}`;
}
