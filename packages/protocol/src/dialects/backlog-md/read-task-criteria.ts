import type { Block, ListItem, Section } from '../../markdown/markdown';
import type { AcceptanceCriterion } from '../../model/requirement';
import { toSentence } from '../find-criteria';
import { eachBlock, eachSection } from '../outline';

const BEGIN = /<!--\s*AC:BEGIN\s*-->/i;
const END = /<!--\s*AC:END\s*-->/i;
const HEADING = /^acceptance criteria(?: \(optional\))?:?$/i;
const NUMBER = /^#(\d+(?:\.\d+)*)\s+/;

/**
 * The criteria of a task: the list items between Backlog.md's markers, wherever those stand, else those under a
 * heading `Acceptance Criteria`, as tasks from before the markers have it. Plan, notes and definition of done are none.
 */
export function readTaskCriteria(root: Section): AcceptanceCriterion[] {
  const blocks = [...eachBlock(root)].map((placed) => placed.block);
  const isMarked = blocks.some((block) => block.type === 'html' && BEGIN.test(block.text));
  const seen = new Set<string>();
  return (isMarked ? between(blocks) : underHeading(root))
    .flatMap((block) => (block.type === 'list' ? block.items : []))
    .map((item) => readItem(item, seen))
    .filter(({ text }) => text !== '');
}

function between(blocks: readonly Block[]): Block[] {
  let inside = false;
  return blocks.filter((block) => {
    if (block.type !== 'html') return inside;
    // Both markers may stand in one block, where the list is empty.
    inside = BEGIN.test(block.text) && !END.test(block.text);
    return false;
  });
}

function underHeading(root: Section): Block[] {
  return [...eachSection(root)]
    .filter((section) => HEADING.test(section.title))
    .flatMap((section) => [...eachSection(section)].flatMap((part) => part.blocks));
}

function readItem(item: ListItem, seen: Set<string>): AcceptanceCriterion {
  const number = NUMBER.exec(item.text);
  const id = number?.[1] ?? null;
  const isNew = id !== null && !seen.has(id);
  if (isNew) seen.add(id);
  const text = toSentence(number ? item.text.slice(number[0].length) : item.text);
  return { id: isNew ? id : null, text, checked: item.checked, contract: null, line: item.line };
}
