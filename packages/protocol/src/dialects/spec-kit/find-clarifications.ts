import type { Block, Section } from '../../markdown/markdown';
import { toSentence } from '../find-criteria';
import { eachBlock, eachSection } from '../outline';

export interface Clarification {
  readonly text: string;
  readonly line: number;
}

const MARK = /\[(?:NEEDS CLARIFICATION|NEEDS_CLARIFICATION|需要澄清|要確認)\s*(?:[:：]\s*([^\]]{0,500}))?\]/gi;
const CODE = /(`{1,3})[^`]+\1/g;
const CHECKLIST = /checklist|チェックリスト|检查清单|execution status|\bgate\b/iu;

/** The questions that a document marks with `[NEEDS CLARIFICATION: …]`; code and checklists only speak of the mark. */
export function findClarifications(root: Section): Clarification[] {
  const headings = eachSection(root).flatMap(({ title, line }) => findMarks(title, line));
  const blocks = eachBlock(root).flatMap(({ block, path }) => {
    const found = findInBlock(block);
    return found.length > 0 && path.some(({ title }) => CHECKLIST.test(title)) ? [] : found;
  });
  return [...headings, ...blocks].sort((a, b) => a.line - b.line);
}

function findInBlock(block: Block): Clarification[] {
  switch (block.type) {
    case 'paragraph':
      return findMarks(block.text, block.line);
    case 'quote':
      return block.blocks.flatMap(findInBlock);
    case 'table':
      return block.rows.flatMap(({ cells, line }) => cells.flatMap((cell) => findMarks(cell, line)));
    case 'list':
      return block.items.flatMap((item) => {
        const marks = findMarks(item.text, item.line).filter(
          ({ text }) => item.checked === null || !/^no\b/i.test(text),
        );
        return [...marks, ...item.blocks.flatMap(findInBlock)];
      });
    default:
      return [];
  }
}

function findMarks(source: string, line: number): Clarification[] {
  if (!source.includes('[')) return [];
  const text = source.replace(CODE, (code) => ' '.repeat(code.length));
  return [...text.matchAll(MARK)].map((mark) => {
    const question = mark[1]?.trim() ?? '';
    const sentence = toSentence(source);
    return {
      text: question === '' ? sentence : question,
      line: line + text.slice(0, mark.index).split('\n').length - 1,
    };
  });
}
