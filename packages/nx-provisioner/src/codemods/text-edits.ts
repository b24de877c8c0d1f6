import type ts from 'typescript';

/** Puts `text` in the place of what stands from `start` to `end`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Carries out edits that do not overlap; insertions at one place come in the order of the list. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let position = 0;
  for (const edit of sorted) {
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** The edits that take elements out of a comma separated list and leave the others, with their comments, as they are. */
export function removeElements<Node extends ts.Node>(
  source: ts.SourceFile,
  elements: ts.NodeArray<Node>,
  isRemoved: (element: Node) => boolean,
): TextEdit[] {
  const lastKept = elements.findLastIndex((element) => !isRemoved(element));
  return elements.flatMap((element, index) => {
    if (!isRemoved(element)) return [];
    const next = elements[index + 1];
    // Behind the last one that stays, the comma before goes too.
    if (index > lastKept) {
      const previous = elements[index - 1];
      return [{ start: previous?.end ?? element.getStart(source), end: element.end, text: '' }];
    }
    return [{ start: element.getStart(source), end: next ? startOfNext(source, next) : element.end, text: '' }];
  });
}

/** A comment before an element belongs to it and stays. */
function startOfNext(source: ts.SourceFile, next: ts.Node): number {
  const start = next.getStart(source);
  return source.text.slice(next.pos, start).trim() === '' ? start : next.pos;
}

/** Takes a whole statement out, with its line where nothing else stands on it; comments around it stay. */
export function removeStatement(source: ts.SourceFile, statement: ts.Statement): TextEdit {
  const { text } = source;
  const start = statement.getStart(source);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1 || startOfText(text);
  const rest = /^[ \t]*(\r?\n|$)/.exec(text.slice(statement.end));
  if (text.slice(lineStart, start).trim() !== '' || rest === null) return { start, end: statement.end, text: '' };
  return { start: lineStart, end: statement.end + rest[0].length, text: '' };
}

/** Behind a byte order mark, which stays. */
function startOfText(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

/** The line break that the file uses. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The white space that the line of a position begins with. */
export function indentAt(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1 || startOfText(text);
  return /^[ \t]*/.exec(text.slice(start, position))?.[0] ?? '';
}
