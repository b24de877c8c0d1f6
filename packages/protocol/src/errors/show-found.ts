const MOST = 60;

/**
 * A value that was found, for a message: quoted, shortened, and without anything that a terminal would act on.
 */
export function showFound(value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, MOST + 1)) : toJson(value);
  const printable = text.replace(
    /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const isLong = typeof value === 'string' ? value.length > MOST : printable.length > MOST;
  return isLong ? `${printable.slice(0, MOST)}…${typeof value === 'string' ? '"' : ''}` : printable;
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // Aliases can make a circle, and nesting can be too deep.
    return 'a value that holds itself or is too deep to be shown';
  }
}
