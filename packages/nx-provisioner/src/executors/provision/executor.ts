import type { ExecutorContext } from '@nx/devkit';

import { checkOptions } from '../../adapters/check-options';
import { relativeInside, resolveInside, writeFileAtomic } from '../../adapters/files';
import { acquireLock } from '../../adapters/lock';
import { clearStaging, stagingFolder } from '../../adapters/staged-file';
import { systemClock } from '../../adapters/clock';
import { provision } from '../../phases/provision';
import type { ProvisionOptions } from '../../phases/provision-options';
import type { ProvisionResult } from '../../phases/provision-run';
import { listenForSignals } from '../listen-for-signals';
import { printProblems } from '../print-problems';
import { createWorld } from '../create-world';
import { printResult } from './print-result';
import type { ProvisionExecutorSchema } from './schema';

/** Runs the protocol; succeeds when the session is completed, when there is nothing to do, and when it only shows. */
export default async function provisionExecutor(
  schema: ProvisionExecutorSchema,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const signals = listenForSignals();
  try {
    checkOptions(schema, __dirname);
    const options = normalizeOptions(schema, context.root);
    const outputFile = schema.outputFile === undefined ? null : resolveInside(context.root, schema.outputFile);
    const lock = options.dryRun ? null : await acquireLock(context.root, systemClock);
    try {
      if (lock !== null) clearStaging(context.root);
      const signal = lock === null ? signals.signal : AbortSignal.any([signals.signal, lock.lost]);
      const world = createWorld(context, options, signal);
      const result = await provision(options, world);
      printResult(result, world.print);
      if (outputFile !== null) writeOutcome(context.root, outputFile, result);
      return { success: result.type !== 'session' || result.record.session.outcome === 'completed' };
    } finally {
      await lock?.release();
    }
  } catch (error) {
    printProblems(error);
    return { success: false };
  } finally {
    signals.dispose();
  }
}

/** Paths become relative to the root, in one spelling: a session knows its input again by them. */
function normalizeOptions(schema: ProvisionExecutorSchema, root: string): ProvisionOptions {
  const { workspaceDirectory = '.', contextFile, until, timeout } = schema;
  return {
    workspaceDirectory: relativeInside(root, workspaceDirectory),
    contextFile: contextFile === undefined ? undefined : relativeInside(root, contextFile),
    until,
    dryRun: schema.dryRun ?? false,
    fresh: schema.fresh ?? false,
    force: schema.force ?? false,
    prune: schema.prune ?? false,
    timeoutMs: timeout === undefined ? undefined : timeout * 1000,
  };
}

function writeOutcome(root: string, outputFile: string, result: ProvisionResult): void {
  const outcome =
    result.type === 'shown'
      ? { outcome: 'shown', changes: result.changes }
      : { outcome: result.type, record: result.type === 'session' ? result.record : result.session };
  writeFileAtomic(outputFile, `${JSON.stringify(outcome, null, 2)}\n`, stagingFolder(root));
}
