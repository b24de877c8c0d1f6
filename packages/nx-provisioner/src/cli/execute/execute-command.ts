import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';

import { diagnose, formatDiagnostic, ProvisionerError, type Diagnostic } from 'nx-provisioner-protocol';

import { relativeInside } from '../../adapters/files';
import { isRepository } from '../../adapters/git';
import { resolveNx } from '../../adapters/installed-nx';
import { readOwnVersion } from '../../adapters/versions';
import { count, PHASES } from '../../phases/phase';
import { checkDirectory } from '../check-directory';
import type { CliIo, Command, CommandInput, ExitCode } from '../command';
import { formatColumns } from '../../terminal/format-columns';
import { findPlace, type Place } from './find-place';
import { planSetup, type SetupStep } from './plan-setup';
import { runProvision } from './run-provision';

/** `execute`: the protocol's activation line, from any folder. */
export const executeCommand: Command = {
  name: 'execute',
  parameters: [{ name: 'workspace_directory' }, { name: 'context_file', optional: true }],
  summary: 'runs the protocol, phases 1 to 8, on the documents of a directory; sets up what is missing first',
  options: {
    yes: { type: 'boolean', summary: 'runs the commands that set the folder up, without a question' },
    json: { type: 'boolean', summary: 'prints the outcome as JSON; all else goes to standard error' },
    until: { type: 'value', value: 'phase', choices: PHASES, summary: 'stops after a phase' },
    dryRun: { type: 'boolean', summary: 'shows the plan and the files that would change, and writes nothing' },
    fresh: { type: 'boolean', summary: 'runs every task, whatever the cache holds' },
    force: { type: 'boolean', summary: 'writes plugin-owned files again that somebody edited' },
    prune: { type: 'boolean', summary: 'removes generated files that nothing asks for any more and nobody edited' },
  },
  exitCodes: {
    0: 'the session is completed, there was nothing to do, or it was only shown',
    1: 'the session is blocked, the documents have errors, or the folder is not set up',
    2: 'wrong usage: an unknown command or option, or no directory',
    other: 'what Nx or a command of the set-up ended with; 130 after Ctrl-C',
  },
  examples: [
    ['nx-provisioner execute .', 'in an Nx workspace: the same as nx run provision'],
    ['nx-provisioner execute . CONTEXT.md', 'with a context file'],
    ['nx-provisioner execute . --yes', 'also makes the folder an Nx workspace with the plugin, where it is none'],
    ['nx-provisioner execute services/shop --dryRun', 'the plan for the documents of a folder, nothing written'],
  ],
  run: runExecute,
};

async function runExecute({ parameters, flags, values }: CommandInput, io: CliIo): Promise<ExitCode> {
  const [given = '.', context] = parameters;
  const directory = resolve(io.cwd, given);
  checkDirectory(directory);
  const place = findPlace(directory);
  const steps = planSetup(place, {
    isRepository: await isRepository(place.root),
    version: readOwnVersion(),
  });
  const contextFile = context === undefined ? null : findContext(context, place, directory, io);
  const code = await setUp(place, steps, flags, io);
  if (code !== 0) return code;
  // The set-up has written nx.json, and package.json may have a name now.
  return runProvision(findPlace(directory), { contextFile, flags, values }, io);
}

/** A context file is looked for where the command runs, then where the documents lie. */
function findContext(given: string, { root }: Place, directory: string, { cwd }: CliIo): string {
  const places = [resolve(cwd, given), resolve(directory, given)];
  const found = places.find((path) => existsSync(path));
  if (found !== undefined) return relativeInside(root, found);
  const file = relative(cwd, places[0] ?? given);
  const message = `${file} is not there; expected a Markdown file inside the workspace.`;
  throw new ProvisionerError([diagnose('NXP-200', { file, line: null }, message)]);
}

/** Runs the steps if somebody says yes to them; the first that fails ends it with its own code. */
async function setUp(
  { root }: Place,
  steps: readonly SetupStep[],
  flags: ReadonlySet<string>,
  io: CliIo,
): Promise<ExitCode> {
  if (steps.length === 0) return 0;
  const message = `${root} is no Nx workspace with nx-provisioner; ${count(steps.length, 'command')} ${steps.length === 1 ? 'makes' : 'make'} it one.`;
  const plan = steps.map(({ line, purpose }) => [line, purpose]);
  if (!flags.has('yes')) {
    if (io.confirm === null || flags.has('json'))
      return refuse(diagnose('NXP-027', null, message), root, steps, flags, io);
    io.print(message, ...formatColumns(plan));
    if (!(await io.confirm('Run them, and then the protocol?'))) return 1;
  }
  for (const step of steps) {
    const code = await runStep(step, root, flags.has('json'), io);
    if (code !== 0) {
      io.printError(formatDiagnostic(diagnose('NXP-017', null, `${step.line} ended with exit code ${code}.`)));
      return code;
    }
  }
  return 0;
}

function refuse(
  problem: Diagnostic,
  root: string,
  steps: readonly SetupStep[],
  flags: ReadonlySet<string>,
  io: CliIo,
): ExitCode {
  if (flags.has('json')) {
    const { code, message, mend } = problem;
    const commands = steps.map(({ line, purpose }) => ({ line, purpose }));
    io.writeOut(`${JSON.stringify({ outcome: 'not-set-up', root, code, message, mend, commands }, null, 2)}\n`);
    return 1;
  }
  io.printError(formatDiagnostic(problem), ...formatColumns(steps.map(({ line, purpose }) => [line, purpose])));
  return 1;
}

async function runStep({ program, args, line }: SetupStep, cwd: string, aside: boolean, io: CliIo): Promise<number> {
  (aside ? io.printError : io.print)(`> ${line}`);
  if (program !== 'nx') return io.run({ command: program, args, cwd, aside });
  return io.run({ command: process.execPath, args: [resolveNx(cwd), ...args], cwd, aside });
}
