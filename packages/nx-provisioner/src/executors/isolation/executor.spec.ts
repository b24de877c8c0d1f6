import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { ExecutorContext } from '@nx/devkit';

import type { PluginOptions } from '../../graph/options';
import isolationExecutor from './executor';
import type { IsolationReport } from './print-report';
import type { IsolationExecutorSchema } from './schema';

const AUTHOR = ['-c', 'user.name=T', '-c', 'user.email=t@localhost', '-c', 'commit.gpgsign=false'];
const ENVIRONMENT = ['NX_BASE', 'NX_HEAD', 'GITHUB_HEAD_REF'];
const OWN = 'packages/expansion/billing';

describe('the isolation target', () => {
  let root: string;
  let printed: string[];
  let tags: Record<string, readonly string[]>;
  let edges: readonly (readonly [string, string])[];
  let options: PluginOptions;
  const git = (...args: string[]) => execFileSync('git', [...AUTHOR, ...args], { cwd: root, encoding: 'utf8' }).trim();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'c');
  };

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'isolation ')));
    printed = [];
    const print = (line: unknown) => void printed.push(String(line));
    jest.spyOn(console, 'log').mockImplementation(print);
    jest.spyOn(console, 'error').mockImplementation(print);
    for (const name of ENVIRONMENT) Reflect.deleteProperty(process.env, name);
    tags = {
      billing: ['layer:lane', 'lane:expansion/billing'],
      search: ['layer:lane', 'lane:expansion/search'],
    };
    edges = [];
    options = {};
    git('init', '--quiet', '--initial-branch=main');
    for (const [name, own] of Object.entries(tags)) {
      write(`packages/expansion/${name}/package.json`, JSON.stringify({ name, nx: { tags: own } }));
    }
    write('.gitignore', 'out.json\n');
    commit();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    for (const name of ENVIRONMENT) Reflect.deleteProperty(process.env, name);
    rmSync(root, { recursive: true, force: true });
  });

  async function run(schema: IsolationExecutorSchema = {}) {
    const nodes = Object.entries(tags).map(([name, own]) => [
      name,
      {
        name,
        type: 'lib',
        data: { root: `packages/expansion/${name}`, tags: own, metadata: { js: { packageName: `@acme/${name}` } } },
      },
    ]);
    const dependencies: Record<string, { source: string; target: string; type: string }[]> = {};
    for (const [source, target] of edges) (dependencies[source] ??= []).push({ source, target, type: 'static' });
    const context = {
      root,
      projectGraph: { nodes: Object.fromEntries(nodes), dependencies },
      nxJsonConfiguration: { plugins: [{ plugin: 'nx-provisioner', options }] },
    } as unknown as ExecutorContext;
    const { success } = await isolationExecutor({ ...schema, outputFile: 'out.json' }, context);
    const report = existsSync(join(root, 'out.json'))
      ? (JSON.parse(readFileSync(join(root, 'out.json'), 'utf8')) as IsolationReport)
      : null;
    expect(report?.passed ?? false).toBe(success);
    return { success, report: report!, output: printed.join('\n') };
  }
  const strays = ({ diff }: IsolationReport) => diff.findings.map(({ diagnostic }) => diagnostic.file);

  it('holds, and says that there is no lane to compare', async () => {
    const { success, output } = await run();

    expect(success).toBe(true);
    expect(output).toContain('Graph wall: 2 projects in 2 lanes, 0 files: holds');
    expect(output).toContain('Diff wall: skipped, no lane');
  });

  it.each([
    ['the branch', () => git('checkout', '--quiet', '-b', 'worker/expansion/billing'), {}],
    ['--lane', () => git('checkout', '--quiet', '-b', 'topic'), { lane: 'expansion/billing' }],
    [
      'GITHUB_HEAD_REF, on a detached head',
      () => {
        git('checkout', '--quiet', '--detach');
        process.env.GITHUB_HEAD_REF = 'worker/expansion/billing';
      },
      {},
    ],
  ])('takes the lane from %s', async (_, prepare, schema) => {
    prepare();
    write(`${OWN}/src/a.ts`, 'export {};\n');
    write('nx.json', '{}\n');
    commit();

    const { success, report, output } = await run(schema);

    expect(success).toBe(false);
    expect(strays(report)).toEqual(['nx.json']);
    expect(output).toContain('nx.json:1 NXP-810 ');
    expect(output).toContain('belongs to foundation');
  });

  it('compares with --base and --head, else NX_BASE and NX_HEAD, else the working tree with main', async () => {
    write('first.txt', '');
    commit();
    const first = git('rev-parse', 'HEAD');
    git('checkout', '--quiet', '-b', 'worker/expansion/billing');
    write('second.txt', '');
    commit();
    write('third.txt', '');

    expect(strays((await run()).report)).toEqual(['second.txt', 'third.txt']);
    expect(strays((await run({ base: `${first}~1`, head: first })).report)).toEqual(['first.txt']);
    process.env.NX_BASE = `${first}~1`;
    process.env.NX_HEAD = 'HEAD';
    expect(strays((await run()).report)).toEqual(['first.txt', 'second.txt']);
    expect(strays((await run({ base: first })).report)).toEqual(['second.txt']);
  });

  it('compares the base branch with itself only when told to', async () => {
    write('nx.json', '{}\n');

    expect((await run({ lane: 'expansion/billing' })).report.diff.skipped).toContain('main is the base itself');
    expect(strays((await run({ lane: 'expansion/billing', base: 'main' })).report)).toEqual(['nx.json']);
  });

  it('lets shared files change that are allowed by name, and names handles', async () => {
    options = { sharedFiles: ['CHANGELOG.md'], owners: { foundation: ['@acme/platform'] } };
    git('checkout', '--quiet', '-b', 'worker/expansion/billing');
    write('CHANGELOG.md', '');
    write('nx.json', '{}\n');

    const { report, output } = await run();

    expect(strays(report)).toEqual(['nx.json']);
    expect(output).toContain('foundation (@acme/platform)');
  });

  it("shows one lane's findings, and judges them alone", async () => {
    edges = [['search', 'billing']];

    expect((await run()).success).toBe(false);
    expect((await run({ lane: 'expansion/search' })).success).toBe(false);
    expect((await run({ lane: 'expansion/billing' })).success).toBe(true);
  });

  it('adopts, then only shrinks the baseline', async () => {
    const baseline = () => readFileSync(join(root, 'isolation-baseline.txt'), 'utf8');
    edges = [['search', 'billing']];
    expect((await run({ updateBaseline: true })).success).toBe(true);
    const adopted = baseline();
    expect((await run()).report.graph.known).toBe(1);

    edges = [...edges, ['billing', 'search']];
    expect((await run({ updateBaseline: true })).success).toBe(false);
    expect(baseline()).toBe(adopted);
    expect((await run({ updateBaseline: true, growBaseline: true })).success).toBe(true);
    expect(baseline().trim().split('\n')).toHaveLength(3);

    edges = [];
    expect((await run()).output).toContain('isolation-baseline.txt:1 NXP-815');
    expect((await run({ updateBaseline: true })).success).toBe(true);
    expect(baseline()).toBe('');
  });

  it("only tells of stale lines on a lane's branch, whose file the baseline is not", async () => {
    write('isolation-baseline.txt', 'import a -> b\n');
    commit();
    git('checkout', '--quiet', '-b', 'worker/expansion/billing');

    const { success, output } = await run();

    expect(success).toBe(true);
    expect(output).toContain('stale lines in isolation-baseline.txt: 1');
  });

  it.each([
    ['a lane that has no project', { lane: 'expansion/ghost' }, 'NXP-822'],
    ['a lane like an option', { lane: '--help' }, 'NXP-822'],
    ['a base that does not exist', { lane: 'expansion/billing', base: 'ghost' }, 'NXP-823'],
    ['a base with blanks, quotes and a line end', { lane: 'expansion/billing', base: `a "b"\n'c'` }, 'NXP-823'],
    ['a head like an option', { lane: 'expansion/billing', base: 'main', head: '-x' }, 'NXP-823'],
    ['a baseline outside of the workspace', { baselineFile: '../x' }, 'NXP-014'],
  ])('refuses %s', async (_, schema, code) => {
    const { success, output } = await run(schema);

    expect(success).toBe(false);
    expect(output).toContain(code);
    expect(output).not.toContain('NXP-001');
  });

  it('refuses a branch whose lane has no project', async () => {
    git('checkout', '--quiet', '-b', 'worker/expansion/ghost');

    expect((await run()).output).toContain('NXP-822');
  });

  it("refuses two lanes' tags and a tag without a lane, and still reports the rest", async () => {
    tags = { ...tags, a: ['lane:expansion/a', 'lane:expansion/b'], b: ['lane:b'] };
    edges = [['search', 'billing']];

    const { output } = await run();

    for (const code of ['NXP-820', 'NXP-821', 'NXP-800']) expect(output).toContain(code);
  });

  it('refuses a folder that git does not keep', async () => {
    rmSync(join(root, '.git'), { recursive: true });

    expect((await run()).output).toContain('NXP-011');
  });
});
