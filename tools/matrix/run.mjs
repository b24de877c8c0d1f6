/**
 * `npm run test:matrix`: provisions a small workspace in every combination of style, package manager, test runner and
 * Nx version, and says which held. Goes on after a failure and exits with 1 where there was one.
 *
 *   --only=<ids>      such as ts-solution/pnpm/vitest/23, with commas between and a star for any part
 *   --folder=<path>   where workspaces, programs and caches go; default: a folder beside other temporary ones
 *   --packs=<path>    tarballs that are packed already
 *   --resume          leaves out what passed with the same tarballs
 *   --keep            keeps workspaces that passed; one that failed is always kept
 *   --list            prints the combinations and those that cannot be
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { pack } from '../pack.mjs';
import { IMPOSSIBLE, listCombinations, selectCombinations } from './combinations.mjs';
import { runCombination } from './run-combination.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    folder: { type: 'string' },
    packs: { type: 'string' },
    resume: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

/** Outside of the repository: in it, a package that the plugin forgot to name would be found in the repository's. */
const FOLDER = resolve(options.folder ?? join(tmpdir(), 'nx-provisioner-matrix'));
const RESULTS = join(FOLDER, 'results.json');

if (options.list) {
  for (const { id } of listCombinations()) console.log(id);
  for (const [id, reason] of IMPOSSIBLE) console.log(`${id}: cannot be, ${reason}`);
} else {
  process.exitCode = main();
}

function main() {
  const combinations = options.only === undefined ? listCombinations() : selectCombinations(options.only);
  mkdirSync(FOLDER, { recursive: true });
  const { packages, digest } = packPlugin();
  const known = readResults(digest);
  for (const [index, combination] of combinations.entries()) {
    const { id } = combination;
    if (options.resume && known[id]?.passed) continue;
    console.log(`\n${id} (${index + 1} of ${combinations.length})`);
    known[id] = runCombination(combination, { folder: FOLDER, packages, report: console.log });
    writeFileSync(RESULTS, JSON.stringify({ digest, results: known }, null, 2));
    if (known[id].passed && !options.keep) removeWorkspaces(id);
  }
  const results = combinations.map(({ id }) => known[id]);
  printTable(results);
  return results.every(({ passed }) => passed) ? 0 : 1;
}

function packPlugin() {
  const folder = options.packs ?? join(FOLDER, 'packs');
  if (options.packs === undefined) {
    rmSync(folder, { recursive: true, force: true });
    pack(folder);
  }
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.tgz'))
    .sort();
  const hash = createHash('sha256');
  // A package manager takes a file that it knows by name for the one that it has in its cache.
  const named = files.map((file) => {
    const content = readFileSync(join(folder, file));
    hash.update(content);
    const copy = join(FOLDER, `tarballs-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`, file);
    mkdirSync(join(copy, '..'), { recursive: true });
    if (!existsSync(copy)) writeFileSync(copy, content);
    return [file.replace(/-\d+\.\d+\.\d+.*\.tgz$/, ''), `file:${copy}`];
  });
  return { packages: Object.fromEntries(named), digest: hash.digest('hex') };
}

/** Results of other tarballs say nothing about these. */
function readResults(digest) {
  if (!options.resume || !existsSync(RESULTS)) return {};
  const stored = JSON.parse(readFileSync(RESULTS, 'utf8'));
  return stored.digest === digest ? stored.results : {};
}

function removeWorkspaces(id) {
  const root = join(FOLDER, 'workspaces', id.replaceAll('/', '-'));
  for (const path of [root, `${root}-lanes`]) rmSync(path, { recursive: true, force: true });
}

function printTable(results) {
  const width = Math.max(...results.map(({ id }) => id.length));
  console.log(`\n${'combination'.padEnd(width)}  result   seconds`);
  for (const { id, passed, seconds } of results) {
    console.log(`${id.padEnd(width)}  ${passed ? 'passed' : 'FAILED'}  ${String(seconds).padStart(8)}`);
  }
  for (const [id, reason] of IMPOSSIBLE) console.log(`${id.padEnd(width)}  cannot be: ${reason}`);
  const failed = results.filter(({ passed }) => !passed);
  for (const { id, failure } of failed)
    console.log(
      `\n${id}\n${failure.split('\n').slice(0, 1).concat(failure.split('\n').slice(1).slice(-60)).join('\n')}`,
    );
  console.log(`\n${results.length - failed.length} of ${results.length} passed`);
}
