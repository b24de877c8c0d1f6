/**
 * The row "scaffold": the foundation and that many lanes with contracts, fakes, suites and briefs, in one process without
 * a daemon, against as many calls of `@nx/js:library` with ESLint and Jest. Neither installs anything.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run, runWatched } from '../children.mjs';
import { compareFigures, growthFigure } from '../figures.mjs';
import { compare, summarize } from '../measure.mjs';
import { inTemporaryFolder, makeWorkspace } from '../workspace.mjs';
import { writeRequirements } from './write-requirements.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const SIZES = [50, 200];
const GOALS = { ratio: 1 / 100, exponent: 1.2 };
/** How many libraries stand for fifty where time is short. */
const SAMPLE = 5;

/** @param {import('../run.mjs').BenchContext} context */
export function benchScaffold(context) {
  return inTemporaryFolder((folder) => {
    const [small, large] = context.quick ? SIZES.map((size) => size / 10) : SIZES;
    const first = measureLanes(context, folder, small);
    const peer = context.smoke ? {} : measureLibraries(context, folder, small);
    const second = measureLanes(context, folder, large);
    const sizes = [first, second].map(({ times, lanes }) => ({ size: lanes, time: summarize(times).median }));
    return [
      ...compareFigures(`${small} lanes`, { ours: first.times, ...peer.times }, { [LIBRARY]: peer.about ?? {} }),
      ...compareFigures(`${large} lanes`, { ours: second.times }),
      // Over a few lanes all is start: loading Nx, a compiler and a formatter.
      growthFigure(...sizes, context.quick ? undefined : GOALS.exponent),
      { name: `${large} lanes, largest process`, value: second.largest, unit: 'MB', role: 'memory' },
    ];
  });
}

const LIBRARY = '@nx/js:library';

/** Each round is a new workspace. */
function measureLanes({ root, modules, rounds }, folder, lanes) {
  let round = 0;
  let largest = 0;
  const ours = () => {
    const workspace = join(folder, `lanes-${lanes}-${round++}`);
    makeWorkspace(root, workspace, modules);
    writeRequirements(workspace, lanes);
    const watched = runWatched(workspace, [process.execPath, join(HERE, 'run-provisioner.cjs'), modules]);
    const files = Number(watched.output.trim().split('\n').at(-1));
    if (!(files > lanes * 8)) throw new Error(`${files} files were written for ${lanes} lanes.`);
    largest = Math.max(largest, watched.largest);
    return watched;
  };
  const { ours: times } = compare({ ours }, Math.min(rounds, 5));
  return { lanes, times, largest };
}

/** One round: the calls do not wait for each other's caches, so that each of them is a sample. */
function measureLibraries({ root, modules, quick, sample }, folder, lanes) {
  const workspace = join(folder, 'libraries');
  makeWorkspace(root, workspace, modules);
  const calls = sample ? Math.min(SAMPLE, lanes) : lanes;
  const file = join(folder, 'libraries.json');
  run(workspace, [process.execPath, join(HERE, 'run-nx-libraries.cjs'), String(calls), file]);
  const each = summarize(JSON.parse(readFileSync(file, 'utf8')));
  const seconds = (ms) => (ms / 1_000).toFixed(1);
  const spread = `${seconds(each.median)} s a call, ${seconds(each.low)} to ${seconds(each.high)}`;
  const total = JSON.parse(readFileSync(file, 'utf8')).reduce((sum, ms) => sum + ms, 0);
  const note = calls === lanes ? spread : `${calls} of ${lanes} calls, taken ${lanes / calls} times; ${spread}`;
  const goal = quick ? {} : { goal: GOALS.ratio };
  return { times: { [LIBRARY]: [(total * lanes) / calls] }, about: { note, ...goal } };
}
