import type { ExecutorContext } from '@nx/devkit';
import { formatDiagnostic, ProvisionerError } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { relativeInside, resolveInside, writeFileAtomic } from '../../adapters/files';
import { stripControlCharacters } from '../../adapters/terminal-text';
import type { Readiness } from '../../phases/ready';
import { printProblems } from '../print-problems';
import { readReadiness } from '../read-readiness';
import type { ReadyExecutorSchema } from './schema';

/** Succeeds only when workers may start. */
export default async function readyExecutor(
  schema: ReadyExecutorSchema,
  { root }: ExecutorContext,
): Promise<{ success: boolean }> {
  try {
    checkOptions(schema, __dirname);
    const { workspaceDirectory = '.', outputFile } = schema;
    const file = outputFile === undefined ? null : resolveInside(root, outputFile);
    const readiness = await findReadiness(root, workspaceDirectory);
    if (file !== null) writeFileAtomic(file, `${JSON.stringify(readiness, null, 2)}\n`);
    printReadiness(readiness);
    return { success: readiness.ready };
  } catch (error) {
    printProblems(error);
    return { success: false };
  }
}

/** What keeps the question from being answered is a reason too: a program that reads the file has to see it. */
async function findReadiness(root: string, workspaceDirectory: string): Promise<Readiness> {
  try {
    return (await readReadiness(root, relativeInside(root, workspaceDirectory))).readiness;
  } catch (error) {
    if (!(error instanceof ProvisionerError)) throw error;
    return { ready: false, session: null, lanes: [], reasons: error.diagnostics };
  }
}

function printReadiness({ ready, session, lanes, reasons }: Readiness): void {
  const text = ready
    ? `Ready: session ${session ?? ''} is completed; ${lanes.length === 0 ? 'there are no lanes' : `workers may start in ${lanes.join(', ')}`}.`
    : ['Not ready:', ...reasons.map(formatDiagnostic)].join('\n');
  for (const line of text.split('\n')) console.log(stripControlCharacters(line));
}
