import type { List, Section } from '../../markdown/markdown';
import { normalizeTitle, toPlainText } from '../../markdown/text';
import { eachBlock, eachSection } from '../outline';

export interface SubRequirement {
  readonly id: string | null;
  readonly title: string;
}

/** Titles of the chapter whose subheadings are the requirement's parts. */
export const REQUIREMENT_WORDS =
  /^(?:detailed |functional |specific |technical )?requirements?(?: details?| specifications?| breakdown| list)?$|^(?:要件|要求|需求)(?:詳細|详情|明细|定義)?$|^anforderungen$|^exigences$|^requisitos$/iu;

const NUMBERED_ID = /^([A-Z]{1,4}-\d+(?:-\d+)*(?:\.\d+)+)\s*[:：–—-]?\s*(.+)$/;
const NUMBER = /^\d+(?:\.\d+)*[.)、:：]?\s+/;

/**
 * The parts of a requirement: subheadings with an id such as `R-004.1: Title`, else the subheadings of the chapter
 * of requirements (`1. Title`), else the bold items of a numbered list that a label announces as requirements.
 */
export function findSubRequirements(root: Section): SubRequirement[] {
  const sections = eachSection(root).filter(({ level }) => level > 1);
  const withId = sections.map(({ title }) => NUMBERED_ID.exec(title)).filter((match) => match !== null);
  if (withId.length > 0) return withId.map(([, id, title]) => ({ id: id ?? null, title: title ?? '' }));
  const chapter = sections.find(
    ({ title, sections: parts }) => REQUIREMENT_WORDS.test(normalizeTitle(title)) && parts.length > 0,
  );
  if (chapter !== undefined)
    return chapter.sections.map(({ title }) => ({ id: null, title: title.replace(NUMBER, '') }));
  return findBoldItems(root);
}

function findBoldItems(root: Section): SubRequirement[] {
  for (const { block, label } of eachBlock(root)) {
    if (
      block.type !== 'list' ||
      !block.ordered ||
      label === null ||
      !/requirement|要件|需求|anforderung|exigence|requisito/iu.test(label)
    )
      continue;
    const titles = boldTitlesOf(block);
    if (titles.length > 0) return titles.map((title) => ({ id: null, title }));
  }
  return [];
}

/** Each item's bold beginning; none where an item has no such beginning, as then the list is another one. */
function boldTitlesOf(list: List): string[] {
  const titles = list.items.map(({ text }) => /^(?:\*\*|__)(.+?)(?:\*\*|__)/s.exec(text)?.[1]);
  return titles.every((title) => title !== undefined)
    ? titles.map((title) => toPlainText(title).replace(/\s*[:：]$/, ''))
    : [];
}
