/**
 * The row "isolation": the isolation target over a workspace of lanes, against ESLint with nothing but the import rule
 * over the same files. Both run in a process of their own and get the project graph ready-made.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { summarize } from '../measure.mjs';
import { FILES_IN_PROJECT, writeLanes } from './write-lanes.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const SIZES = [500, 1_000];

/** A share of ESLint's time, and how much longer twice the projects may take. */
const GOALS = { ratio: 1 / 20, growth: 2.2 };

export function benchIsolation({ root, quick }) {
  const executor = join(root, 'packages', 'nx-provisioner', 'dist', 'executors', 'isolation', 'executor.js');
  if (!existsSync(executor)) throw new Error('The packages are not built: run `npm run build` first.');
  const folder = mkdtempSync(join(tmpdir(), 'nx-provisioner-bench-'));
  try {
    return [...measure({ root, folder, executor, quick, sizes: quick ? SIZES.map((size) => size / 10) : SIZES })];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* measure({ root, folder, executor, quick, sizes }) {
  const medians = [];
  for (const size of sizes) {
    const workspace = join(folder, `lanes-${size}`);
    const graph = makeWorkspace(root, workspace, size);
    const script = join(HERE, 'run-isolation.cjs');
    const ours = summarize(times(5, () => run(workspace, process.execPath, script, executor, graph)));
    medians.push(ours.median);
    const title = `${size} projects, ${size * FILES_IN_PROJECT} files`;
    yield { name: title, value: ours.median, unit: 'ms', note: `± ${(ours.spread * 50).toFixed(0)} %` };
    if (size !== sizes.at(-1)) continue;
    const eslint = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
    const lint = summarize(times(1, () => run(workspace, process.execPath, eslint, 'packages')));
    yield { name: `${title}, ESLint with the import rule`, value: lint.median, unit: 'ms' };
    // Over few files both are little more than their start.
    const goal = quick ? {} : { goal: GOALS.ratio };
    yield { name: `${title}, share of it`, value: ours.median / lint.median, unit: '', ...goal };
    yield { name: 'twice the projects, times the time', value: medians[1] / medians[0], unit: '', goal: GOALS.growth };
  }
}

/** Returns the project graph's file. */
function makeWorkspace(root, workspace, size) {
  mkdirSync(workspace);
  writeLanes(workspace, size);
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  writeFileSync(join(workspace, 'eslint.config.mjs'), printConfig(root, size));
  run(workspace, 'git', 'init', '--quiet', '--initial-branch=main');
  run(workspace, 'git', 'add', '--all');
  const graph = join(workspace, '.nx', 'graph.json');
  run(
    workspace,
    process.execPath,
    createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js'),
    'graph',
    `--file=${graph}`,
  );
  return graph;
}

/** The parser, the rule and the constraints that the plugin writes; no type information and no other rule. */
function printConfig(root, size) {
  const lanes = Array.from({ length: size }, (_, lane) => ({
    allSourceTags: ['layer:lane', `lane:expansion/area${lane}`],
    onlyDependOnLibsWithTags: ['layer:contracts', `lane:expansion/area${lane}`],
  }));
  const any = { sourceTag: '*', onlyDependOnLibsWithTags: ['*'] };
  return `import nx from '@nx/eslint-plugin';
import parser from '@typescript-eslint/parser';

export default [
  {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': ['error', { depConstraints: ${JSON.stringify([any, ...lanes])} }] },
  },
];
`;
}

function times(rounds, action) {
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    action();
    return performance.now() - start;
  });
}

function run(cwd, command, ...args) {
  const quiet = JSON.parse(readFileSync(join(HERE, '..', '..', 'child-environment.json'), 'utf8'));
  const env = { ...process.env, ...quiet };
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'pipe'] });
}
