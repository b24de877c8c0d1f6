import { parse, type ParseError } from 'jsonc-parser';
import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import type { ReadFile } from './read-json';

/** The files at the root that say how the workspace does things. */
const FILES = ['nx.json', 'package.json', 'tsconfig.base.json', 'tsconfig.json'];

/**
 * The files of the workspace's root that are no JSON: what a tolerant reader makes of them would be planned on. Comments
 * and trailing commas are allowed, as in tsconfig files.
 */
export function findUnreadable(read: ReadFile): Diagnostic[] {
  return FILES.flatMap((file) => {
    const text = read(file);
    const line = text === null ? null : findError(text.replace(/^\uFEFF/, ''));
    if (line === null) return [];
    return [diagnose('NXP-563', { file, line }, `The file is no JSON from line ${line} on; expected one object.`)];
  });
}

/** The line of the first error, from 1; `null` where the text is one JSON object. */
function findError(text: string): number | null {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined) return text.slice(0, first.offset).split('\n').length;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 1;
}
