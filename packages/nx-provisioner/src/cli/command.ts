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
  /** Asks a question that is answered with yes or no; `null` where nobody sits at a terminal. */
  readonly confirm: ((question: string) => Promise<boolean>) | null;
  /** Runs a program in the foreground, as a shell would, and returns its exit code. */
  readonly run: (program: Program) => Promise<number>;
}

/** A program with its arguments, which reach it as they are. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  /** What it prints goes to standard error, so that standard output stays free for other programs. */
  readonly aside: boolean;
}

/** How a command ended, as documented in its help. */
export type ExitCode = number;

/** What stands after a command: `<directory>`, or `[context_file]` where it may be left out. */
export interface Parameter {
  readonly name: string;
  readonly optional?: true;
}

/** An option that is on where it is given. */
export interface FlagOption {
  readonly type: 'boolean';
  readonly summary: string;
}

/** An option with a value, `--until=plan`. */
export interface ValueOption {
  readonly type: 'value';
  /** What the value is called in the help: `phase`. */
  readonly value: string;
  readonly choices: readonly string[];
  readonly summary: string;
}

export interface CommandInput {
  /** In the order of the command's `parameters`; optional ones may be missing. */
  readonly parameters: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * One command, in one file. What loads Nx or a compiler is imported inside of `run`: the other commands work in folders
 * that have neither.
 */
export interface Command {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly summary: string;
  /** Option names without dashes, spelled as Nx has them: `dryRun`. */
  readonly options: Readonly<Record<string, FlagOption | ValueOption>>;
  /** Command lines with what they do. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  readonly exitCodes: Readonly<Record<string, string>>;
  /** @throws ProvisionerError which is printed and ends with exit code 1 */
  run(input: CommandInput, io: CliIo): ExitCode | Promise<ExitCode>;
}
