/** One combination from an empty folder to a workspace that is provisioned twice; the first check that fails ends it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

import { fixtureFiles } from './fixture.mjs';
import { EXEC, INSTALL, managerEnvironment } from './package-managers.mjs';

const DOCUMENTS = join(dirname(fileURLToPath(import.meta.url)), 'documents');
const AUTHOR = ['-c', 'user.name=Matrix', '-c', 'user.email=matrix@localhost', '-c', 'commit.gpgsign=false'];
const TARGETS = ['lint', 'typecheck', 'build', 'test'];
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Milliseconds; far above what any single command takes. */
const TIMEOUT = 600_000;

/**
 * @typedef {{ id: string, passed: boolean, seconds: number, steps: { name: string, seconds: number }[], failure: string | null }} Result
 * @param {import('./combinations.mjs').Combination} combination
 * @param {{ folder: string, packages: Record<string, string>, report: (line: string) => void }} means
 * @returns {Result}
 */
export function runCombination(combination, { folder, packages, report }) {
  const root = join(folder, 'workspaces', combination.id.replaceAll('/', '-'));
  rmSync(root, { recursive: true, force: true });
  rmSync(`${root}-lanes`, { recursive: true, force: true });
  const workspace = openWorkspace(root, combination, managerEnvironment(combination.manager, prepare(folder)));
  const steps = [];
  const started = Date.now();
  let failure = null;
  for (const [name, check] of CHECKS) {
    const begin = Date.now();
    try {
      check(workspace, combination, packages);
    } catch (error) {
      failure = `${name}: ${error instanceof Error ? error.message : String(error)}`;
    }
    const seconds = Math.round((Date.now() - begin) / 1000);
    steps.push({ name, seconds });
    report(`  ${failure === null ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    if (failure !== null) break;
  }
  return {
    id: combination.id,
    passed: failure === null,
    seconds: Math.round((Date.now() - started) / 1000),
    steps,
    failure,
  };
}

function prepare(folder) {
  mkdirSync(folder, { recursive: true });
  return folder;
}

function openWorkspace(root, { manager }, env) {
  const path = (file) => join(root, file);
  const run = (command, args, cwd = root) => {
    const { status, error, stdout, stderr } = spawnSync(command, args, {
      ...{ cwd, env, encoding: 'utf8', timeout: TIMEOUT, maxBuffer: MOST_OUTPUT },
    });
    const output = stripVTControlCharacters(`${stdout ?? ''}\n${stderr ?? ''}`);
    if (error === undefined && status === 0) return output;
    throw new Error(`${command} ${args.join(' ')} ended with ${error?.message ?? status}\n${output.trim()}`);
  };
  const [program, ...before] = EXEC[manager];
  return {
    root,
    run,
    nx: (...args) => run(program, [...before, ...args]),
    nxIn: (cwd, ...args) => run(program, [...before, ...args], cwd),
    read: (file) => readFileSync(path(file), 'utf8'),
    write(file, text) {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), text);
    },
    commit(message) {
      run('git', ['add', '--all']);
      run('git', [...AUTHOR, 'commit', '--quiet', '--allow-empty', '--message', message]);
    },
    status: () => run('git', ['status', '--porcelain', '--untracked-files=all']).trim(),
    sessions: () =>
      readdirSync(path('ARTIFACTS'))
        .filter((name) => /^PROVISIONER-SESSION-.*\.json$/.test(name))
        .sort(),
  };
}

/** In order: each stands on those before it. */
const CHECKS = [
  ['install', install],
  ['init', init],
  ['provision', provision],
  ['green by itself', checkTargets],
  ['one Nx, one TypeScript', checkCopies],
  ['ready', (workspace) => void workspace.nx('run', '@acme/source:ready')],
  ['a second run changes nothing', provisionAgain],
  ['a lane of its own', activate],
];

function install(workspace, combination, packages) {
  for (const [path, text] of Object.entries(fixtureFiles(combination, packages))) workspace.write(path, text);
  cpSync(DOCUMENTS, workspace.root, { recursive: true });
  workspace.run('git', ['init', '--quiet', '--initial-branch=main']);
  workspace.run(
    EXEC[combination.manager][0] === 'npx' ? 'npm' : EXEC[combination.manager][0],
    INSTALL[combination.manager],
  );
  workspace.commit('The workspace as it is');
}

function init(workspace) {
  workspace.nx('g', 'nx-provisioner:init', '--no-interactive');
  workspace.commit('Add nx-provisioner');
  workspace.nx('g', 'nx-provisioner:init', '--no-interactive');
  expectEqual(workspace.status(), '', 'what a second init changed');
}

function provision(workspace) {
  workspace.nx('run', '@acme/source:provision');
  const record = readRecord(workspace);
  expectEqual(record.session.outcome, 'completed', 'the outcome of the session');
  expectEqual(
    record.lanes
      .map(({ name }) => name)
      .sort()
      .join(' '),
    LANES,
    'the lanes',
  );
  expectEqual(readCriterion(record, 'CORE-001.1'), 'met', 'the criterion that a supplied test proves');
  expectEqual(readCriterion(record, 'BIL-001.1'), 'outstanding', 'the criterion that nothing proves yet');
  const traced = record.evidence.tests.find(
    ({ project, name }) => project === 'checkout' && name === 'total adds up the lines',
  );
  expectEqual(traced?.status, 'passed', 'the test of the project that was there before');
  workspace.commit('Provision the foundation');
}

const LANES = 'expansion/billing expansion/mails stabilization/checkout';

function checkTargets(workspace) {
  const output = workspace.nx('run-many', '-t', ...TARGETS, '--skip-nx-cache');
  const warnings = output.split('\n').filter((line) => /\b[1-9]\d* warnings?\b/.test(line));
  expectEqual(warnings.join('\n'), '', 'the warnings of lint');
  workspace.nx('sync:check');
  expectEqual(workspace.status(), '', 'what the tasks changed');
}

/** Two copies of Nx do not share their daemon and cache, and two of TypeScript do not share types. */
function checkCopies(workspace) {
  for (const name of ['nx', 'typescript']) {
    const pattern = `*/node_modules/${name}/package.json`;
    const files = workspace.run('find', ['.', '-path', pattern, '-not', '-path', './.nx/*']).trim().split('\n');
    const versions = new Set(files.map((file) => JSON.parse(workspace.read(file)).version));
    if (files.length !== 1 || versions.size !== 1) {
      throw new Error(`expected one copy of ${name}, found ${files.join(', ')} (${[...versions].join(', ')})`);
    }
  }
}

/** A new session over a tree that differs in a file which nothing is generated from. */
function provisionAgain(workspace) {
  const before = readRecord(workspace);
  const known = workspace.sessions();
  if (!/nothing to do/i.test(workspace.nx('run', '@acme/source:provision'))) throw new Error('expected nothing to do');
  expectEqual(workspace.status(), '', 'what a run with nothing to do changed');
  workspace.write('NOTES.md', 'Nothing is generated from this file.\n');
  workspace.commit('Add notes');
  workspace.nx('run', '@acme/source:provision');
  const changed = workspace
    .status()
    .split('\n')
    .filter((line) => !/^\?\? ARTIFACTS\/PROVISIONER-SESSION-/.test(line));
  expectEqual(changed.join('\n'), '', 'what the second session changed besides its own files');
  expectEqual(workspace.sessions().length, known.length + 1, 'the number of sessions');
  const after = readRecord(workspace);
  expectEqual(after.session.outcome, 'completed', 'the outcome of the second session');
  expectEqual(after.evidence.tests.length, before.evidence.tests.length, 'the tests that are known, cached or not');
  workspace.commit('Provision again');
}

/** A worker's first minute: a worktree with packages of its own, in which the lane's tests run. */
function activate(workspace) {
  workspace.nx('run', '@acme/source:activate', '--lane=expansion/billing');
  const [lane] = readdirSync(`${workspace.root}-lanes`);
  const path = join(`${workspace.root}-lanes`, lane);
  if (!existsSync(join(path, 'node_modules'))) throw new Error(`${path} has no packages`);
  const outside = workspace
    .run('find', [path, '-path', '*/node_modules/*', '-type', 'l', '-lname', `${workspace.root}/*`])
    .trim();
  expectEqual(outside, '', 'the links from the lane into the workspace that it was copied from');
  workspace.nxIn(path, 'run', 'expansion-billing:test', '--skip-nx-cache');
}

const readRecord = (workspace) => JSON.parse(workspace.read(join('ARTIFACTS', workspace.sessions().at(-1))));

const readCriterion = ({ requirements }, id) =>
  requirements.flatMap(({ criteria }) => criteria).find((criterion) => criterion.id === id)?.state;

function expectEqual(found, expected, what) {
  if (found !== expected)
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}
