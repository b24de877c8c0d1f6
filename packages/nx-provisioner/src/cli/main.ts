#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { stripControlCharacters } from '../adapters/terminal-text';
import { runCli } from './run-cli';

/** Lines as a terminal may have them: a text with line ends is several. */
function toTerminal(lines: readonly string[]): string {
  return lines.flatMap((text) => text.split('\n')).map((line) => `${stripControlCharacters(line)}\n`).join('');
}

function readVersion(): string {
  const manifest = readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

// A reader such as `head` that has seen enough closes the pipe, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void runCli(
  process.argv.slice(2),
  {
    cwd: process.cwd(),
    columns: process.stdout.isTTY ? process.stdout.columns : null,
    writeOut: (text) => process.stdout.write(text),
    print: (...lines) => process.stdout.write(toTerminal(lines)),
    printError: (...lines) => process.stderr.write(toTerminal(lines)),
  },
  readVersion,
).then((code) => {
  // Not process.exit: what is still on its way through a pipe would be cut off.
  process.exitCode = code;
});
