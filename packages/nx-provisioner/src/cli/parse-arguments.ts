import { parseArgs } from 'node:util';

import { diagnose, NearNames, showFound, type Diagnostic } from 'nx-provisioner-protocol';

import type { Command, CommandInput } from './command';
import { formatParameter } from './help';

/** What stands on the command line, by its form alone. */
export interface Arguments {
  readonly words: readonly string[];
  readonly options: readonly WrittenOption[];
}

interface WrittenOption {
  /** As it stands there: `--dry-run`. */
  readonly written: string;
  /** `dryRun` */
  readonly name: string;
  /** What stands after `=`; `null` without one. */
  readonly value: string | null;
}

/** Takes a command line apart; `-h`, `-v` and `--name=value` are read as everywhere, and all after `--` is a word. */
export function splitArguments(argv: readonly string[]): Arguments {
  const options = {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  } as const;
  const { tokens } = parseArgs({ args: [...argv], strict: false, allowPositionals: true, tokens: true, options });
  return {
    words: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    options: tokens.flatMap((token) =>
      token.kind === 'option'
        ? [{ written: token.rawName, name: toCamelCase(token.name), value: token.value ?? null }]
        : [],
    ),
  };
}

/** Checks what follows a command's name against what the command takes; all that is wrong is in `problems`. */
export function readInput(
  command: Command,
  { words, options }: Arguments,
): { readonly input: CommandInput; readonly problems: readonly Diagnostic[] } {
  const problems = options.flatMap((option) => checkOption(command, option));
  const needed = command.parameters.filter(({ optional }) => optional !== true);
  if (words.length < needed.length || words.length > command.parameters.length)
    problems.push(refuseWords(command, words));
  const values = options.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const]));
  return {
    input: { parameters: words, flags: new Set(options.map(({ name }) => name)), values: new Map(values) },
    problems,
  };
}

function checkOption({ options }: Command, { written, name, value }: WrittenOption): Diagnostic[] {
  const known = [...Object.keys(options), 'help'];
  if (!known.includes(name)) return [refuseOption(written, known)];
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option?.type !== 'value') {
    return value === null ? [] : [wrongUsage(`${showFound(written)} takes no value; it is given or not.`)];
  }
  if (value !== null && option.choices.includes(value)) return [];
  const expected = `expected --${name}= and one of ${option.choices.join(', ')}`;
  if (value === null) return [wrongUsage(`${showFound(written)} has no value; ${expected}.`)];
  const near = new NearNames(option.choices).suggest(value);
  return [wrongUsage(`--${name} is ${showFound(value)}; ${expected}.${near}`)];
}

function wrongUsage(message: string): Diagnostic {
  return diagnose('NXP-023', null, message);
}

/** `--dry-run` and `--dryRun` are one option, as in Nx. */
function toCamelCase(name: string): string {
  return name.replace(/(?<=\w)-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What is wrong with an option that nothing knows, with the ones that are known. */
export function refuseOption(written: string, known: readonly string[]): Diagnostic {
  const names = known.map((name) => `--${name}`);
  const near = new NearNames(names).suggest(written);
  return wrongUsage(`${showFound(written)} is no option; expected one of ${names.join(', ')}.${near}`);
}

/** What is wrong with a command that nothing knows, with the ones that are known. */
export function refuseCommand(written: string, known: readonly string[]): Diagnostic {
  const near = new NearNames(known).suggest(written);
  return wrongUsage(`${showFound(written)} is no command; expected one of ${known.join(', ')}.${near}`);
}

function refuseWords({ name, parameters }: Command, words: readonly string[]): Diagnostic {
  const expected = parameters.length === 0 ? 'nothing' : parameters.map(formatParameter).join(' ');
  const found = words.length === 0 ? 'nothing' : words.map(showFound).join(' ');
  return wrongUsage(`After ${name} stands ${found}; expected ${expected}.`);
}
