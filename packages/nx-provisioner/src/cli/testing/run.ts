import type { CliIo, ExitCode, Program } from '../command';
import { createIo } from '../create-io';
import { runCli } from '../run-cli';

export interface Run {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** Runs a command line in a folder, with what it writes kept. */
export async function run(argv: readonly string[], cwd = '/', columns: number | null = null): Promise<Run> {
  const { code, out, error } = await runWith({}, argv, cwd, columns);
  return { code, out, error };
}

/** The same with answers to its questions, and with programs that do not run but are kept. */
export async function runWith(
  { confirm = null, exitCode = () => 0 }: Partial<Pick<CliIo, 'confirm'>> & { exitCode?: (program: Program) => number },
  argv: readonly string[],
  cwd = '/',
  columns: number | null = null,
): Promise<Run & { readonly programs: readonly Program[] }> {
  const written = { out: '', error: '' };
  const programs: Program[] = [];
  const io = createIo({
    stdout: {
      write: (text) => (written.out += text),
      ...(columns === null ? {} : { isTTY: true, columns }),
    },
    stderr: { write: (text) => (written.error += text) },
    stdin: {},
    cwd: () => cwd,
  });
  const runProgram = (program: Program) => {
    programs.push(program);
    return Promise.resolve(exitCode(program));
  };
  const code = await runCli(argv, { ...io, confirm, run: runProgram }, () => '1.2.3');
  return { code, ...written, programs };
}
