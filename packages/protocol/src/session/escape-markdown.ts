import { stripControlCharacters, stripLines } from './strip-control-characters';

/** What opens emphasis, code, links, images, tables, strike-through or mathematics inside a line. */
const INLINE = /[\\`*[\]|~$]/g;

/** What opens a block where a line or list item begins: headings, rules, quotes, lists, underlines of headings. */
const BLOCK_START = /^(?:[#\-+=>:]|\d+(?=[.)]))/;

/** What stands for text that is empty or invisible: a blank would break the sentence around it. */
const EMPTY = '(empty)';

/**
 * One line of text as Markdown that shows exactly this text: nothing in it is read as Markdown or HTML.
 * Control characters are removed and line ends become blanks.
 */
export function escapeMarkdown(text: string): string {
  return (stripControlCharacters(text) || EMPTY)
    .replace(INLINE, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replace(BLOCK_START, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** Text as a code span: a name, path or command. */
export function codeSpan(text: string): string {
  const code = stripControlCharacters(text);
  if (code === '') return EMPTY;
  const ticks = '`'.repeat(longestRun(code) + 1);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${code}${pad}${ticks}`;
}

/** A code span for a table: what renderers disagree on, a pipe in code, is shown as plain text. */
export function codeCell(text: string): string {
  return text.includes('|') ? escapeMarkdown(text) : codeSpan(text);
}

/** Code or output as the lines of a fenced block, the fence longer than any in the text. */
export function fencedBlock(text: string, info: string): string[] {
  const lines = stripLines(text);
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${info}`, ...lines, fence];
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
