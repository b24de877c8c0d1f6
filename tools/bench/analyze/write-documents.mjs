/** Documents to measure with: made up from a seed, so that every machine reads the same ones. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { WRITERS } from './dialect-writers.mjs';
import { createRandom } from './random.mjs';

export const DIALECTS = Object.keys(WRITERS);

/** Of twenty documents. */
const SHARES = { native: 10, 'protocol-family': 2, 'spec-kit': 3, openspec: 2, kiro: 1, backlog: 2 };

/**
 * Writes that many documents below a directory.
 *
 * @param {string} directory made where it is missing
 * @param {number} amount
 * @param {string} [only] one dialect, instead of a mixture
 * @returns {number} bytes written
 */
export function writeDocuments(directory, amount, only) {
  const random = createRandom(20_260_131);
  const turns =
    only === undefined ? Object.entries(SHARES).flatMap(([name, share]) => Array(share).fill(name)) : [only];
  const counts = new Map();
  let bytes = 0;
  for (let number = 0; number < amount; number++) {
    const dialect = turns[number % turns.length];
    const index = counts.get(dialect) ?? 0;
    counts.set(dialect, index + 1);
    const { file, text } = WRITERS[dialect](index, random);
    const path = join(directory, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}
