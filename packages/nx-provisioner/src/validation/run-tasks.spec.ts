import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { detectGate } from '../workspace/detect-targets';
import { runBaseline } from './baseline';
import { runTasks, selectTasks, type Progress, type RunTasksOptions, type SelectedTasks } from './run-tasks';
import { aCapturedTask, someGraphs } from './testing/builders';
import { installStandInNx, type StandInAnswers } from './testing/stand-in-nx';

const gate = detectGate([]);

describe('running the tasks', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'run-tasks-spec-'));
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], { cwd: root });
    git('init', '-q');
    git('commit', '-qm', 'x', '--allow-empty');
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const both = someGraphs({ 'a:build': [], 'a:test': ['a:build'], 'b:test': [] });
  const none = { ...both, taskGraph: someGraphs({}).taskGraph };
  const passing = ['a:build', 'a:test', 'b:test'].map((id) => aCapturedTask(id));

  function install(answers: Partial<StandInAnswers> = {}): void {
    installStandInNx(root, { selections: { 'run-many': both, affected: none }, runs: { '': passing }, ...answers });
  }

  function run(options: Partial<RunTasksOptions> = {}, selected?: SelectedTasks) {
    let time = 0;
    const now = () => new Date((time += 1_000));
    return runTasks(
      { root, mode: 'all', rootProject: null, gate, fresh: false, runId: 'r', now, ...options },
      selected,
    );
  }

  const calls = () => readFileSync(join(root, 'calls.log'), 'utf8').trim().split('\n');
  const results = (project: string, ...tests: object[]) => ({
    [`packages/${project}/test-output/nx-provisioner/tests.json`]: JSON.stringify(tests),
  });

  it('asks Nx first what it would run, and returns each task and test', async () => {
    install({ writes: { ...results('a', { file: 'src/a.spec.ts', name: 'x', status: 'passed' }), ...results('b') } });
    const { tasks, tests, problems, ...rest } = await run();
    expect(calls()).toEqual([
      'run-many --targets=lint,typecheck,build,test',
      'run-many --targets=lint,typecheck,build,test --nxBail=false --outputStyle=static',
    ]);
    expect(tasks.map(({ id, status, outcome }) => [id, status, outcome])).toEqual([
      ['a:build', 'executed', 'passed'],
      ['a:test', 'executed', 'passed'],
      ['b:test', 'executed', 'passed'],
    ]);
    expect(tests).toEqual([{ project: 'a', file: 'packages/a/src/a.spec.ts', name: 'x', status: 'passed' }]);
    expect(problems).toEqual([]);
    expect(rest).toMatchObject({ mode: 'all', base: null, ended: 'completed', wallMs: 1_000, unaffected: [] });
    expect(rest.command).toBe(`nx ${calls()[1]!}`);
  });

  it('asks nothing again that was asked for the walls already', async () => {
    install();
    const selected = await selectTasks({ root, mode: 'all', rootProject: null, gate });
    const { expected } = await run({}, selected);
    expect(expected.map(({ id }) => id)).toEqual(['a:build', 'a:test', 'b:test']);
    expect(calls()).toEqual([
      'run-many --targets=lint,typecheck,build,test',
      'run-many --targets=lint,typecheck,build,test --nxBail=false --outputStyle=static',
    ]);
  });

  it('runs each configuration of a build, and nothing from the cache where it is to be fresh', async () => {
    const configured = someGraphs({ 'a:build:production': [] }, { 'a:build': ['production', 'development'] });
    const runs = { '': [aCapturedTask('a:build:production')], development: [aCapturedTask('a:build:development')] };
    install({ selections: { 'run-many': configured }, runs });
    const { tasks, command } = await run({ fresh: true });
    expect(tasks.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['a:build:development', 'passed'],
      ['a:build:production', 'passed'],
    ]);
    expect(command.split(' && ')[1]).toBe(
      'nx run-many --projects=a --targets=build --configuration=development --nxBail=false --outputStyle=static --skipNxCache',
    );
  });

  it('does not believe a fresh run in which a task was restored', async () => {
    install({ runs: { '': [aCapturedTask('a:build', 'local-cache'), ...passing.slice(1)] } });
    const { problems } = await run({ fresh: true });
    expect(problems.filter(({ code }) => code === 'NXP-727').map(({ message }) => message)).toEqual([
      '1 tasks were restored from the cache although the run was to be fresh: a:build.',
    ]);
    expect((await run()).problems.map(({ code }) => code)).not.toContain('NXP-727');
  });

  it('leaves the root project out', async () => {
    install();
    await run({ rootProject: '@acme/source' });
    expect(calls().every((call) => call.includes('--exclude=@acme/source'))).toBe(true);
  });

  it('runs what the base affects, without a head', async () => {
    install({ selections: { affected: someGraphs({ 'a:test': [] }) }, runs: { '': [aCapturedTask('a:test')] } });
    const { mode, base, tasks } = await run({ mode: { affected: 'HEAD' } });
    expect({ mode, base, tasks: tasks.length }).toEqual({ mode: 'affected', base: 'HEAD', tasks: 1 });
    expect(calls()[1]).toBe(
      'affected --base=HEAD --targets=lint,typecheck,build,test --nxBail=false --outputStyle=static',
    );
  });

  it.each([
    ['affects nothing', 'HEAD'],
    ['the repository does not have', '0123456789abcdef0123456789abcdef01234567'],
  ])('runs everything for a base that %s', async (_, base) => {
    install();
    expect(await run({ mode: { affected: base } })).toMatchObject({ mode: 'all', base: null });
  });

  it('names the tested projects that the mode left out', async () => {
    const affected = { ...both, taskGraph: someGraphs({ 'a:test': [] }).taskGraph };
    install({ selections: { affected }, runs: { '': [aCapturedTask('a:test')] } });
    expect((await run({ mode: { affected: 'HEAD' } })).unaffected).toEqual(['b']);
  });

  it('runs nothing where there is nothing to run, and says so', async () => {
    install({ selections: { 'run-many': none } });
    expect(await run()).toMatchObject({ expected: [], tasks: [], command: '' });
    expect(calls()).toHaveLength(1);
  });

  it('does not believe test results or evidence of an earlier run', async () => {
    install({ runs: { '': null }, exitCode: 1 });
    const stale = join(root, 'packages/a/test-output/nx-provisioner');
    mkdirSync(stale, { recursive: true });
    writeFileSync(join(stale, 'tests.json'), JSON.stringify([{ file: 'a', name: 'stale', status: 'passed' }]));
    const evidence = join(root, '.nx/workspace-data/nx-provisioner/evidence');
    mkdirSync(evidence, { recursive: true });
    writeFileSync(join(evidence, 'r-1.json'), JSON.stringify({ format: 1, startTime: 0, endTime: 1, tasks: passing }));
    const { tasks, problems } = await run();
    expect(tasks.every(({ status }) => status === 'not-run')).toBe(true);
    expect(problems.map(({ code }) => code)).toEqual(['NXP-706']);
    install();
    expect((await run()).tests).toEqual([]);
  });

  it('does not read tests of a task that gave no result', async () => {
    install({
      runs: { '': [aCapturedTask('a:build', 'failure')] },
      exitCode: 1,
      writes: results('a', { file: 'a', name: 'x', status: 'passed' }),
    });
    expect((await run()).tests).toEqual([]);
  });

  it('warns where a test task ran and left no list that can be read', async () => {
    install({ writes: results('a', { name: 'no status' }) });
    const { problems } = await run();
    expect(problems.map(({ code, message }) => [code, /of (\w)/.exec(message)?.[1]])).toEqual([
      ['NXP-710', 'a'],
      ['NXP-710', 'b'],
    ]);
  });

  it.each([
    ['a failed task explains it', [aCapturedTask('a:build', 'failure')], []],
    ['no task failed', passing, ['NXP-706']],
  ])('trusts a run that ends with 1 only where %s', async (_, tasks, codes) => {
    install({ runs: { '': tasks }, exitCode: 1, writes: { ...results('a'), ...results('b') } });
    expect((await run()).problems.map(({ code }) => code)).toEqual(codes);
  });

  it('tells each task once when it ends', async () => {
    install({ runs: { '': [...passing, ...passing] } });
    const seen: Progress[] = [];
    await run({ onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { done: 1, total: 3, task: 'a:build' },
      { done: 2, total: 3, task: 'a:test' },
      { done: 3, total: 3, task: 'b:test' },
    ]);
  });

  it('ends when its time is over, even where the clock goes backwards', async () => {
    install({ hangs: true });
    let time = Date.parse('2030-01-01');
    const { ended, problems, wallMs } = await run({ timeoutMs: 1_500, now: () => new Date((time -= 60_000)) });
    expect(wallMs).toBe(0);
    expect(ended).toBe('timed-out');
    expect(problems.map(({ code }) => code)).toEqual(['NXP-707']);
  });

  it('ends when it is interrupted, with what did not run', async () => {
    install({ hangs: true });
    const abort = new AbortController();
    const { ended, tasks, problems } = await run({
      signal: abort.signal,
      onProgress: () => {
        abort.abort();
      },
    });
    expect(ended).toBe('interrupted');
    expect(tasks.map(({ status }) => status)).toEqual(['not-run', 'not-run', 'not-run']);
    expect(problems).toEqual([]);
  });

  it('gives a baseline of all tasks', async () => {
    install({ runs: { '': [aCapturedTask('a:build', 'failure'), aCapturedTask('b:test')] }, exitCode: 1 });
    const { baseline } = await runBaseline({
      root,
      rootProject: null,
      gate,
      fresh: false,
      runId: 'baseline',
      now: () => new Date(),
    });
    expect(baseline).toEqual({ tasks: ['a:build', 'b:test'], failing: ['a:build'] });
  });
});
