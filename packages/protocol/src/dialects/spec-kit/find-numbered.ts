import type { Table } from '../../markdown/markdown';
import { toPlainText } from '../../markdown/text';
import { toSentence } from '../find-criteria';
import { keepFirst } from '../keep-first';
import type { Walk } from '../outline';
import { isPlaceholder } from './placeholders';

/** A sentence with an id of its own: `FR-001`, `SC-002`. */
export interface Numbered {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  /** What its table says under acceptance; `null` where there is no such column. */
  readonly acceptance: string | null;
}

/** The ids that are looked for, at a line's beginning and by themselves. */
interface NumberedForm {
  /** Skips the marks that may stand before an id, which is cheaper than to take them out of every line. */
  readonly likely: RegExp;
  readonly line: RegExp;
  readonly whole: RegExp;
}

export const REQUIREMENTS = formOf(String.raw`(?:N?FR|REQ|[A-Z]{1,2}R)(?:-[A-Z]{2,8})?-?\d+[a-z]?(?:[.-]\d+)*|R\d+`);
export const SUCCESS_CRITERIA = formOf(String.raw`SC-?\d+[a-z]?`);

/** Finds the sentences that begin with an id, in lists, headings and tables, each id once, in the document's order. */
export function findNumbered({ sections, blocks, items }: Walk, form: NumberedForm): Numbered[] {
  const parse = (source: string, line: number): Numbered[] => {
    const found = form.likely.test(source) ? form.line.exec(toSentence(source)) : null;
    return found?.[1] === undefined ? [] : [{ id: found[1], text: found[2] ?? '', line, acceptance: null }];
  };
  const all = [
    ...items.flatMap(({ item }) => parse(item.text, item.line)),
    ...sections.flatMap(({ title, level, line }) => (level > 1 ? parse(title, line) : [])),
    ...blocks.flatMap(({ block }) => (block.type === 'table' ? readTable(block, form.whole) : [])),
  ];
  const filled = all.filter(({ text }) => text !== '' && !isPlaceholder(text)).sort((a, b) => a.line - b.line);
  return keepFirst(filled, (entry) => entry.id);
}

/** Whether a sentence begins with such an id. */
export function isNumbered(text: string, form: NumberedForm): boolean {
  return form.line.test(text);
}

function formOf(id: string): NumberedForm {
  return {
    likely: new RegExp(String.raw`^[\s*_~\`[]*(?:${id})`),
    line: new RegExp(String.raw`^(${id})(?:\s*[:：]|\s*[-–—]\s|\s|$)\s*(.*)$`, 's'),
    whole: new RegExp(String.raw`^(?:${id})$`),
  };
}

function readTable(table: Table, id: RegExp): Numbered[] {
  const header = table.header.map((cell) => toPlainText(cell));
  const find = (words: RegExp) => header.findIndex((cell) => words.test(cell));
  const criteria = find(/acceptance|验收|受け?入れ|akzeptanz/iu);
  const stated = find(/^(?:functional )?requirement|description|criterion|要件|要求|需求|内容|描述|anforderung/iu);
  return table.rows.flatMap(({ cells, line }) => {
    const plain = cells.map((cell) => toSentence(cell));
    const [first = ''] = plain;
    if (!id.test(first)) return [];
    const acceptance = plain[criteria] ?? '';
    return [
      {
        id: first,
        text: plain[stated > 0 ? stated : 1] ?? '',
        line,
        acceptance: acceptance === '' ? null : acceptance,
      },
    ];
  });
}
