/** What a command may touch of the outside: a test hands in its own. */
export interface CliIo {
  /** Absolute; paths that a user gives start here, and paths that are printed do too. */
  readonly cwd: string;
  /** Characters of a line of the terminal; `null` where the output goes to a file or another program. */
  readonly columns: number | null;
  /** Writes text as it is to standard output, for other programs. */
  readonly writeOut: (text: string) => void;
  /** Writes lines for people, without anything that a terminal would act on. */
  readonly print: (...lines: readonly string[]) => void;
  /** The same, to standard error. */
  readonly printError: (...lines: readonly string[]) => void;
}

/** How a command ended, as documented in its help. */
export type ExitCode = 0 | 1 | 2;

/** An option that is on where it is given. */
export interface FlagOption {
  readonly type: 'boolean';
  readonly summary: string;
}

export interface CommandInput {
  /** One for each of the command's `parameters`. */
  readonly parameters: readonly string[];
  readonly flags: ReadonlySet<string>;
}

/**
 * One command, in one file. What loads Nx or a compiler is imported inside of `run`: the other commands work in folders
 * that have neither.
 */
export interface Command {
  readonly name: string;
  /** Names of what has to follow the command: `['directory']`. */
  readonly parameters: readonly string[];
  readonly summary: string;
  /** Option names without dashes. */
  readonly options: Readonly<Record<string, FlagOption>>;
  /** Command lines with what they do. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  readonly exitCodes: Readonly<Record<ExitCode, string>>;
  /** @throws ProvisionerError which is printed and ends with exit code 1 */
  run(input: CommandInput, io: CliIo): ExitCode | Promise<ExitCode>;
}
