import { resolve } from 'node:path';

import { toAnalysisJson } from 'nx-provisioner-protocol';

import type { CliIo, Command, CommandInput, ExitCode } from '../command';
import { analyzeFolder } from './analyze-folder';
import { describeAnalysis } from './describe-analysis';
import { describeDiagnostics } from './describe-diagnostics';

/** `analyze`: what is understood of the documents below a directory. Nothing is written. */
export const analyzeCommand: Command = {
  name: 'analyze',
  parameters: [{ name: 'directory' }],
  summary: 'shows what is understood of the requirement documents below a directory, and writes nothing',
  options: {
    json: { type: 'boolean', summary: 'prints all of it as JSON, and nothing else' },
    ignored: { type: 'boolean', summary: 'lists the files that are no requirement documents, with the reason' },
    verbose: { type: 'boolean', summary: 'lists notes too, which are only counted otherwise' },
  },
  exitCodes: {
    0: 'the documents were read; there may be warnings',
    1: 'there are problems of severity error, in the documents or in reading them',
    2: 'wrong usage: an unknown command or option, or no directory',
  },
  examples: [
    ['nx-provisioner analyze .', 'a table of the requirements, and all problems with file and line'],
    ['nx-provisioner analyze docs --ignored', 'also which files were passed over, and why'],
    ['nx-provisioner analyze . --json > analysis.json', 'the same for other programs'],
  ],
  run: runAnalyze,
};

function runAnalyze({ parameters: [given = '.'], flags }: CommandInput, io: CliIo): ExitCode {
  const directory = resolve(io.cwd, given);
  const analysis = analyzeFolder(directory);
  if (flags.has('json')) io.writeOut(toAnalysisJson(analysis));
  else {
    const { columns } = io;
    io.print(...describeAnalysis(analysis, { columns, listsIgnored: flags.has('ignored') }));
    io.print(
      ...describeDiagnostics(analysis.diagnostics, { directory, cwd: io.cwd, listsNotes: flags.has('verbose') }),
    );
  }
  return analysis.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}
