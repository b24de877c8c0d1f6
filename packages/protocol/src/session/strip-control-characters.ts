/** A terminal's escape sequences: colours and cursor movements (CSI), titles and links (OSC), and two-character ones. */
const ESCAPE_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-~])/gu;

/** Line ends of every kind, so that a text of one line stays one. */
const BLANK = /[\s\u0085\u2028\u2029]+/gu;

/** Controls, marks that change the direction of text, invisible tags and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u200B\u2060\uFEFF\u{E0000}-\u{E007F}]/gu;

/** One line of printable text: escape sequences, control and direction marks removed, blanks and line ends joined. */
export function stripControlCharacters(text: string): string {
  return text.replace(ESCAPE_SEQUENCE, '').replace(BLANK, ' ').replace(UNPRINTABLE, '').trim();
}

/** The same for text of several lines, such as a task's output: indentation stays, tabs become two blanks. */
export function stripLines(text: string): string[] {
  return text
    .replace(ESCAPE_SEQUENCE, '')
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map((line) => line.replaceAll('\t', '  ').replace(UNPRINTABLE, '').trimEnd());
}
