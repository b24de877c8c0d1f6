import { parseMarkdown } from '../markdown/parse-markdown';
import { toPlainText } from '../markdown/text';
import { eachBlock } from './outline';

/** All white space but a single blank, which is most of it and may stay. */
const UNEVEN_BLANKS = /\s{2,}|[^\S ]/g;

/** The checkable sentences of Markdown texts: each outer list item and each paragraph that introduces no list; code is left out. */
export function findCriteria(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    [...eachBlock(parseMarkdown(text))].flatMap(({ block }) => {
      if (block.type === 'list') return block.items.map((item) => toSentence(item.text)).filter(Boolean);
      if (block.type !== 'paragraph' || /[:：]$/.test(block.text)) return [];
      return toSentence(block.text) || [];
    }),
  );
}

/** One line of plain text, as a test's title needs it. */
export function toSentence(source: string): string {
  return toPlainText(source).replace(UNEVEN_BLANKS, ' ').trim();
}
