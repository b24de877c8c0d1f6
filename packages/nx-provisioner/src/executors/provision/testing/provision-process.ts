import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import type { ProvisionExecutorSchema } from '../schema';
import { compilePlugin } from './compile-plugin';
import { makeSmallWorkspace } from './small-workspace';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

export interface RunOptions {
  readonly options?: ProvisionExecutorSchema;
  /** The point at which SIGKILL ends the process, from 1. */
  readonly killAt?: number;
  /** The point from which on the disk is full. */
  readonly fullFrom?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Gets all that was printed so far, and may send a signal. */
  readonly onOutput?: (output: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** The provision executor in processes of its own, over copies of one small workspace. */
export interface ProvisionProcesses {
  /** A copy of the workspace as it was committed; its root. */
  copy(name: string): string;
  run(root: string, options?: RunOptions): Promise<Ended>;
  /** What the last run in this workspace came by and needed, where it came to its end. */
  readResult(root: string): { readonly points: readonly string[]; readonly megabytes: number };
  dispose(): void;
}

/** @param name of the folder that the plugin is compiled into, one for each file of tests */
export function prepareProvisionProcesses(name: string): ProvisionProcesses {
  const folder = mkdtempSync(join(tmpdir(), 'nx-provisioner-processes-'));
  const compiled = join(__dirname, '..', '..', '..', '..', 'test-output', name);
  compilePlugin(compiled);
  makeSmallWorkspace(join(folder, 'base'));
  return {
    copy: (copy) => {
      cpSync(join(folder, 'base'), join(folder, copy), { recursive: true, verbatimSymlinks: true });
      return join(folder, copy);
    },
    run: (root, options = {}) => runProcess(root, compiled, options),
    readResult: (root) => JSON.parse(readFileSync(resultFile(root), 'utf8')) as { points: string[]; megabytes: number },
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
      rmSync(compiled, { recursive: true, force: true });
    },
  };
}

const resultFile = (root: string): string => `${root}.result.json`;

function runProcess(root: string, compiled: string, { env, onOutput, ...fault }: RunOptions): Promise<Ended> {
  const script = join(__dirname, 'run-with-fault.cjs');
  const path = `${join(root, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(process.execPath, [script, root, compiled, resultFile(root), JSON.stringify(fault)], {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const accept = (chunk: string) => {
    output += chunk;
    onOutput?.(output, (signal) => child.kill(signal));
  };
  child.stdout.setEncoding('utf8').on('data', accept);
  child.stderr.setEncoding('utf8').on('data', accept);
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal, output });
    });
  });
}
