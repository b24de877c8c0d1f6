import { stripControlCharacters } from './strip-control-characters';

/** Longer labels make a picture unreadable; the tables hold the whole text. */
const MAX_LABEL = 60;

/** What stands for text that is empty or invisible. */
const EMPTY = '(empty)';

/**
 * What a label must not hold as it stands: all but letters, digits and a few marks; a list marker at the start, which
 * Mermaid refuses; and the last letter of `end`, the word that closes a block.
 */
const SPECIAL = /^-|(?<=^\d+)\.|(?<=\ben)d\b|[^\p{L}\p{N}\p{M} @/,.-]/giu;

/**
 * Text for a label between double quotes: what is special becomes Mermaid's `#code;`, so that no quote, bracket,
 * comment, directive, HTML or Markdown is read from it.
 */
export function escapeMermaid(text: string): string {
  const characters = Array.from(stripControlCharacters(text));
  const isLong = characters.length > MAX_LABEL;
  const label = isLong ? `${characters.slice(0, MAX_LABEL - 1).join('')}…` : characters.join('');
  return (label === '' ? EMPTY : label).replace(SPECIAL, (character) => `#${character.codePointAt(0) ?? 32};`);
}
