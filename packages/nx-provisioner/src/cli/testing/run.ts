import type { ExitCode } from '../command';
import { createIo } from '../create-io';
import { runCli } from '../run-cli';

export interface Run {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** Runs a command line in a folder, with what it writes kept. */
export async function run(argv: readonly string[], cwd = '/', columns: number | null = null): Promise<Run> {
  const written = { out: '', error: '' };
  const io = createIo({
    stdout: {
      write: (text) => (written.out += text),
      ...(columns === null ? {} : { isTTY: true, columns }),
    },
    stderr: { write: (text) => (written.error += text) },
    cwd: () => cwd,
  });
  const code = await runCli(argv, io, () => '1.2.3');
  return { code, ...written };
}
