import { stripControlCharacters } from './strip-control-characters';

/** Longer labels make a picture unreadable; the tables hold the whole text. */
const MAX_LABEL = 60;

/** What Mermaid shows as it stands inside a quoted label. */
const PLAIN = /^[\p{L}\p{N}\p{M} @/,.-]$/u;

/** A list marker at the start, which Mermaid refuses in labels, and the word that closes a block. */
const SPECIAL = /^(?:\d+\.|-)|\bend\b/giu;

/**
 * Text for a label between double quotes: all but letters, digits and a few marks become Mermaid's `#code;` entities,
 * so that no quote, bracket, comment, directive, HTML or Markdown is read from it.
 */
export function escapeMermaid(text: string): string {
  const line = stripControlCharacters(text);
  const characters = [...line];
  const label =
    characters.length > MAX_LABEL
      ? `${characters
          .slice(0, MAX_LABEL - 1)
          .join('')
          .trim()}…`
      : line;
  if (label === '') return '#32;';
  const special = new Set([...label.matchAll(SPECIAL)].map((match) => match.index + match[0].length - 1));
  let index = 0;
  return [...label]
    .map((character) => {
      const at = index;
      index += character.length;
      return PLAIN.test(character) && !special.has(at) ? character : entity(character);
    })
    .join('');
}

function entity(character: string): string {
  return `#${String(character.codePointAt(0) ?? 32)};`;
}
