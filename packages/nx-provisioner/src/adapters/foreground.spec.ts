import { tmpdir } from 'node:os';

import { ProvisionerError } from 'nx-provisioner-protocol';

import { runInForeground } from './foreground';

const runScript = (script: string) =>
  runInForeground({ command: process.execPath, args: ['-e', script], cwd: tmpdir(), aside: true });

describe('a program in the foreground', () => {
  it.each([
    ['process.exitCode = 0', 0],
    ['process.exitCode = 3', 3],
    ['process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 10_000)', 143],
    ['process.exitCode = process.cwd() === require("node:fs").realpathSync(require("node:os").tmpdir()) ? 0 : 1', 0],
  ])('%s ends with %i', async (script, code) => {
    expect(await runScript(script)).toBe(code);
  });

  it('gets Ctrl-C itself, and is waited for; what is sent to this process is passed on', async () => {
    const ended = runScript('process.on("SIGHUP", () => process.exit(5)); setTimeout(() => {}, 10_000)');
    // The child has to be listening before the signal comes.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    process.emit('SIGINT', 'SIGINT');
    process.emit('SIGHUP', 'SIGHUP');

    expect(await ended).toBe(5);
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });

  it('that is not there is an error with its name', async () => {
    const missing = runInForeground({ command: './no-such-program', args: [], cwd: tmpdir(), aside: true });

    await expect(missing).rejects.toThrow(ProvisionerError);
    await expect(missing).rejects.toThrow(/NXP-017 \.\/no-such-program cannot be started/);
  });
});
