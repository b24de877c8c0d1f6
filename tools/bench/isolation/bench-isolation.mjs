/**
 * The row "isolation": the isolation target over a workspace of lanes, against ESLint with nothing but the import rule,
 * and dependency-cruiser with a rule that keeps lanes apart, over the same files. Each runs in a process of its own; the
 * first two get the project graph ready-made.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run, runWatched } from '../children.mjs';
import { compareFigures, growthFigure } from '../figures.mjs';
import { compare, summarize } from '../measure.mjs';
import { inTemporaryFolder, makeWorkspace, nxOf } from '../workspace.mjs';
import { FILES_IN_PROJECT, writeLanes } from './write-lanes.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const SIZES = [500, 1_000];

/** A share of each peer's time; twice the projects may take 2.2 times as long, which is this exponent. */
const GOALS = { ratio: 1 / 20, exponent: Math.log2(2.2) };
const LINT = 'ESLint with the import rule';
const CRUISER = 'dependency-cruiser';

/** @param {import('../run.mjs').BenchContext} context */
export function benchIsolation(context) {
  return inTemporaryFolder((folder) => {
    const sizes = context.quick ? SIZES.map((size) => size / 10) : SIZES;
    const measured = sizes.map((size) => measureWalls(context, folder, size, size === sizes.at(-1)));
    // Over few files all are little more than their start.
    const goal = context.quick ? {} : { goal: GOALS.ratio };
    const growing = measured.map(({ size, times }) => ({ size, time: summarize(times.ours).median }));
    return [
      ...measured.flatMap(({ size, times }) =>
        compareFigures(`${size} projects, ${size * FILES_IN_PROJECT} files`, times, { [LINT]: goal, [CRUISER]: goal }),
      ),
      growthFigure(...growing, GOALS.exponent),
      { name: 'largest process', value: measured.at(-1).largest, unit: 'MB', role: 'memory' },
    ];
  });
}

/** The peers are measured at the larger size only. */
function measureWalls({ root, modules, sample, smoke, rounds }, folder, size, isLarger) {
  const workspace = join(folder, `lanes-${size}`);
  const graph = prepare(root, modules, workspace, size);
  const plugin = join(modules, 'nx-provisioner', 'dist', 'executors', 'isolation', 'executor.js');
  let largest = 0;
  const ours = () => {
    const watched = runWatched(workspace, [process.execPath, join(HERE, 'run-isolation.cjs'), plugin, graph]);
    largest = Math.max(largest, watched.largest);
    return watched;
  };
  const bin = (...path) => join(modules, ...path);
  const cruise = [bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), 'packages', '--config', CRUISER_CONFIG];
  const peers = {
    [LINT]: () => void run(workspace, [process.execPath, bin('eslint', 'bin', 'eslint.js'), 'packages']),
    [CRUISER]: () => void run(workspace, [process.execPath, ...cruise]),
  };
  const slow = sample ? 1 : 2;
  const times =
    isLarger && !smoke
      ? compare({ ours, ...peers }, { ours: rounds, [LINT]: slow, [CRUISER]: slow })
      : compare({ ours }, rounds);
  return { size, times, largest };
}

const CRUISER_CONFIG = '.dependency-cruiser.cjs';

/** Returns the project graph's file. */
function prepare(root, modules, workspace, size) {
  makeWorkspace(root, workspace, modules);
  writeLanes(workspace, size);
  writeFileSync(join(workspace, 'eslint.config.mjs'), printLintConfig(size));
  writeFileSync(join(workspace, CRUISER_CONFIG), `module.exports = ${JSON.stringify(CRUISER_RULES, null, 2)};\n`);
  run(workspace, ['git', 'add', '--all']);
  const graph = join(workspace, '.nx', 'graph.json');
  run(workspace, [...nxOf(workspace), 'graph', `--file=${graph}`]);
  return graph;
}

/** The parser, the rule and the constraints that the plugin writes; no type information and no other rule. */
function printLintConfig(size) {
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

/** One rule for all lanes: from inside one, nothing but itself and the contracts. */
const CRUISER_RULES = {
  forbidden: [
    {
      name: 'lanes-stay-apart',
      severity: 'error',
      from: { path: '^packages/expansion/([^/]+)/' },
      to: { path: '^packages/expansion/', pathNot: '^packages/expansion/$1/' },
    },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true },
};
