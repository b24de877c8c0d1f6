import { showFound } from '../../errors/show-found';
import { locateTasks } from './locate-tasks';

/** A subtask as written; `id` as task-master names it to others: `5.2`. */
export interface Subtask {
  readonly id: string;
  readonly title: string;
  readonly dependencies: readonly string[];
  readonly acceptance: readonly string[];
}

/** A top-level task as written. */
export interface Task {
  readonly tag: string;
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly status: string | null;
  readonly priority: string | null;
  readonly assignee: string | null;
  readonly dependencies: readonly string[];
  /** Texts that say how the task is verified, Markdown as written. */
  readonly acceptance: readonly string[];
  readonly subtasks: readonly Subtask[];
  readonly line: number;
}

/** A task that cannot be read, with what is wrong with it. */
export interface TaskProblem {
  readonly message: string;
  readonly line: number;
}

export interface TaskFile {
  /** Whether anything in the file is a task list: `{tasks: […]}` or `{tag: {tasks: […]}}`. */
  readonly hasLists: boolean;
  readonly tasks: readonly Task[];
  readonly problems: readonly TaskProblem[];
}

type Entry = Readonly<Record<string, unknown>>;

/** The tag that task-master gives to a list from before there were tags. */
const LEGACY_TAG = 'master';

/**
 * Reads the tasks of a task-master file, in the file's order, both shapes.
 * @throws SyntaxError when the text is not JSON.
 */
export function parseTasks(text: string): TaskFile {
  const json = text.replace(/^\uFEFF/, '');
  const lists = findLists(JSON.parse(json));
  const lines = lists.length === 0 ? new Map<string, number>() : locateTasks(json);
  const tasks: Task[] = [];
  const problems: TaskProblem[] = [];
  for (const { tag, path, entries } of lists) {
    entries.forEach((entry, index) => {
      const line = lines.get(`${path}/${index}`) ?? 1;
      const task = readTask(tag, entry, line);
      if (typeof task === 'string')
        problems.push({ message: `Task ${index + 1} of tag ${showFound(tag)} ${task}.`, line });
      else tasks.push(task);
    });
  }
  return { hasLists: lists.length > 0, tasks, problems };
}

/**
 * Whether a file that only has task-master's name has its grammar as well: tasks with an id and a title,
 * of which some list dependencies and some have details, a test strategy or subtasks.
 * Other tools write a `tasks.json` too, with ids and titles alone.
 */
export function hasTaskGrammar(text: string): boolean {
  const entries = findLists(JSON.parse(text.replace(/^\uFEFF/, ''))).flatMap((list) => list.entries);
  const tasks = entries.filter(isEntry);
  const named = tasks.length > 0 && tasks.every((task) => toId(task.id) !== null && typeof task.title === 'string');
  const ordered = tasks.some((task) => Array.isArray(task.dependencies));
  const detailed = tasks.some((task) => ['details', 'testStrategy', 'subtasks'].some((key) => key in task));
  return named && ordered && detailed;
}

function findLists(data: unknown): { tag: string; path: string; entries: readonly unknown[] }[] {
  if (!isEntry(data)) return [];
  const legacy = Array.isArray(data.tasks)
    ? [{ tag: LEGACY_TAG, path: 'tasks', entries: data.tasks as unknown[] }]
    : [];
  const tagged = Object.entries(data).flatMap(([tag, value]) =>
    isEntry(value) && Array.isArray(value.tasks)
      ? [{ tag, path: `${tag}/tasks`, entries: value.tasks as unknown[] }]
      : [],
  );
  return [...legacy, ...tagged];
}

/** The task, or what is wrong with it. */
function readTask(tag: string, entry: unknown, line: number): Task | string {
  if (!isEntry(entry)) return 'is not an object with id and title';
  const id = toId(entry.id);
  if (id === null) return 'has no id; a number or a text is expected';
  const title = toText(entry.title);
  if (title === null) return `(id ${showFound(id)}) has no title`;
  return {
    tag,
    id,
    title,
    line,
    description: toText(entry.description),
    status: toText(entry.status),
    priority: toText(entry.priority),
    assignee: toText(entry.assignee),
    dependencies: toIds(entry.dependencies),
    acceptance: [...toTexts(entry.acceptanceCriteria), ...toTexts(entry.testStrategy)],
    subtasks: Array.isArray(entry.subtasks) ? entry.subtasks.flatMap((subtask) => readSubtask(id, subtask)) : [],
  };
}

function readSubtask(parent: string, entry: unknown): Subtask[] {
  if (!isEntry(entry)) return [];
  const written = toId(entry.id);
  const title = toText(entry.title);
  if (written === null || title === null) return [];
  const id = /^\d+$/.test(written) ? `${parent}.${written}` : written;
  return [{ id, title, dependencies: toIds(entry.dependencies), acceptance: toTexts(entry.acceptanceCriteria) }];
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toId(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : toText(value);
}

function toIds(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item) => toId(item) ?? []) : [];
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function toTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => toText(item) ?? []);
}
