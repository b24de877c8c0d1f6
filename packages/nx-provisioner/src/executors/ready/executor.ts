import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ExecutorContext } from '@nx/devkit';
import { diagnose, formatDiagnostic, ProvisionerError } from 'nx-provisioner-protocol';

import { resolveInside, writeFileAtomic } from '../../adapters/files';
import { isRepository, treeDigest } from '../../adapters/git';
import { stripControlCharacters } from '../../adapters/terminal-text';
import { isSessionFile } from '../../phases/identify-session';
import { readSessionFiles } from '../../phases/read-inputs';
import { judgeReadiness, type Readiness } from '../../phases/ready';
import { reviewHistory } from '../../phases/review';
import { printProblems } from '../print-problems';
import type { ReadyExecutorSchema } from './schema';

/** Succeeds only when workers may start. */
export default async function readyExecutor(
  { workspaceDirectory = '.', outputFile }: ReadyExecutorSchema,
  { root }: ExecutorContext,
): Promise<{ success: boolean }> {
  try {
    if (!(await isRepository(root)))
      throw new ProvisionerError([diagnose('NXP-011', null, `${root} is in no git repository.`)]);
    const read = (path: string) => readFileSync(join(root, path), 'utf8');
    const { history, diagnostics } = reviewHistory(readSessionFiles({ root, workspaceDirectory, read }), []);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new ProvisionerError(errors);
    const readiness = judgeReadiness(history, await treeDigest(root, isSessionFile));
    if (outputFile !== undefined) {
      writeFileAtomic(resolveInside(root, join(root, outputFile)), `${JSON.stringify(readiness, null, 2)}\n`);
    }
    printReadiness(readiness);
    return { success: readiness.ready };
  } catch (error) {
    printProblems(error);
    return { success: false };
  }
}

function printReadiness({ ready, session, lanes, reasons }: Readiness): void {
  const text = ready
    ? `Ready: session ${session ?? ''} is completed; ${lanes.length === 0 ? 'there are no lanes' : `workers may start in ${lanes.join(', ')}`}.`
    : ['Not ready:', ...reasons.map(formatDiagnostic)].join('\n');
  for (const line of text.split('\n')) console.log(stripControlCharacters(line));
}
