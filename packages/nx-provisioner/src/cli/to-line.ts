import { stripControlCharacters } from '../adapters/terminal-text';

/** One line without anything that would move the columns; blanks at its beginning stay. */
export function toLine(text: string): string {
  return stripControlCharacters(text.replace(/[\r\n\t\f\v]+/g, ' '));
}
