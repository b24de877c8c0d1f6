import type { RequirementDocument } from '../model/document';
import type { DeclaredStatus } from '../model/requirement';
import type { Section } from '../markdown/markdown';
import { toPlainText } from '../markdown/text';
import { eachItem, type PlacedItem } from './outline';

type Task = RequirementDocument['tasks'][number];

/** A box with the mark for optional tasks behind it, which CommonMark readers take for text: `[ ]* 2.1 …`. */
const MARKED_BOX = /^\[([ xX~-]?)\]\*\s+/;
const NUMBER = /^(?:\*\*)?(\d+(?:\.\d+)*)[.):]?(?:\*\*)?\s+/;
const PARALLEL_MARK = /^(?:\(P\)|\[P\])\s*/;

/**
 * The tasks of a `tasks.md`: list items with a box, in the document's order. A box inside of another task is a task
 * of its own where it carries a number, else a detail of the task that holds it.
 */
export function readChecklist(root: Section): Task[] {
  return [...eachItem(root)].flatMap((placed) => readTask(placed) ?? []);
}

/** How far a change is by its own boxes; `null` where it has none. */
export function toProgress(tasks: readonly Task[]): DeclaredStatus | null {
  const done = tasks.filter((task) => task.done === true).length;
  if (tasks.length === 0) return null;
  if (done === tasks.length) return 'done';
  return done > 0 ? 'in-progress' : 'proposed';
}

function readTask({ item, list, depth }: PlacedItem): Task | null {
  const box = MARKED_BOX.exec(item.text);
  const done = box ? box[1]?.toLowerCase() === 'x' : item.checked;
  if (done === null) return null;
  const text = box ? item.text.slice(box[0].length) : item.text;
  const number = NUMBER.exec(text);
  const id = number?.[1] ?? (list.ordered ? item.marker.replace(/[.)]$/, '') : null);
  if (depth > 0 && id === null) return null;
  const title = toPlainText(number ? text.slice(number[0].length) : text).replace(/\s+/g, ' ');
  return { id, title: title.replace(PARALLEL_MARK, ''), done };
}
