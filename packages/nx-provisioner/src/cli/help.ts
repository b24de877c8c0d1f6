import type { Command } from './command';
import { formatColumns } from './format-columns';

/** What the program can do, as lines. */
export function describeProgram(commands: readonly Command[]): string[] {
  return [
    'nx-provisioner reads requirement documents and builds what several workers need in common.',
    '',
    'Commands:',
    ...formatColumns([
      ...commands.map((command) => [usageOf(command), command.summary]),
      ['help [command]', 'explains a command'],
    ]),
    '',
    'Options:',
    ...formatColumns([
      ['-h, --help', 'this text, or that of a command'],
      ['-v, --version', 'the version'],
    ]),
    '',
    'In an Nx workspace, `npx nx run provision` runs the protocol and `npx nx g nx-provisioner:requirement` writes a document.',
  ];
}

/** What one command does, as lines: usage, options, exit codes and examples. */
export function describeCommand(command: Command): string[] {
  const options = Object.entries(command.options).map(([name, { summary }]) => [`--${name}`, summary]);
  return [
    `Usage: nx-provisioner ${usageOf(command)} [options]`,
    '',
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`,
    '',
    'Options:',
    ...formatColumns([...options, ['-h, --help', 'this text']]),
    '',
    'Exit codes:',
    ...formatColumns(Object.entries(command.exitCodes)),
    '',
    'Examples:',
    ...formatColumns(command.examples),
  ];
}

function usageOf({ name, parameters }: Command): string {
  return [name, ...parameters.map((parameter) => `<${parameter}>`)].join(' ');
}
