/**
 * `npm run bench`: measures what has to be fast and prints a table; the figures also go to bench/results.json.
 * `--only=<row>` runs one row, `--quick` runs fewer rounds on less, `--check` exits 1 where a goal is missed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { benchAnalyze } from './analyze/bench-analyze.mjs';
import { benchIsolation } from './isolation/bench-isolation.mjs';
import { benchReplace } from './replace/bench-replace.mjs';

/** Each row: options in, figures out, each with its goal where it has one. */
const ROWS = { analyze: benchAnalyze, isolation: benchIsolation, replace: benchReplace };

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Ends with a message for whoever called, and no stack. */
function refuse(message) {
  console.error(message);
  process.exit(2);
}

function readOptions() {
  const options = { only: { type: 'string' }, quick: { type: 'boolean' }, check: { type: 'boolean' } };
  try {
    const { values } = parseArgs({ options });
    if (values.only === undefined || Object.hasOwn(ROWS, values.only)) return values;
    return refuse(`There is no row ${values.only}; expected one of ${Object.keys(ROWS).join(', ')}.`);
  } catch (error) {
    return refuse(`${error.message}\nUsage: npm run bench -- [--only=<row>] [--quick] [--check]`);
  }
}

/** @param {{ name: string, value: number, unit: string, goal?: number, note?: string }[]} figures */
function printFigures(row, figures) {
  console.log(`\n${row}`);
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, unit, goal, note = '' } of figures) {
    const shown = `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`.trim().padStart(10);
    const verdict = goal === undefined ? '' : `goal: at most ${goal}, ${value <= goal ? 'met' : 'MISSED'}`;
    console.log(`  ${name.padEnd(width)}  ${shown}  ${[verdict, note].filter(Boolean).join('  ')}`.trimEnd());
  }
}

const { only, quick = false, check = false } = readOptions();
const results = {};
for (const row of only === undefined ? Object.keys(ROWS) : [only]) {
  try {
    results[row] = await ROWS[row]({ root: ROOT, quick });
  } catch (error) {
    refuse(`The row ${row} cannot be measured: ${error.message}`);
  }
  printFigures(row, results[row]);
}

const machine = { node: process.version, processor: cpus()[0]?.model, cores: cpus().length, memory: totalmem() };
mkdirSync(join(ROOT, 'bench'), { recursive: true });
writeFileSync(join(ROOT, 'bench', 'results.json'), `${JSON.stringify({ machine, quick, results }, null, 2)}\n`);

const missed = Object.values(results)
  .flat()
  .filter(({ value, goal }) => goal !== undefined && !(value <= goal));
if (check && missed.length > 0) process.exitCode = 1;
