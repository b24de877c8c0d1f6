import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import { runGit } from '../../adapters/run-git';
import type { Program } from '../command';
import { runWith } from '../testing/run';
import { NX_VERSION, planSetup } from './plan-setup';

const manifest = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
  version: string;
};
const SET_UP = '{ "plugins": [{ "plugin": "nx-provisioner", "options": { "provisionTargetName": "foundation" } }] }';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'nx-provisioner-execute-')));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(file: string, text = ''): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** An Nx workspace with the plugin, as far as the command line looks. */
async function makeWorkspace(nxJson = SET_UP): Promise<void> {
  write('package.json', '{ "name": "@acme/source", "workspaces": ["packages/*"] }');
  write('nx.json', nxJson);
  write('node_modules/nx/package.json', '{ "name": "nx" }');
  write('node_modules/nx/bin/nx.js');
  await runGit(root, ['init', '--quiet']);
}

/** What ran, as a person would type it: `nx` for the workspace's own. */
const lines = (programs: readonly Program[]) =>
  programs.map(({ command, args }) => {
    const isNx = args[0] === join(root, 'node_modules/nx/bin/nx.js');
    return (isNx ? ['nx', ...args.slice(1)] : [command, ...args]).join(' ');
  });

describe('execute in a workspace with the plugin', () => {
  it('runs the target of the options with the workspace Nx, and passes its exit code on', async () => {
    await makeWorkspace();
    write('CONTEXT.md');

    const { code, programs } = await runWith({ exitCode: () => 130 }, ['execute', '.', 'CONTEXT.md', '--fresh'], root);

    expect(code).toBe(130);
    expect(lines(programs)).toEqual(['nx run @acme/source:foundation --contextFile=CONTEXT.md --fresh']);
    expect(programs[0]).toMatchObject({ command: process.execPath, cwd: root, aside: false });
  });

  it('names the directory from the root, wherever it runs', async () => {
    await makeWorkspace();
    write('services/shop/ARTIFACTS/CONTEXT.md');
    write('elsewhere/x');

    const argv = ['execute', '../services/shop', 'ARTIFACTS/CONTEXT.md', '--until=plan', '--dry-run'];
    const { programs } = await runWith({}, argv, join(root, 'elsewhere'));

    expect(lines(programs)).toEqual([
      'nx run @acme/source:foundation --workspaceDirectory=services/shop --contextFile=services/shop/ARTIFACTS/CONTEXT.md --until=plan --dryRun',
    ]);
  });

  it('prints the outcome as JSON and lets all else go to standard error', async () => {
    await makeWorkspace();
    const exitCode = ({ args }: Program) => {
      const file = args.at(-1)?.replace('--outputFile=', '') ?? '';
      write(file, '{ "outcome": "nothing-to-do" }\n');
      return 0;
    };

    const { out, programs } = await runWith({ exitCode }, ['execute', '.', '--json'], root);

    expect(JSON.parse(out)).toEqual({ outcome: 'nothing-to-do' });
    expect(programs[0]).toMatchObject({ aside: true });
  });

  it('says in JSON too that a run had no outcome', async () => {
    await makeWorkspace();

    const { code, out } = await runWith({ exitCode: () => 1 }, ['execute', '.', '--json'], root);

    expect({ code, out: JSON.parse(out) as unknown }).toEqual({ code: 1, out: { outcome: 'failed' } });
  });

  it.each([
    [['nowhere'], 'NXP-021'],
    [['.', 'GONE.md'], 'GONE.md:1 NXP-200 GONE.md is not there'],
    [['.', '../outside.md'], 'NXP-014'],
  ])('%j is %s', async (argv, problem) => {
    await makeWorkspace();
    const outside = join(dirname(root), 'outside.md');
    writeFileSync(outside, '');

    const { code, error, programs } = await runWith({}, ['execute', ...argv], root);
    rmSync(outside);

    expect({ code, programs }).toEqual({ code: 1, programs: [] });
    expect(error).toContain(problem);
  });

  it('asks for the installation where Nx is not installed', async () => {
    await makeWorkspace();
    rmSync(join(root, 'node_modules'), { recursive: true });

    expect((await runWith({}, ['execute', '.'], root)).error).toContain('NXP-020');
  });
});

describe('execute in a folder that is not set up', () => {
  const makePackages = () => {
    write('package.json', '{ "name": "shop", "workspaces": ["packages/*"] }');
    write('packages/cart/package.json', '{ "name": "cart" }');
  };
  const SETUP = [
    'git init',
    `npx --yes nx@${NX_VERSION} init --interactive=false --nxCloud=skip`,
    `nx add nx-provisioner@${manifest.version}`,
  ];
  /** What the commands would have written. */
  const exitCode = ({ args }: Program) => {
    if (args.includes('init')) write('node_modules/nx/bin/nx.js');
    if (args.includes('init')) write('node_modules/nx/package.json', '{ "name": "nx" }');
    if (args.includes('add')) write('nx.json', SET_UP);
    return 0;
  };

  it('lists the commands and runs none', async () => {
    makePackages();

    const { code, out, error, programs } = await runWith({}, ['execute', 'packages/cart'], root);

    expect({ code, out, programs }).toEqual({ code: 1, out: '', programs: [] });
    expect(error).toContain(`NXP-027 ${root} is no Nx workspace with nx-provisioner; 3 commands make it one.`);
    for (const line of SETUP) expect(error).toContain(line.replace(/^nx add/, '  npx nx add'));
  });

  it('lists them in JSON for other programs, which nobody asks', async () => {
    makePackages();
    const confirm = () => Promise.reject(new Error('asked'));

    const { code, out } = await runWith({ confirm }, ['execute', '.', '--json'], root);

    expect(code).toBe(1);
    const printed = JSON.parse(out) as { commands: { line: string }[] };
    expect(printed).toMatchObject({ outcome: 'not-set-up', root, code: 'NXP-027' });
    expect(printed.commands.map(({ line }) => line.replace(/^npx nx/, 'nx'))).toEqual(SETUP);
  });

  it.each([
    ['--yes', ['execute', 'packages/cart', '--yes'], null],
    ['a yes at the terminal', ['execute', 'packages/cart'], () => Promise.resolve(true)],
  ])('runs them and then the protocol with %s', async (_, argv, confirm) => {
    makePackages();

    const { code, out, error, programs } = await runWith({ exitCode, confirm }, argv, root);

    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(lines(programs)).toEqual([...SETUP, 'nx run shop:foundation --workspaceDirectory=packages/cart']);
    expect(new Set(programs.map(({ cwd }) => cwd))).toEqual(new Set([root]));
    expect(out).toContain(`> ${SETUP[0]}\n`);
  });

  it('runs nothing after a no', async () => {
    makePackages();

    const { code, programs } = await runWith({ confirm: () => Promise.resolve(false) }, ['execute', '.'], root);

    expect({ code, programs }).toEqual({ code: 1, programs: [] });
  });

  it('ends with the first command that fails', async () => {
    makePackages();
    const fails = ({ command }: Program) => (command === 'npx' ? 7 : 0);

    const { code, error, programs } = await runWith({ exitCode: fails }, ['execute', '.', '--yes'], root);

    expect(code).toBe(7);
    expect(programs).toHaveLength(2);
    expect(error).toMatch(/^NXP-017 npx --yes nx@[\d.]+ init .* ended with exit code 7\.$/m);
  });

  it('says in one sentence that a folder without a package.json cannot be set up', async () => {
    const { code, error, programs } = await runWith({}, ['execute', '.', '--yes'], root);

    expect({ code, programs }).toEqual({ code: 1, programs: [] });
    expect(error).toBe(
      `NXP-028 ${root} has no package.json, and no folder above it has one.\n  Make a workspace with \`npx create-nx-workspace@${NX_VERSION} <name> --preset=nx-provisioner\`, or run \`npm init\` in the folder and try again.\n`,
    );
    expect(relative(tmpdir(), root)).not.toContain('/');
  });
});

describe('planSetup', () => {
  const plan = (hasNx: boolean, isInstalled: boolean, isSetUp: boolean, isRepository = true) =>
    planSetup({ hasNx, isInstalled, isSetUp }, { isRepository, version: '1.2.3' }).map(({ line }) => line);

  it.each([
    ['nothing where all is there', [true, true, true], []],
    ['the init generator where the plugin is installed', [true, true, false], ['npx nx g nx-provisioner:init']],
    ['nx add where it is not', [true, false, false], ['npx nx add nx-provisioner@1.2.3']],
  ] as const)('is %s', (_, [hasNx, isInstalled, isSetUp], lines) => {
    expect(plan(hasNx, isInstalled, isSetUp)).toEqual(lines);
  });

  it('begins with git where there is none', () => {
    expect(plan(true, true, true, false)).toEqual(['git init']);
  });

  it('makes workspaces with the version of Nx that the plugin is tested with', () => {
    const root = JSON.parse(readFileSync(join(__dirname, '../../../../../package.json'), 'utf8')) as {
      devDependencies: { nx: string };
    };

    expect(NX_VERSION).toBe(root.devDependencies.nx);
  });
});
