import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { childEnvironment, readTaskGraph, runNx } from './nx';
import { stagingFolder } from './staged-file';

describe('the environment of a child Nx', () => {
  it('has nothing of the surrounding task and keeps the rest', () => {
    const env = childEnvironment({
      PATH: '/bin',
      NX_NO_CLOUD: 'true',
      NX_CACHE_DIRECTORY: 'c',
      NX_INVOCATION_ROOT_PID: '1',
      NX_TASK_HASH: '1',
      NX_TASK_TARGET_PROJECT: 'p',
      NX_BASE: 'a',
      NX_HEAD: 'b',
      NX_DAEMON: 'true',
      FORCE_COLOR: '1',
      NO_COLOR: '1',
    });
    expect(env).toEqual({
      PATH: '/bin',
      NX_NO_CLOUD: 'true',
      NX_CACHE_DIRECTORY: 'c',
      NX_INVOCATION_ROOT_PID: '1',
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      FORCE_COLOR: '0',
    });
  });
});

describe("the workspace's Nx", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'nx-spec-'));
    writeFileSync(join(root, 'package.json'), '{}');
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  /** A stand-in for Nx: a script at the place where Nx has its own. */
  function installNx(script: string): void {
    const folder = join(root, 'node_modules/nx');
    mkdirSync(join(folder, 'lib'), { recursive: true });
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'nx', exports: { './bin/nx.js': './lib/main.js' } }),
    );
    writeFileSync(join(folder, 'lib/main.js'), script);
  }

  const answer = (graph: object, code = 0) => `
    const file = process.argv.find((arg) => arg.startsWith('--graph=')).slice(8);
    require('node:fs').writeFileSync(file, JSON.stringify(${JSON.stringify(graph)}));
    console.log('problem');
    process.exitCode = ${code};`;

  it('that is not installed is an error of its own', async () => {
    await expect(runNx(root, ['--version'])).rejects.toThrow(/NXP-020 nx cannot be found from/);
  });

  it('is started with the arguments in the root of the workspace', async () => {
    installNx('console.log(JSON.stringify([process.argv.slice(2), process.cwd(), process.env.EXTRA]))');
    const { outputTail } = await runNx(root, ['a b', '$c'], { env: { EXTRA: 'x' } });
    expect(JSON.parse(outputTail[0]!)).toEqual([['a b', '$c'], root, 'x']);
  });

  it('gives the graphs, and no file stays behind', async () => {
    const graph = { nodes: { a: { name: 'a' } }, dependencies: {} };
    const tasks = { roots: ['a:b'], tasks: { 'a:b': { id: 'a:b' } }, dependencies: {}, continuousDependencies: {} };
    installNx(answer({ graph, tasks }));
    expect(await readTaskGraph(root, ['run-many'])).toEqual({ projectGraph: graph, taskGraph: tasks });
    expect(readdirSync(stagingFolder(root))).toEqual([]);
  });

  it.each([
    ['that fails', answer({ graph: {} }, 1), /NXP-017 nx affected --base=x ended with exit code 1:\n {2}problem/],
    [
      'that writes nothing',
      'console.log("nothing")',
      /NXP-017 nx affected --base=x ended with exit code 0:\n {2}nothing/,
    ],
    ['that is ended', 'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 1000)', /was ended by SIGTERM/],
  ])('%s is an error with what it said', async (_, script, message) => {
    installNx(script);
    await expect(readTaskGraph(root, ['affected', '--base=x'])).rejects.toThrow(message);
  });
});
