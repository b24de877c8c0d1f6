import { spawn, type ChildProcess } from 'node:child_process';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { collectLines } from './collect-lines';
import { killProcesses, listDescendants } from './process-tree';

/** How long a process may take to end by itself after it was asked to, in milliseconds. */
const GRACE_MS = 5_000;

/** How long output is still read after the process ended: a daemon that it left behind may hold the pipe open. */
const DRAIN_MS = 1_000;

export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /** Gets each line of standard output and standard error, without control characters. */
  readonly onOutput?: (line: string) => void;
  /** Ends the process and all that it started when it aborts. */
  readonly signal?: AbortSignal;
}

export interface ProcessResult {
  /** `null` where a signal ended the process. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines of both streams, without control characters. */
  readonly outputTail: readonly string[];
  readonly timedOut: boolean;
  /** The caller's signal ended it. */
  readonly interrupted: boolean;
}

/**
 * Runs a program without a shell, in a process group of its own, and waits for it. A timeout, the caller's signal or the
 * end of this process ends the whole group: first by SIGTERM, then by SIGKILL. Memory stays bounded whatever is printed.
 *
 * @throws ProvisionerError NXP-017 where the program cannot be started
 */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<ProcessResult> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    ...(options.env && { env: options.env }),
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const output = collectLines(options.onOutput);
  child.stdout.setEncoding('utf8').on('data', output.accept('out'));
  child.stderr.setEncoding('utf8').on('data', output.accept('error'));

  const end = endOnDemand(child, options);
  try {
    const { code, signal } = await waitForEnd(child, command);
    output.flush();
    return { code, signal, outputTail: output.tail(), ...end.reason() };
  } finally {
    end.dispose();
  }
}

/** Ends the group on timeout, on the caller's signal, and when this process ends without waiting. */
function endOnDemand(child: ChildProcess, { timeoutMs, signal }: ProcessOptions) {
  const reason = { timedOut: false, interrupted: false };
  let escalation: NodeJS.Timeout | undefined;
  let started: ReturnType<typeof listDescendants> = [];
  const terminate = () => {
    if (escalation !== undefined || child.pid === undefined) return;
    // Taken before anything ends: an orphan no longer says whose child it was.
    started = listDescendants(child.pid);
    signalGroup(child, 'SIGTERM');
    escalation = setTimeout(() => {
      signalGroup(child, 'SIGKILL');
    }, GRACE_MS);
  };
  const onAbort = () => {
    reason.interrupted = true;
    terminate();
  };
  const onExit = () => {
    signalGroup(child, 'SIGTERM');
  };
  const timeout =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          reason.timedOut = true;
          terminate();
        }, timeoutMs);
  process.once('exit', onExit);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    reason: () => ({ ...reason }),
    dispose: () => {
      if (escalation !== undefined) signalGroup(child, 'SIGKILL');
      killProcesses(started);
      clearTimeout(timeout);
      clearTimeout(escalation);
      process.removeListener('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true });
    else process.kill(-child.pid, signal);
  } catch {
    // ESRCH: the whole group is already gone, which is what was wanted.
  }
}

function waitForEnd(
  child: ChildProcess,
  command: string,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      const message = `${command} cannot be started: ${cause.message}`;
      reject(new ProvisionerError([diagnose('NXP-017', null, message)], { cause }));
    });
    child.once('exit', (code, signal) => {
      const drain = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, DRAIN_MS);
      child.once('close', () => {
        clearTimeout(drain);
        resolve({ code, signal });
      });
    });
  });
}
