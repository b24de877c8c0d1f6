import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ProvisionerError } from 'nx-provisioner-protocol';

import { runProcess, type ProcessOptions } from './processes';

describe('a process', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'processes-spec-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const runScript = (script: string, options: Partial<ProcessOptions> = {}) =>
    runProcess(process.execPath, ['-e', script], { cwd: folder, ...options });

  /** Starts a grandchild that ignores SIGTERM, writes its id, and waits with it. */
  const stubbornTree = (ownSession: boolean) => `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); console.log('up'); setTimeout(() => {}, 60000)"],
      { stdio: ['ignore', 'pipe', 'ignore'], detached: ${ownSession} });
    child.stdout.once('data', () => require('node:fs').writeFileSync('pid', String(child.pid)));
    setTimeout(() => {}, 60000);`;

  async function waitUntil(holds: () => boolean): Promise<void> {
    for (let tries = 0; tries < 200 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(holds()).toBe(true);
  }

  function isRunning(pid: number): boolean {
    try {
      process.kill(pid, 0);
      // A zombie waits for whoever adopted it and runs no more.
      return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  }

  it('ends with its code, and with the last lines of both streams', async () => {
    const result = await runScript('console.log("out"); console.error("error"); process.exitCode = 3');
    expect(result).toMatchObject({ code: 3, signal: null, timedOut: false, interrupted: false });
    expect([...result.outputTail].sort()).toEqual(['error', 'out']);
  });

  it('gets its arguments as they are, through no shell', async () => {
    const arg = '$(touch made); `touch made`; "x" \'y\' && touch made';
    const args = ['-e', 'console.log(process.argv[1])', arg];
    const { outputTail } = await runProcess(process.execPath, args, { cwd: folder });
    expect(outputTail).toEqual([arg]);
    expect(existsSync(join(folder, 'made'))).toBe(false);
  });

  it('has what would steer the terminal taken out of its output', async () => {
    const lines: string[] = [];
    await runScript(
      'process.stdout.write("\\x1b[31mred\\x1b[0m\\x1b]0;title\\x07 \\x1b[2Jgone\\b\\x9b1mé\\tx\\r\\n")',
      {
        onOutput: (line) => lines.push(line),
      },
    );
    expect(lines).toEqual(['red goneé\tx']);
  });

  it('may print without end and without line ends', async () => {
    const before = process.memoryUsage().rss;
    const { outputTail, code } = await runScript(
      'const x = "x".repeat(1e6); for (let i = 0; i < 60; i++) process.stdout.write(x); console.log(); for (let i = 0; i < 100000; i++) console.log("line " + i)',
    );
    expect(code).toBe(0);
    expect(outputTail).toHaveLength(60);
    expect(outputTail.at(-1)).toBe('line 99999');
    expect(process.memoryUsage().rss - before).toBeLessThan(60e6);
  });

  it('that leaves a daemon with an open pipe behind does not keep us waiting', async () => {
    const started = Date.now();
    const { code } = await runScript(
      'require("node:child_process").spawn("sleep", ["20"], { stdio: "inherit", detached: true }).unref()',
    );
    expect(code).toBe(0);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it.each([
    ['its process group', false],
    ['a session of their own', true],
  ])('takes those in %s with it when its time is over, even stubborn ones', async (_, ownSession) => {
    const result = await runScript(stubbornTree(ownSession), { timeoutMs: 1_500 });
    expect(result).toMatchObject({ timedOut: true, interrupted: false, code: null });
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    await waitUntil(() => !isRunning(pid));
  });

  it('ends when the caller says so', async () => {
    const abort = new AbortController();
    const running = runScript(stubbornTree(false), { signal: abort.signal });
    await waitUntil(() => existsSync(join(folder, 'pid')));
    abort.abort();
    expect(await running).toMatchObject({ interrupted: true, timedOut: false });
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    await waitUntil(() => !isRunning(pid));
  });

  it('may end in its own way when it is asked to', async () => {
    const abort = new AbortController();
    const script =
      'process.on("SIGTERM", () => { console.log("tidied"); process.exit(7) }); console.log("up"); setTimeout(() => {}, 60000)';
    const result = await runScript(script, {
      signal: abort.signal,
      onOutput: () => {
        abort.abort();
      },
    });
    expect(result).toMatchObject({ code: 7, interrupted: true });
    expect(result.outputTail).toEqual(['up', 'tidied']);
  });

  it('does not run on under a signal that came before', async () => {
    expect(await runScript('setTimeout(() => {}, 60000)', { signal: AbortSignal.abort() })).toMatchObject({
      interrupted: true,
    });
  });

  it('that does not exist is an error with its name', async () => {
    const problem = await runProcess('no-such-program', [], { cwd: folder }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ProvisionerError);
    expect(String(problem)).toMatch(/NXP-017 no-such-program cannot be started/);
  });
});
