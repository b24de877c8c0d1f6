/** Marks are put on the letter before them and need no place of their own. */
const NO_WIDTH = /^[\p{M}\p{Cf}]$/u;

/** Ideographs, syllables, full-width forms and pictures, which terminals draw twice as wide. */
const DOUBLE_WIDTH =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}])$/u;

/** Rows with their cells under each other, two blanks apart and two before; the last column is left ragged. */
export function formatColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((known, row) => {
    row.forEach((cell, column) => (known[column] = Math.max(known[column] ?? 0, widthOf(cell))));
    return known;
  }, []);
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .reduce((line, cell) => `${line}  ${cell}`, '')
      .trimEnd(),
  );
}

/** A text of at most so many columns; what is cut off leaves an ellipsis. */
export function cutToWidth(text: string, columns: number): string {
  // A text of fewer units than columns may still be twice as wide.
  if (text.length * 2 <= columns || widthOf(text) <= columns) return text;
  let cut = '';
  let width = 1;
  for (const character of text) {
    width += widthOf(character);
    if (width > columns) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/** The columns that a terminal needs for a text. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character < '\u0300') width += 1;
    else if (!NO_WIDTH.test(character)) width += DOUBLE_WIDTH.test(character) ? 2 : 1;
  }
  return width;
}
