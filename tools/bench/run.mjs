/**
 * `npm run bench`: measures what has to be fast against what does the same, and prints the figures; they also go to
 * bench/results.json and, as tables, to bench/results.md.
 *
 * `--only=<row>,<row>` runs some rows, `--sample` takes a part of what a slow peer does for the whole, `--quick` takes less
 * of everything, `--check` exits 1 where a goal is missed.
 * `--smoke` is for CI: each row once and small, without peers and their installation, to see that it still runs.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { benchAnalyze } from './analyze/bench-analyze.mjs';
import { benchCreateNodes } from './create-nodes/bench-create-nodes.mjs';
import { isReached } from './figures.mjs';
import { benchIsolation } from './isolation/bench-isolation.mjs';
import { installPeers } from './peers.mjs';
import { benchReplace } from './replace/bench-replace.mjs';
import { benchScaffold } from './scaffold/bench-scaffold.mjs';
import { printFigures, renderReport } from './table.mjs';
import { benchWarm } from './warm/bench-warm.mjs';

/**
 * What a row gets.
 *
 * @typedef {object} BenchContext
 * @property {string} root of the repository
 * @property {boolean} quick smaller sizes
 * @property {boolean} sample a slow peer does a part, or does it once
 * @property {number} rounds how often what is not slow is measured
 * @property {boolean} smoke without the peers
 * @property {string} peers folder of the installed peers, unless `smoke`
 * @property {string} modules a node_modules folder that holds Nx and the plugin, and the peers where they are wanted
 */

/** Each row gives figures for what it gets. One that does not work without peers says so. */
const ROWS = {
  scaffold: { title: 'Scaffold: lanes with contracts, fakes, suites and briefs', bench: benchScaffold },
  warm: { title: 'Warm: provision with nothing to do', bench: benchWarm, needsPeers: true },
  analyze: { title: 'Analyze: requirement documents', bench: benchAnalyze },
  isolation: { title: 'Isolation: the walls around lanes', bench: benchIsolation },
  createNodes: { title: 'createNodes: inside the project graph', bench: benchCreateNodes },
  replace: { title: 'Replace: a legacy module', bench: benchReplace },
};

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Ends with a message for whoever called, and no stack. */
function refuse(message) {
  console.error(message);
  process.exit(2);
}

function readOptions() {
  const flags = Object.fromEntries(['quick', 'sample', 'smoke', 'check'].map((name) => [name, { type: 'boolean' }]));
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, ...flags } });
    const { quick = false, sample = quick, smoke = false, check = false } = values;
    const names = values.only?.split(',') ?? Object.keys(ROWS).filter((name) => !smoke || !ROWS[name].needsPeers);
    const unknown = names.find((name) => !Object.hasOwn(ROWS, name));
    if (unknown !== undefined) refuse(`There is no row ${unknown}; expected some of ${Object.keys(ROWS).join(',')}.`);
    const alone = smoke && names.find((name) => ROWS[name].needsPeers);
    if (alone) refuse(`The row ${alone} cannot be measured without its peers.`);
    return { names, quick: quick || smoke, sample, smoke, check };
  } catch (error) {
    return refuse(
      `${error.message}\nUsage: npm run bench -- [--only=<row>,<row>] [--quick] [--sample] [--smoke] [--check]`,
    );
  }
}

function makeContext({ quick, sample, smoke }) {
  if (!existsSync(join(ROOT, 'packages', 'nx-provisioner', 'dist'))) {
    return refuse('The packages are not built: run `npm run build` first.');
  }
  const size = { root: ROOT, quick, sample, smoke, rounds: smoke ? 1 : quick ? 3 : 7 };
  if (smoke) return { ...size, modules: join(ROOT, 'node_modules') };
  const peers = installPeers(ROOT);
  return { ...size, peers, modules: join(peers, 'node_modules') };
}

function describeMode({ quick, sample, smoke }) {
  if (smoke) return 'Each row once and small, without peers: only that it runs.';
  if (quick) return 'Measured quickly: smaller sizes, fewer rounds, slow peers sampled.';
  return sample ? 'Measured in full, slow peers sampled.' : 'Measured in full.';
}

const options = readOptions();
const context = makeContext(options);
const mode = describeMode(options);
console.log(mode);
const results = {};
for (const row of options.names) {
  try {
    results[row] = await ROWS[row].bench(context);
  } catch (error) {
    refuse(`The row ${row} cannot be measured: ${error.stack}`);
  }
  console.log(printFigures(row, results[row]));
}

const machine = { node: process.version, processor: cpus()[0]?.model, cores: cpus().length, memory: totalmem() };
const report = { measured: new Date().toISOString(), machine, mode, results };
mkdirSync(join(ROOT, 'bench'), { recursive: true });
writeFileSync(join(ROOT, 'bench', 'results.json'), `${JSON.stringify(report, null, 2)}\n`);
writeFileSync(join(ROOT, 'bench', 'results.md'), renderReport(report, ROWS));

const missed = Object.entries(results).flatMap(([row, figures]) =>
  figures.filter((figure) => !isReached(figure)).map(({ name }) => `${row}: ${name}`),
);
if (missed.length > 0) console.log(`\nMissed: ${missed.join('; ')}`);
if (options.check && missed.length > 0) process.exitCode = 1;
