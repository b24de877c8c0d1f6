import { isSeq, parseDocument } from 'yaml';

/** The strings of a list under a key of YAML text; empty where there is no list. */
export function readYamlList(text: string, key: string): string[] {
  const document = parseDocument(text);
  const node = document.errors.length > 0 ? undefined : document.get(key);
  if (!isSeq(node)) return [];
  const values: unknown[] = node.toJSON();
  return values.filter((value) => typeof value === 'string');
}
