import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import type { CliIo, Command, CommandInput, ExitCode } from '../command';
import { describeStatus } from './describe-status';
import { readStatus } from './read-status';

/** `status`: where the workspace stands, from its files and from git. Nothing is run and nothing is written. */
export const statusCommand: Command = {
  name: 'status',
  parameters: [{ name: 'workspace_directory', optional: true }],
  summary: 'shows requirements, lanes, sessions, what is outstanding and what to do next, on one screen',
  options: {
    json: { type: 'boolean', summary: 'prints all of it as JSON, and nothing else' },
  },
  exitCodes: {
    0: 'the status was read, whatever it is; `nx run ready` is the one that says no',
    1: 'it cannot be read: no directory, or a session record that is not in order',
    2: 'wrong usage: an unknown command or option',
  },
  examples: [
    ['nx-provisioner status', 'the workspace in which the command runs'],
    ['nx-provisioner status services/shop', 'the documents of a folder in it'],
    ['nx-provisioner status --json', 'all of it, for other programs'],
  ],
  run: runStatus,
};

async function runStatus({ parameters: [given], flags }: CommandInput, io: CliIo): Promise<ExitCode> {
  const directory = given === undefined ? findDocuments(io.cwd) : resolve(io.cwd, given);
  const status = await readStatus(directory, io.cwd);
  if (flags.has('json')) io.writeOut(`${JSON.stringify(status, null, 2)}\n`);
  else io.print(...describeStatus(status, io.columns));
  return 0;
}

/** From inside a project, the workspace around it is meant: the nearest folder with documents or with Nx. */
function findDocuments(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (['ARTIFACTS', 'nx.json'].some((name) => existsSync(join(folder, name)))) return folder;
    if (folder === dirname(folder)) return cwd;
  }
}
