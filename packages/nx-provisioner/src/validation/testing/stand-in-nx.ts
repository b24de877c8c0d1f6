import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TaskSelection } from '../../adapters/nx';
import type { CapturedTask } from '../../graph/captured-run';

/** What the stand-in answers to one kind of call. */
export interface StandInAnswers {
  /** By command, `run-many` or `affected`: what it says it would run. */
  readonly selections: Readonly<Record<string, TaskSelection>>;
  /** By configuration, `''` for none: what it reports; `null` for a run that ends before its hook. */
  readonly runs: Readonly<Record<string, readonly CapturedTask[] | null>>;
  readonly exitCode?: number;
  /** Files that a run writes, relative to the root. */
  readonly writes?: Readonly<Record<string, string>>;
  /** A run that never ends. */
  readonly hangs?: boolean;
}

/** Puts a script where the workspace has its Nx: it answers as told and logs its arguments to `calls.log`. */
export function installStandInNx(root: string, answers: StandInAnswers): void {
  const folder = join(root, 'node_modules/nx');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'nx', exports: { './bin/nx.js': './main.js' } }));
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
  writeFileSync(join(folder, 'main.js'), SCRIPT);
}

const SCRIPT = `
const fs = require('node:fs'), path = require('node:path');
const answers = require('./answers.json');
const args = process.argv.slice(2);
const option = (name) => args.find((arg) => arg.startsWith('--' + name + '='))?.split('=').slice(1).join('=');
fs.appendFileSync('calls.log', args.filter((arg) => !arg.startsWith('--graph=')).join(' ') + '\\n');
const graphFile = option('graph');
if (graphFile) {
  const { projectGraph, taskGraph } = answers.selections[args[0]];
  fs.writeFileSync(graphFile, JSON.stringify({ graph: projectGraph, tasks: taskGraph }));
} else {
  for (const [file, content] of Object.entries(answers.writes ?? {})) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  const tasks = answers.runs[option('configuration') ?? ''];
  for (const { id } of tasks ?? []) console.log('> nx run ' + id + '  [local cache]');
  if (answers.hangs) setTimeout(() => {}, 60000);
  else {
    const evidence = process.env.NX_PROVISIONER_EVIDENCE;
    fs.mkdirSync(path.dirname(evidence), { recursive: true });
    if (tasks) fs.writeFileSync(evidence, JSON.stringify({ format: 1, startTime: 0, endTime: 1, tasks }));
    process.exitCode = answers.exitCode ?? 0;
  }
}
`;
