import { runInForeground } from '../adapters/foreground';
import { askYesOrNo } from '../adapters/question';
import { stripControlCharacters } from '../adapters/terminal-text';
import type { CliIo } from './command';

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** What is used of a process. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: { readonly isTTY?: boolean };
  cwd(): string;
}

/** The outside of a command, as a process has it. */
export function createIo(surroundings: Surroundings): CliIo {
  const { stdout, stderr, stdin } = surroundings;
  return {
    cwd: surroundings.cwd(),
    columns: stdout.isTTY === true ? (stdout.columns ?? null) : null,
    writeOut: (text) => void stdout.write(text),
    print: (...lines) => void stdout.write(toTerminal(lines)),
    printError: (...lines) => void stderr.write(toTerminal(lines)),
    confirm: stdin.isTTY === true && stdout.isTTY === true ? askYesOrNo : null,
    run: runInForeground,
  };
}

/** Lines as a terminal may have them; a text with line ends is several. */
function toTerminal(lines: readonly string[]): string {
  return lines
    .flatMap((text) => text.split('\n'))
    .map((line) => `${stripControlCharacters(line)}\n`)
    .join('');
}
