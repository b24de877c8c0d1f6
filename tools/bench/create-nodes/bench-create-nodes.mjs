/**
 * The row "createNodes": what the plugin's part takes inside one computation of the project graph. The difference of two
 * whole computations drowns in their noise, so the function is timed where Nx calls it, and the loading of it as well.
 */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from '../children.mjs';
import { compareFigures, growthFigure, timeFigure } from '../figures.mjs';
import { writeLanes } from '../isolation/write-lanes.mjs';
import { summarize } from '../measure.mjs';
import { inTemporaryFolder, makeWorkspace, writeJson } from '../workspace.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const SIZES = [200, 1_000];
const GOALS = { ratio: 1 / 100 };
const GRAPH = 'the project graph';

/** @param {import('../run.mjs').BenchContext} context */
export function benchCreateNodes(context) {
  return inTemporaryFolder((folder) => {
    const sizes = context.quick ? SIZES.map((size) => size / 10) : SIZES;
    const measured = sizes.map((size) => measureGraph(context, folder, size));
    const goal = context.quick ? {} : { goal: GOALS.ratio };
    return [
      ...measured.flatMap(({ size, own, whole, load }) => [
        ...compareFigures(`${size} projects`, { ours: own, [GRAPH]: whole }, { [GRAPH]: goal }),
        timeFigure(`${size} projects, of it loading the plugin`, load),
      ]),
      growthFigure(...measured.map(({ size, own }) => ({ size, time: summarize(own).median }))),
    ];
  });
}

function measureGraph({ root, modules, rounds }, folder, size) {
  const workspace = join(folder, `projects-${size}`);
  makeWorkspace(root, workspace, modules);
  writeLanes(workspace, size);
  // Only what Nx itself does for every workspace, and the plugin: any other plugin would make our share smaller.
  writeJson(join(workspace, 'nx.json'), { analytics: false, plugins: [{ plugin: 'nx-provisioner', options: {} }] });
  const all = Array.from({ length: rounds + 1 }, () => computeGraph(workspace, join(folder, 'nodes'), size));
  // The first one fills Nx's own caches.
  const warm = all.slice(1);
  return {
    size,
    own: warm.map(({ load, create }) => load + create),
    load: warm.map(({ load }) => load),
    whole: warm.map(({ whole }) => whole),
  };
}

function computeGraph(workspace, file, size) {
  rmSync(file, { force: true });
  const env = {
    NODE_OPTIONS: `--require=${join(HERE, 'time-create-nodes.cjs')}`,
    NX_PROVISIONER_BENCH_NODES: file,
  };
  const output = run(workspace, [process.execPath, join(HERE, 'run-graph.cjs')], env);
  const { ms, projects } = JSON.parse(output.trim().split('\n').at(-1));
  if (projects < size) throw new Error(`The graph has ${projects} projects of ${size}.`);
  const entries = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const sum = (what) => entries.filter((entry) => entry.what === what).reduce((total, entry) => total + entry.ms, 0);
  if (!entries.some(({ what }) => what === 'create')) throw new Error('Nx did not call createNodes.');
  return { load: sum('load'), create: sum('create'), whole: ms };
}
