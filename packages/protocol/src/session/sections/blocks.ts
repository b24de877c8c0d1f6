/** From this many entries on, a list or table is folded, so that the artifact stays readable. */
const FOLD_ABOVE = 40;

/** A bullet list of prepared Markdown, folded when long; what there is none of is said in words. */
export function bulletList(items: readonly string[], none: string): string {
  if (items.length === 0) return `- None: ${none}`;
  return foldLong(items.map((item) => `- ${item}`).join('\n'), items.length, 'entries');
}

/** A list item with lines that belong to it, such as a fenced block, indented so that they stay inside. */
export function itemWithBlock(item: string, lines: readonly string[]): string {
  const [open = '', ...rest] = lines;
  const close = rest.pop() ?? '';
  // What looks like a heading is moved in further, so that no reader takes it for one.
  const body = rest.map((line) => (line === '' ? '' : `${/^ ?#/.test(line) ? '    ' : '  '}${line}`));
  return [item, '', `  ${open}`, ...body, `  ${close}`].join('\n');
}

/** A table of prepared cells, folded when long. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  if (rows.length === 0) return `None: ${none}`;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [line(header), line(header.map(() => '---')), ...rows.map(line)];
  return foldLong(lines.join('\n'), rows.length, 'rows');
}

export function quote(lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

/** Markdown behind a line to click on. */
export function fold(summary: string, markdown: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${markdown}\n\n</details>`;
}

function foldLong(markdown: string, length: number, what: string): string {
  return length > FOLD_ABOVE ? fold(`${length} ${what}`, markdown) : markdown;
}
