import {
  diagnose,
  formatDiagnostic,
  ProvisionerError,
  sortDiagnostics,
  type Diagnostic,
} from 'nx-provisioner-protocol';

import type { CliIo, Command, ExitCode } from './command';
import { COMMANDS } from './commands';
import { describeCommand, describeProgram } from './help';
import { readInput, refuseCommand, refuseOption, splitArguments, type Arguments } from './parse-arguments';

/**
 * Runs one command line.
 *
 * @param argv without the program and its script
 * @param readVersion is asked only for `--version`
 * @returns the exit code: 0 all right, 1 a problem of the documents or of the place, 2 wrong usage; `execute` passes that
 * of Nx on
 */
export async function runCli(argv: readonly string[], io: CliIo, readVersion: () => string): Promise<ExitCode> {
  const split = splitArguments(argv);
  const [name, ...words] = split.words;
  if (name === undefined) return runBare(split, io, readVersion);
  if (name === 'help') return explain(words, io);
  const command = findCommand(name);
  if (command === undefined) return refuse([refuseCommand(name, commandNames())], io);
  if (split.options.some((option) => option.name === 'help')) return explain([name], io);
  const { input, problems } = readInput(command, { ...split, words });
  if (problems.length > 0) return refuse(problems, io, name);
  try {
    return await command.run(input, io);
  } catch (error) {
    printFailure(error, io);
    return 1;
  }
}

function runBare({ options }: Arguments, io: CliIo, readVersion: () => string): ExitCode {
  const unknown = options.filter((option) => !['help', 'version'].includes(option.name));
  if (unknown.length > 0) {
    const problems = unknown.map(({ written }) => refuseOption(written, ['help', 'version']));
    return refuse(problems, io);
  }
  if (options.some((option) => option.name === 'help')) return explain([], io);
  if (options.length > 0) {
    io.print(readVersion());
    return 0;
  }
  return refuse([diagnose('NXP-023', null, `No command is given; expected one of ${commandNames().join(', ')}.`)], io);
}

function explain([name]: readonly string[], io: CliIo): ExitCode {
  if (name === undefined || name === 'help') {
    io.print(...describeProgram(COMMANDS));
    return 0;
  }
  const command = findCommand(name);
  if (command === undefined) return refuse([refuseCommand(name, commandNames())], io);
  io.print(...describeCommand(command));
  return 0;
}

function refuse(problems: readonly Diagnostic[], io: CliIo, command?: string): ExitCode {
  io.printError(...problems.map(({ code, message }) => `${code} ${message}`));
  io.printError(`  \`nx-provisioner ${command === undefined ? 'help' : `${command} --help`}\` says more.`);
  return 2;
}

function printFailure(error: unknown, io: CliIo): void {
  if (error instanceof ProvisionerError) {
    io.printError(...sortDiagnostics(error.diagnostics).map(formatDiagnostic));
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.printError(formatDiagnostic(diagnose('NXP-001', null, `A bug of nx-provisioner: ${text}`)));
}

function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

function commandNames(): string[] {
  return [...COMMANDS.map(({ name }) => name), 'help'];
}
