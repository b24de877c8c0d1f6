#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createIo } from './create-io';
import { runCli } from './run-cli';

function readVersion(): string {
  const manifest = readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

// A reader such as `head` that has seen enough closes the pipe, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void runCli(process.argv.slice(2), createIo(process), readVersion).then((code) => {
  // Not process.exit: what is still on its way through a pipe would be cut off.
  process.exitCode = code;
});
