import type { Block, Fence, Section } from './markdown';

const MARKS = /[\\`*_~[]/;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const LINK = /!?\[([^[\]]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)/g;
const LONGEST_NAME = 200;
const HELD = /\0(\d+)\0/g;
const WORD = /[\p{L}\p{N}]/u;

const BOLD_KEY = /^(?:\*\*|__)([^*\n]{1,80}?)\s*([:：]?)\s*(?:\*\*|__)\s*([:：]?)\s*(.*)$/su;
const PLAIN_KEY = /^(\p{L}[\p{L}\p{N} _/()-]{0,39}?)\s*(?:：|:(?=\s|$))\s*(.*)$/su;

/** One `Key: value` line of a document. */
export interface KeyLine {
  /** As written, without marks and colon. */
  readonly key: string;
  /** As written, marks included; empty where nothing follows the colon. */
  readonly value: string;
  readonly line: number;
}

/** Turns Markdown into the words a reader sees: no emphasis, no code marks, links as their text, no closing `#`. */
export function toPlainText(source: string): string {
  const text = (source.includes('#') ? source.replace(/(?:^|\s)#+\s*$/, '') : source).trim();
  if (!MARKS.test(text)) return text;
  const held: string[] = [];
  const hold = (literal: string) => `\0${held.push(literal) - 1}\0`;
  const withoutCode = holdCodeSpans(text.replaceAll('\0', '\uFFFD'), hold);
  const escaped = withoutCode.replace(ESCAPE, (_, mark: string) => hold(mark));
  const plain = stripEmphasis(escaped.replace(LINK, '$1'));
  return plain.replace(HELD, (_, index: string) => held[Number(index)] ?? '').trim();
}

/** Replaces each code span by what `hold` returns for its content, in linear time. */
function holdCodeSpans(text: string, hold: (code: string) => string): string {
  const runs = [...text.matchAll(/\\?(`+)/g)].filter((run) => !run[0].startsWith('\\'));
  const closing = findClosingRuns(runs.map((run) => run[0].length));
  let result = '';
  let from = 0;
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index];
    const close = runs[closing[index] ?? -1];
    if (!open || !close) continue;
    result += text.slice(from, open.index) + hold(text.slice(open.index + open[0].length, close.index).trim());
    from = close.index + close[0].length;
    index = closing[index] ?? index;
  }
  return result + text.slice(from);
}

/** For each run of backticks the next one of the same length. */
function findClosingRuns(lengths: readonly number[]): (number | undefined)[] {
  const last = new Map<number, number>();
  const closing: (number | undefined)[] = [];
  for (let index = lengths.length - 1; index >= 0; index--) {
    const length = lengths[index] ?? 0;
    closing[index] = last.get(length);
    last.set(length, index);
  }
  return closing;
}

/** Removes marks that come in pairs; a lone one, as in `packages/*`, is text. */
function stripEmphasis(text: string): string {
  const runs = [...text.matchAll(/\*+|_+|~~/g)];
  const open = new Map<string, number>();
  const paired = new Set<number>();
  runs.forEach((run, index) => {
    const [mark] = run;
    const before = text.charAt(run.index - 1);
    const after = text.charAt(run.index + mark.length);
    const inWord = mark.startsWith('_');
    const opener = open.get(mark);
    if (opener !== undefined && before.trim() !== '' && !(inWord && WORD.test(after))) {
      paired.add(opener).add(index);
      open.delete(mark);
    } else if (after.trim() !== '' && !(inWord && WORD.test(before))) open.set(mark, index);
  });
  let result = '';
  let from = 0;
  for (const index of [...paired].sort((a, b) => a - b)) {
    const run = runs[index];
    if (!run) continue;
    result += text.slice(from, run.index);
    from = run.index + run[0].length;
  }
  return result + text.slice(from);
}

/**
 * Reads `**Key**: value`, `**Key:** value` and `Key: value` lines, whatever ends them, with ASCII or full-width colons.
 * A line without a key continues the value above it; lines before the first key are left out.
 *
 * @param source a paragraph or a list item
 */
export function parseKeyLines(source: { readonly text: string; readonly line: number }): KeyLine[] {
  const found: { key: string; value: string; line: number }[] = [];
  source.text.split('\n').forEach((raw, offset) => {
    const text = raw.replace(/\\$/, '').trim();
    const parsed = parseKeyLine(text);
    const last = found.at(-1);
    if (parsed) found.push({ ...parsed, line: source.line + offset });
    else if (last && text !== '') last.value = last.value === '' ? text : `${last.value} ${text}`;
  });
  return found;
}

function parseKeyLine(text: string): { key: string; value: string } | null {
  const bold = BOLD_KEY.exec(text);
  if (bold && (bold[2] !== '' || bold[3] !== '')) return { key: toPlainText(bold[1] ?? ''), value: bold[4] ?? '' };
  const plain = PLAIN_KEY.exec(text);
  return plain ? { key: plain[1] ?? '', value: plain[2] ?? '' } : null;
}

/** The key lines of paragraphs and of list items, in the document's order. */
export function collectKeyLines(blocks: readonly Block[]): KeyLine[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return parseKeyLines(block);
    return block.type === 'list' ? block.items.flatMap(parseKeyLines) : [];
  });
}

/** All fenced blocks of a section and of what is below it, those in lists and quotes too, in the document's order. */
export function eachFence(section: Section): Fence[] {
  return [...fencesOf(section.blocks), ...section.sections.flatMap(eachFence)];
}

function fencesOf(blocks: readonly Block[]): Fence[] {
  return blocks.flatMap((block) => {
    if (block.type === 'fence') return [block];
    if (block.type === 'quote') return fencesOf(block.blocks);
    return block.type === 'list' ? block.items.flatMap((item) => fencesOf(item.blocks)) : [];
  });
}

/** A heading's words for comparison: lower case, without number prefix, emoji, colon or other marks around them. */
export function normalizeTitle(title: string): string {
  // Nobody looks for a longer name, and looking for its end takes time that grows with the square of its length.
  return title
    .slice(0, LONGEST_NAME)
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^\d+(?:\.\d+)*[.)]?\s+[^\p{L}\p{N}]*/u, '')
    .replace(/[^\p{L}\p{N})]+$/u, '')
    .replace(/\s+/g, ' ');
}

/** The first section below `section` whose title is one of `names`, else `null`; marks around titles don't count. */
export function findSection(section: Section, names: readonly string[]): Section | null {
  const wanted = new Set(names.map(normalizeTitle));
  const search = (parent: Section): Section | null => {
    for (const child of parent.sections) {
      const found = wanted.has(normalizeTitle(child.title)) ? child : search(child);
      if (found) return found;
    }
    return null;
  };
  return search(section);
}
