import { parseArgs } from 'node:util';

import { diagnose, NearNames, showFound, type Diagnostic } from 'nx-provisioner-protocol';

import type { Command, CommandInput } from './command';

/** What stands on the command line, by its form alone. */
export interface Arguments {
  readonly words: readonly string[];
  readonly options: readonly { readonly written: string; readonly name: string; readonly hasValue: boolean }[];
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
        ? [{ written: token.rawName, name: token.name, hasValue: token.value !== undefined }]
        : [],
    ),
  };
}

/** Checks what follows a command's name against what the command takes; all that is wrong is in `problems`. */
export function readInput(
  command: Command,
  { words, options }: Arguments,
): { readonly input: CommandInput; readonly problems: readonly Diagnostic[] } {
  const known = [...Object.keys(command.options), 'help'];
  const problems = options.flatMap(({ written, name, hasValue }) => {
    if (!known.includes(name)) return [refuseOption(written, known)];
    return hasValue ? [diagnose('NXP-023', null, `${showFound(written)} takes no value; it is given or not.`)] : [];
  });
  if (words.length !== command.parameters.length) problems.push(refuseWords(command, words));
  return { input: { parameters: words, flags: new Set(options.map(({ name }) => name)) }, problems };
}

/** What is wrong with an option that nothing knows, with the ones that are known. */
export function refuseOption(written: string, known: readonly string[]): Diagnostic {
  const names = known.map((name) => `--${name}`);
  const near = new NearNames(names).suggest(written);
  return diagnose('NXP-023', null, `${showFound(written)} is no option; expected one of ${names.join(', ')}.${near}`);
}

/** What is wrong with a command that nothing knows, with the ones that are known. */
export function refuseCommand(written: string, known: readonly string[]): Diagnostic {
  const near = new NearNames(known).suggest(written);
  return diagnose('NXP-023', null, `${showFound(written)} is no command; expected one of ${known.join(', ')}.${near}`);
}

function refuseWords({ name, parameters }: Command, words: readonly string[]): Diagnostic {
  const expected = parameters.length === 0 ? 'nothing' : parameters.map((parameter) => `<${parameter}>`).join(' ');
  const found = words.length === 0 ? 'nothing' : words.map(showFound).join(' ');
  return diagnose('NXP-023', null, `After ${name} stands ${found}; expected ${expected}.`);
}
