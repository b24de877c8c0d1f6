/**
 * The row "warm": `nx run provision` where the last session still holds, against `nx affected` over the same tasks, all of
 * them in the cache. A real session comes first, so that there is something to find unchanged.
 */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { run, runWatched } from '../children.mjs';
import { compareFigures, growthFigure } from '../figures.mjs';
import { compare, summarize } from '../measure.mjs';
import { commit, editJson, inTemporaryFolder, makeWorkspaceRoot, nxOf } from '../workspace.mjs';
import { writeWarmWorkspace } from './write-warm-workspace.mjs';

/** Existing projects, four tasks each. */
const SIZES = [20, 200];
/** Megabytes over Nx's own, for the whole of a first session. */
const GOALS = { ratio: 1.5, memory: 300 };
const AFFECTED = 'nx affected';

/** @param {import('../run.mjs').BenchContext} context */
export function benchWarm(context) {
  return inTemporaryFolder((folder) => {
    cpSync(join(context.peers, '..', 'packs'), join(folder, 'packs'), { recursive: true });
    const sizes = context.quick ? [SIZES[0] / 2, SIZES[0]] : SIZES;
    const measured = sizes.map((size) => measureWarm(context, folder, size));
    const growing = measured.map(({ size, times }) => ({ size, time: summarize(times.ours).median }));
    const { session, alone } = measured.at(-1);
    return [
      ...measured.flatMap(({ size, tasks, times }) =>
        compareFigures(`${size + LIBRARIES} projects, ${tasks} tasks`, times, { [AFFECTED]: { goal: GOALS.ratio } }),
      ),
      growthFigure(...growing),
      { name: 'largest process of a first session', value: session, unit: 'MB' },
      { name: 'largest process of nx affected', value: alone, unit: 'MB' },
      { name: 'a first session over nx', value: session - alone, unit: 'MB', goal: GOALS.memory, role: 'memory' },
    ];
  });
}

/** Two lanes, their contracts, the contracts of the foundation and the harness. */
const LIBRARIES = 6;

function measureWarm({ root, peers, rounds }, folder, size) {
  const workspace = join(folder, `projects-${size}`);
  const nx = makeInstalledWorkspace(root, peers, workspace, size);
  const provision = [...nx, 'run', '@bench/source:provision'];
  const session = runWatched(workspace, provision);
  commit(workspace, 'Provision');

  const targets = '--targets=lint,typecheck,build,test';
  const affected = [...nx, 'affected', '--base=HEAD~2', '--exclude=@bench/source', targets, '--outputStyle=static'];
  // The session ran the same tasks; whatever it could not leave in the cache is run once more.
  run(workspace, affected);
  const output = run(workspace, affected);
  const [, hits, tasks] = /Cache:\s+(\d+)\/(\d+) hit/.exec(output) ?? [];
  if (hits !== tasks || !(Number(tasks) > size * 4))
    throw new Error(`${hits} of ${tasks} tasks are in the cache: ${output.slice(-2_000)}`);
  let alone = 0;
  const times = compare(
    {
      ours: () => {
        const said = run(workspace, provision);
        if (!said.includes('nothing to do')) throw new Error(`The last session does not hold: ${said}`);
      },
      [AFFECTED]: () => {
        const watched = runWatched(workspace, affected);
        alone = Math.max(alone, watched.largest);
        return watched;
      },
    },
    rounds,
  );
  return { size, tasks, times, session: session.largest, alone };
}

/** A workspace of its own: the session's install links what it generates. */
function makeInstalledWorkspace(root, peers, workspace, size) {
  makeWorkspaceRoot(root, workspace, {});
  for (const entry of readdirSync(peers)) copy(join(peers, entry), join(workspace, entry));
  editJson(join(workspace, 'package.json'), (manifest) => {
    return { ...manifest, name: '@bench/source', workspaces: ['packages/*'] };
  });
  editJson(join(workspace, 'nx.json'), (nxJson) => {
    return { ...nxJson, plugins: [...nxJson.plugins, { plugin: 'nx-provisioner', options: {} }] };
  });
  commit(workspace, 'An empty workspace');
  writeWarmWorkspace(workspace, size);
  run(workspace, ['npm', 'install']);
  commit(workspace, 'Projects and documents');
  const nx = nxOf(workspace);
  run(workspace, [...nx, 'g', 'nx-provisioner:init']);
  return nx;
}

/** Links where that goes: node_modules has some fifty thousand files. */
function copy(from, to) {
  try {
    run('/', ['cp', '-al', from, to]);
  } catch {
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
}
