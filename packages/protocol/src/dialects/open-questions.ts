import type { ListItem, Section } from '../markdown/markdown';
import type { Requirement } from '../model/requirement';
import { toSentence } from './find-criteria';
import { eachSection } from './outline';

const HEADING = /^(?:\d+[.)]?\s*)?(?:open|outstanding|unresolved) questions?\b|未解決|待解决问题|开放问题|未決事項/i;
const ANSWERED =
  /^(?:~~|✅|☑|✔)|\b(?:resolved|resolution|answer(?:ed)?|decision|decided)\b\s{0,2}\*{0,2}\s{0,2}[:：]/i;

/** The questions under a heading for open ones that carry no answer: items with a question mark and nothing below them. */
export function findOpenQuestions(root: Section): Requirement['openQuestions'][number][] {
  return [...eachSection(root)]
    .filter((section) => HEADING.test(section.title))
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.type === 'list' ? block.items.filter(isOpen) : []))
    .map((item) => ({ text: toSentence(item.text), line: item.line }));
}

function isOpen(item: ListItem): boolean {
  const asks = /[?？]/.test(item.text);
  return asks && item.checked !== true && item.blocks.length === 0 && !ANSWERED.test(item.text);
}
