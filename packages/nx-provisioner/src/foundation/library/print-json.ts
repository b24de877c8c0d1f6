import { posix } from 'node:path';

/** A JSON file as Nx writes it. */
export function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The record with its keys in order. */
export function sortKeys(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A file at the workspace root, as a library names it: `../../tsconfig.base.json`. */
export function pathToRoot(root: string, file: string): string {
  return posix.join(posix.relative(root, '.'), file);
}
