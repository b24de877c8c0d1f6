import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { copyShop, type Workspace } from './workspace';

/** Written into the workspace and loaded into each Node process: what the process had loaded when it ended. */
const RECORDER = `
process.on('exit', () => {
  const line = JSON.stringify({ command: process.argv.slice(1), modules: Object.keys(require.cache) });
  require('node:fs').appendFileSync(process.env.LOADED_MODULES, line + '\\n');
});
`;

/** What starts slowly, and Nx would wait for in every command. `yaml` is missing because Nx itself loads it. */
const LATE = ['ejs', 'markdown-it', 'nx-provisioner-protocol', 'prettier', 'ts-morph', 'typescript', 'zod'];

interface LoadedProcess {
  readonly command: readonly string[];
  /** Paths of modules from the innermost node_modules on: `nx-provisioner/dist/index.js`. */
  readonly modules: readonly string[];
}

let workspace: Workspace;

beforeAll(async () => {
  workspace = await copyShop('loading');
  workspace.edit('nx.json', '"plugins": [', '"plugins": ["nx-provisioner", ');
  workspace.write('tmp/record.cjs', RECORDER);
});

afterEach(() => {
  delete process.env.NODE_OPTIONS;
  delete process.env.LOADED_MODULES;
});

/** Runs Nx and returns the processes that loaded anything of the plugin. */
async function listLoading(...args: readonly string[]): Promise<LoadedProcess[]> {
  const file = join(workspace.root, 'tmp', 'loaded');
  rmSync(file, { force: true });
  process.env.LOADED_MODULES = file;
  process.env.NODE_OPTIONS = `--require=${join(workspace.root, 'tmp', 'record.cjs')}`;
  await workspace.mustNx(...args);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const processes = lines.map((line) => JSON.parse(line) as LoadedProcess);
  expect(processes.length).toBeGreaterThan(1);
  return processes
    .map(({ command, modules }) => ({ command, modules: modules.map((path) => path.split('/node_modules/').at(-1)!) }))
    .filter(({ modules }) => modules.some((path) => path.startsWith('nx-provisioner/')));
}

function findLate({ modules }: LoadedProcess): string[] {
  return LATE.filter((name) => modules.some((path) => path.startsWith(`${name}/`)));
}

it('loads next to nothing for the project graph', async () => {
  const [loading, ...others] = await listLoading('show', 'projects');

  expect(others).toEqual([]);
  expect(loading?.command[0]).toMatch(/plugin-worker/);
  expect(findLate(loading!)).toEqual([]);
  const own = loading!.modules.filter((path) => path.startsWith('nx-provisioner/'));
  expect(own).toContain('nx-provisioner/dist/graph/create-nodes.js');
  expect(own.length).toBeLessThan(10);
});

it.each(['worker', 'replace-legacy'])('loads nothing of the generator %s for its help', async (generator) => {
  const processes = await listLoading('g', `nx-provisioner:${generator}`, '--help');

  expect(processes.flatMap(findLate)).toEqual([]);
  const modules = processes.flatMap((loading) => loading.modules);
  expect(modules.filter((path) => path.startsWith('nx-provisioner/dist/generators/'))).toEqual([]);
});
