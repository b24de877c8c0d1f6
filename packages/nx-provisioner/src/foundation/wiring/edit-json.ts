import { applyEdits, modify, parse, type JSONPath } from 'jsonc-parser';

/**
 * Sets one value in JSON text and leaves comments, order and indentation of everything else as they are.
 *
 * @returns the text that came in where the value is already there
 */
export function setJsonValue(text: string, path: JSONPath, value: unknown): string {
  if (JSON.stringify(readJsonValue(text, path)) === JSON.stringify(value)) return text;
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const insertSpaces = !indent.startsWith('\t');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return applyEdits(text, modify(text, path, value, { formattingOptions: { insertSpaces, tabSize: indent.length, eol } }));
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
