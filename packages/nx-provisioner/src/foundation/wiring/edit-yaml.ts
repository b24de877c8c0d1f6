import { isNode, isSeq, parseDocument, stringify } from 'yaml';

/**
 * Adds values to the end of a list under a key of YAML text, or makes the list. What is there stays as it is written; a
 * list in brackets is the exception, with which the document is printed anew, comments included.
 *
 * @throws Error where the text is no YAML
 */
export function appendYamlValues(text: string, key: string, values: readonly string[]): string {
  if (values.length === 0) return text;
  const document = parseDocument(text);
  if (document.errors[0] !== undefined) throw document.errors[0];
  const list = document.get(key);
  const last = isSeq(list) && list.flow !== true ? list.items.at(-1) : undefined;
  if (isNode(last) && last.range) return insertAfter(text, last.range, values);
  if (isSeq(list)) for (const value of values) list.add(document.createNode(value));
  else document.set(key, document.createNode([...values]));
  return document.toString({ lineWidth: 0 });
}

/** New lines below the last entry, indented like it. */
function insertAfter(text: string, [start, end]: readonly number[], values: readonly string[]): string {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const indent = /^\s*/.exec(text.slice(lineStart))?.[0] ?? '';
  const lineEnd = text.indexOf('\n', end);
  const before = lineEnd === -1 ? `${text}\n` : text.slice(0, lineEnd + 1);
  const after = lineEnd === -1 ? '' : text.slice(lineEnd + 1);
  return `${before}${values.map((value) => `${indent}- ${stringify(value)}`).join('')}${after}`;
}
