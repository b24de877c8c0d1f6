import type { z } from 'zod';
import { showFound } from '../../errors/show-found';

/** Says of a value that fails its schema where it stands, what was found there and what was expected. */
export function describeIssue(
  name: string,
  value: unknown,
  issue: z.core.$ZodIssue,
): { readonly path: readonly PropertyKey[]; readonly message: string } {
  const path = [name, ...issue.path];
  const label = path.map(printPart).join('').slice(1);
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map(showFound).join(', ');
    return {
      path: [...path, issue.keys[0] ?? ''],
      message: `${label} has the key ${keys}; expected ${issue.message}.`,
    };
  }
  const expected = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  const found = issue.code === 'invalid_key' ? path.at(-1) : valueAt(value, issue.path);
  return { path, message: `${label} is ${showFound(found)}; expected ${expected}.` };
}

function printPart(part: PropertyKey): string {
  if (typeof part === 'number') return `[${part}]`;
  const text = String(part);
  return /^[\w-]{1,64}$/.test(text) ? `.${text}` : `.${showFound(text)}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((found, key) => {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    return (found as Record<PropertyKey, unknown>)[key];
  }, value);
}
