/** Colours, cursor movements, window titles and links, as ECMA-48 spells them. */
const ESCAPE_SEQUENCE =
  /\u001b(?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\[[0-?]*[ -/]*[@-~]|[ -/]*[0-~])?|\u009b[0-?]*[ -/]*[@-~]/g;

/** Everything that a terminal acts on instead of showing it, except the tab, and what turns the direction of text. */
const CONTROL_CHARACTER = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu;

/** Takes out of one line what a terminal would act on, so that a document or a task cannot steer the terminal. */
export function stripControlCharacters(line: string): string {
  return line.replace(ESCAPE_SEQUENCE, '').replace(CONTROL_CHARACTER, '');
}
