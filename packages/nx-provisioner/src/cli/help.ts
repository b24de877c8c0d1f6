import type { Command, Parameter } from './command';
import { formatColumns } from '../terminal/format-columns';

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
    'In an Nx workspace, `npx nx run provision` runs the protocol too, and `npx nx g nx-provisioner:requirement` writes a document.',
  ];
}

/** What one command does, as lines: usage, options, exit codes and examples. */
export function describeCommand(command: Command): string[] {
  const options = Object.entries(command.options).map(([name, option]) => [
    option.type === 'value' ? `--${name}=<${option.value}>` : `--${name}`,
    option.type === 'value' ? `${option.summary}: ${option.choices.join(', ')}` : option.summary,
  ]);
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
  return [name, ...parameters.map(formatParameter)].join(' ');
}

/** `<directory>`, or `[context_file]` for what may be left out. */
export function formatParameter({ name, optional }: Parameter): string {
  return optional === true ? `[${name}]` : `<${name}>`;
}
