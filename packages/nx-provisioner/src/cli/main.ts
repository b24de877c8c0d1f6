#!/usr/bin/env node
import { readOwnVersion } from '../adapters/versions';
import { createIo } from './create-io';
import { runCli } from './run-cli';

// A reader such as `head` that has seen enough closes the pipe, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void runCli(process.argv.slice(2), createIo(process), readOwnVersion).then((code) => {
  // Not process.exit: what is still on its way through a pipe would be cut off.
  process.exitCode = code;
});
