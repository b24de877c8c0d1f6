import { applyEdits, modify, parse, type FormattingOptions, type JSONPath } from 'jsonc-parser';

/**
 * Sets one value in JSON text and leaves comments, order and indentation of everything else as they are.
 *
 * @returns the text that came in where the value is already there
 */
export function setJsonValue(text: string, path: JSONPath, value: unknown): string {
  if (JSON.stringify(readJsonValue(text, path)) === JSON.stringify(value)) return text;
  return applyEdits(text, modify(text, path, value, { formattingOptions: detectFormatting(text) }));
}

/**
 * Adds values to the end of a list in JSON text, or makes the list; the entries that are there stay as they are written.
 */
export function appendJsonValues(text: string, path: JSONPath, values: readonly unknown[]): string {
  const list = readJsonValue(text, path);
  if (!Array.isArray(list)) return values.length === 0 ? text : setJsonValue(text, path, values);
  return values.reduce<string>((current, value, index) => {
    const options = { formattingOptions: detectFormatting(text), isArrayInsertion: true };
    return applyEdits(current, modify(current, [...path, list.length + index], value, options));
  }, text);
}

/** Sets one key of an object in JSON text, or makes the object; a new key comes before the first that is greater. */
export function setJsonKey(text: string, path: JSONPath, key: string, value: unknown): string {
  const getInsertionIndex = (present: string[]): number => {
    const after = present.findIndex((other) => other > key);
    return after === -1 ? present.length : after;
  };
  const options = { formattingOptions: detectFormatting(text), getInsertionIndex };
  return applyEdits(text, modify(text, [...path, key], value, options));
}

function detectFormatting(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const insertSpaces = !indent.startsWith('\t');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return { insertSpaces, tabSize: indent.length, eol };
}

/** The value at a path of JSON text; `undefined` where there is none. */
export function readJsonValue(text: string, path: JSONPath): unknown {
  let value = parse(text) as unknown;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** The strings of a list at a path of JSON text; empty where there is no list. */
export function readJsonList(text: string, path: JSONPath): string[] {
  const value = readJsonValue(text, path);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** Takes one value out of JSON text, and leaves everything else as it is written. */
export function removeJsonValue(text: string, path: JSONPath): string {
  return applyEdits(text, modify(text, path, undefined, { formattingOptions: detectFormatting(text) }));
}
