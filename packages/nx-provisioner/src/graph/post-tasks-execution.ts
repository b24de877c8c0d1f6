import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { PostTasksExecutionContext } from '@nx/devkit';

import { EVIDENCE_VARIABLE, OUTPUT_TAIL_LINES, type CapturedRun, type CapturedTask } from './captured-run';

/** Characters of a line that are kept. */
const LONGEST_LINE = 1_000;

type TaskResult = PostTasksExecutionContext['taskResults'][string];

/**
 * Nx calls this after each run of tasks, in every command of the workspace: without `NX_PROVISIONER_EVIDENCE` it does
 * nothing. Otherwise it writes the task results as a {@link CapturedRun} to the file that the variable names. It never
 * throws: a run is not red because its evidence could not be written; the missing file is noticed by whoever asked for it.
 */
export function postTasksExecution(_options: unknown, context: PostTasksExecutionContext): void {
  const file = process.env[EVIDENCE_VARIABLE];
  if (!file) return;
  try {
    writeWhole(file, JSON.stringify(captureRun(context)));
  } catch (error) {
    console.error(`nx-provisioner: the evidence could not be written to ${file}: ${String(error)}`);
  }
}

/** The plugin's own adapter for this brings the error catalogue with it, which is too much for every Nx command. */
function writeWhole(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.tmp`;
  writeFileSync(temporary, content);
  try {
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function captureRun({ taskResults, startTime, endTime }: PostTasksExecutionContext): CapturedRun {
  const tasks = Object.entries(taskResults).map(([id, result]) => captureTask(id, result));
  tasks.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { format: 1, startTime, endTime, tasks };
}

function captureTask(id: string, { task, status, code, terminalOutput }: TaskResult): CapturedTask {
  const failed = status === 'failure';
  return {
    id,
    project: task.target.project,
    target: task.target.target,
    configuration: task.target.configuration ?? null,
    hash: task.hash ?? null,
    status,
    code: Number.isInteger(code) ? code : null,
    startTime: task.startTime ?? null,
    endTime: task.endTime ?? null,
    outputDigest: terminalOutput === undefined ? null : createHash('sha256').update(terminalOutput).digest('hex'),
    outputTail: failed ? lastLines(terminalOutput ?? '') : [],
  };
}

/** Cut before it is split: a task may print a hundred megabytes, in one line even. */
function lastLines(text: string): string[] {
  const end = text.slice(-OUTPUT_TAIL_LINES * LONGEST_LINE).trimEnd();
  const lines = end.split(/\r?\n/).slice(-OUTPUT_TAIL_LINES);
  return lines.map((line) => line.slice(0, LONGEST_LINE));
}
