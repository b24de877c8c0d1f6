import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

import { resolveNx } from '../../adapters/installed-nx';
import { stateFolder } from '../../adapters/state-folder';
import type { CliIo, CommandInput, ExitCode } from '../command';
import type { Place } from './find-place';

export interface ProvisionInput extends Pick<CommandInput, 'flags' | 'values'> {
  /** Relative to the workspace root. */
  readonly contextFile: string | null;
}

/** Flags that the provision target has too. */
const HANDED_ON = ['dryRun', 'fresh', 'force', 'prune'];

/**
 * Runs the provision target of a workspace with its own Nx, and passes its exit code on.
 *
 * @throws ProvisionerError NXP-020 where Nx is not installed
 */
export async function runProvision(place: Place, input: ProvisionInput, io: CliIo): Promise<ExitCode> {
  const { root } = place;
  const aside = input.flags.has('json');
  const outcome = aside ? join(stateFolder(root), `outcome-${randomUUID()}.json`) : null;
  const args = [resolveNx(root), ...provisionArgs(place, input)];
  if (outcome !== null) args.push(`--outputFile=${relative(root, outcome)}`);
  try {
    const code = await io.run({ command: process.execPath, args, cwd: root, aside });
    if (outcome !== null) io.writeOut(readOutcome(outcome));
    return code;
  } finally {
    if (outcome !== null) rmSync(outcome, { force: true });
  }
}

function provisionArgs(
  { rootProject, directory, options }: Place,
  { contextFile, flags, values }: ProvisionInput,
): string[] {
  const until = values.get('until');
  return [
    'run',
    `${rootProject}:${options.provisionTargetName ?? 'provision'}`,
    ...(directory === '.' ? [] : [`--workspaceDirectory=${directory}`]),
    ...(contextFile === null ? [] : [`--contextFile=${contextFile}`]),
    ...(until === undefined ? [] : [`--until=${until}`]),
    ...HANDED_ON.filter((flag) => flags.has(flag)).map((flag) => `--${flag}`),
  ];
}

/** A run that ended before it had an outcome has said why on standard error. */
function readOutcome(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return `${JSON.stringify({ outcome: 'failed' })}\n`;
  }
}
