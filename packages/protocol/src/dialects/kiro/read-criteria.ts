import type { Block, ListItem, Section } from '../../markdown/markdown';
import { toPlainText } from '../../markdown/text';
import type { AcceptanceCriterion } from '../../model/requirement';
import { toSentence } from '../find-criteria';
import { eachSection } from '../outline';
import { announcesCriteria, type NumberedRequirement } from './requirement-headings';

/** `1.1. WHEN …` and `AC-2: …`: no list to CommonMark, but that is how Kiro numbers across requirements. */
const OWN_NUMBER = /^\s*[*_]{0,2}(?:AC[-\s]?(\d+(?:\.\d+)*)|(\d+(?:\.\d+)+))[.:)]?[*_]{0,2}[.:)]?\s+(.*)$/isu;

/** The criteria of one requirement: what its criteria heading or label announces, else its numbered list. */
export function readCriteria({ id, section }: NumberedRequirement): AcceptanceCriterion[] {
  const announced = section.sections.filter((child) => announcesCriteria(child.title)).flatMap(allBlocks);
  const blocks = announced.length > 0 ? announced : blocksAfterLabel(section);
  if (blocks.length > 0) return readBlocks(blocks, id, true);
  const below = section.sections.flatMap(allBlocks).filter(isNumberedList);
  return readBlocks(below.length > 0 ? below : section.blocks, id, false);
}

/** Criteria of a section with a heading of its own, such as `### Unchanged Behavior`. */
export function readSectionCriteria(section: Section): AcceptanceCriterion[] {
  return readBlocks(allBlocks(section), null, true);
}

/** Keeps the first of several criteria with one id and leaves the others to be numbered: an id names one criterion. */
export function dropRepeatedIds(criteria: readonly AcceptanceCriterion[]): AcceptanceCriterion[] {
  const seen = new Set<string>();
  return criteria.map((criterion) => {
    if (criterion.id === null) return criterion;
    if (seen.has(criterion.id)) return { ...criterion, id: null };
    seen.add(criterion.id);
    return criterion;
  });
}

function allBlocks(section: Section): Block[] {
  return [...eachSection(section)].flatMap((part) => part.blocks);
}

/** What follows a line such as `**Acceptance Criteria:**`, up to the next label of another sort. */
function blocksAfterLabel(section: Section): Block[] {
  const found: Block[] = [];
  let announced = false;
  for (const block of section.blocks) {
    const label = block.type === 'paragraph' ? labelOf(block.text) : null;
    if (label !== null) announced = announcesCriteria(label);
    else if (announced) found.push(block);
  }
  return found;
}

function labelOf(paragraph: string): string | null {
  const last = paragraph.split('\n').at(-1)?.trim() ?? '';
  const isLabel = /^(\*\*|__).*\1\s*[:：]?$/.test(last) || /[:：]$/.test(last);
  return isLabel ? toPlainText(last) : null;
}

function isNumberedList(block: Block): boolean {
  return block.type === 'list' && block.ordered;
}

/** @param bullets whether bullets are criteria too, as they are where a heading or label announces some */
function readBlocks(blocks: readonly Block[], requirement: string | null, bullets: boolean): AcceptanceCriterion[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return readNumberedLines(block.text, block.line);
    if (block.type !== 'list' || !(block.ordered || bullets)) return [];
    return block.items.map((item) => readItem(item, block.ordered, requirement)).filter(({ text }) => text !== '');
  });
}

function readItem(item: ListItem, ordered: boolean, requirement: string | null): AcceptanceCriterion {
  const own = OWN_NUMBER.exec(item.text);
  const position = ordered ? item.marker.replace(/[.)]$/, '') : null;
  const counted = position === null || requirement === null ? position : `${requirement}.${position}`;
  const text = toSentence(own?.[3] ?? item.text);
  return { id: own?.[1] ?? own?.[2] ?? counted, text, checked: item.checked, contract: null, line: item.line };
}

/** Lines of a paragraph that begin with a number of their own; a line without one continues the criterion above it. */
function readNumberedLines(text: string, firstLine: number): AcceptanceCriterion[] {
  const found: { id: string; text: string; line: number }[] = [];
  text.split('\n').forEach((line, index) => {
    const own = OWN_NUMBER.exec(line);
    const last = found.at(-1);
    if (own) found.push({ id: own[1] ?? own[2] ?? '', text: own[3] ?? '', line: firstLine + index });
    else if (last) last.text += ` ${line}`;
  });
  return found.map(({ id, text: source, line }) => ({
    id,
    text: toSentence(source),
    checked: null,
    contract: null,
    line,
  }));
}
