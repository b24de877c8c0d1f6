import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { mergeFragment } from './merge-fragment';
import { findUnprinted } from './match-output';
import type { Step } from './read-page';
import { runCommand } from '../run-command';

/** What a step needs: where the reader is, which the step may change, and commands that a test runs in another way. */
export interface Reader {
  /** Absolute. */
  folder: string;
  /** Command lines of the pages by what stands in for them here, each with its reason where it is given. */
  readonly instead: ReadonlyMap<string, string>;
}

/** Prints the folder that a script ends in, so that `cd` holds for the next one. */
const WHERE = 'nxp-docs-folder:';

/**
 * Does what a step says.
 *
 * @throws Error with the page's line where a command fails or does not print what the page shows
 */
export async function takeStep(step: Step, reader: Reader): Promise<void> {
  if (step.type === 'commands') {
    await runScript(step, reader);
    return;
  }
  const path = join(reader.folder, step.path);
  mkdirSync(dirname(path), { recursive: true });
  const text = step.type === 'file' ? step.text : mergeFragment(readFileSync(path, 'utf8'), step.text);
  writeFileSync(path, text);
}

async function runScript({ script, shown, line }: Extract<Step, { type: 'commands' }>, reader: Reader): Promise<void> {
  const lines = script.split('\n').map((text) => withoutComment(text));
  const commands = lines.map((text) => reader.instead.get(text) ?? text);
  const whole = ['set -e', ...commands, `echo "${WHERE}$PWD"`].join('\n');
  const { code, output } = await runCommand(reader.folder, 'bash', ['-c', whole]);
  if (code !== 0) throw new Error(`The commands at line ${line} ended with ${code}:\n${script}\n${output}`);
  const unprinted = findUnprinted(shown, output);
  if (unprinted !== null) throw new Error(`Line ${line} shows what is not printed:\n${unprinted}\n\n${output}`);
  const [ended = reader.folder] = output.slice(output.lastIndexOf(WHERE) + WHERE.length).split('\n');
  reader.folder = ended;
}

/** `npx nx run ready   # exits 0 only if workers may start` */
const withoutComment = (line: string): string => line.replace(/\s+# .*$/, '').trim();
