/** `1 lane`, `2 lanes`; the plural is the singular with an s unless it is given. */
export function countOf(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

/** Milliseconds as seconds with one decimal: `12.3 s`. */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[], conjunction = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** Joined words, cut after `limit` with the number of those left out: `a, b and 40 more`. */
export function joinSome(words: readonly string[], limit: number): string {
  const rest = words.length - limit;
  return joinWords(rest > 1 ? [...words.slice(0, limit), `${rest} more`] : words);
}

/** The words without those seen before, in their order. */
export function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
