/** What a terminal acts on, and what turns the direction of text or ends a line of it. */
const UNPRINTABLE = /[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * A value as JSON with two spaces and a line end at the end. What would act on a terminal or hide in a diff is written as
 * an escape, which reads back as the same text.
 */
export function printJson(value: unknown): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value, null, 2).replace(UNPRINTABLE, escape)}\n`;
}
