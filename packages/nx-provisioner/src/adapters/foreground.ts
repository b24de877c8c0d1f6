import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { describeError } from './system-error';

export interface ForegroundProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** What it prints goes to standard error. */
  readonly aside: boolean;
}

/** The terminal sends these to every process of the foreground by itself. */
const FROM_TERMINAL = ['SIGINT', 'SIGQUIT'] as const;
/** These reach only the process that they are sent to. */
const PASSED_ON = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a program with this process's terminal, as a shell would, and waits for it: Ctrl-C is the program's to answer.
 *
 * @returns its exit code; 128 and the signal's number where a signal ended it
 * @throws ProvisionerError NXP-017 where it cannot be started
 */
export function runInForeground({ command, args, cwd, aside }: ForegroundProgram): Promise<number> {
  // Only npm's own scripts need cmd.exe, and their arguments are ours.
  const shell = process.platform === 'win32' && !/[\\/]/.test(command) && command !== 'git';
  const child = spawn(command, args, { cwd, shell, stdio: ['inherit', aside ? 2 : 'inherit', 'inherit'] });
  const wait = () => undefined;
  const passOn = (signal: NodeJS.Signals) => void child.kill(signal);
  for (const signal of FROM_TERMINAL) process.on(signal, wait);
  for (const signal of PASSED_ON) process.on(signal, passOn);
  return new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => {
      const message = `${command} cannot be started: ${describeError(cause)}`;
      reject(new ProvisionerError([diagnose('NXP-017', null, message)], { cause }));
    });
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  }).finally(() => {
    for (const signal of FROM_TERMINAL) process.off(signal, wait);
    for (const signal of PASSED_ON) process.off(signal, passOn);
  });
}
