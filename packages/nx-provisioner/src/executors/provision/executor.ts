import { join } from 'node:path';

import type { ExecutorContext } from '@nx/devkit';

import { writeFileAtomic, resolveInside } from '../../adapters/files';
import { acquireLock } from '../../adapters/lock';
import { systemClock } from '../../adapters/clock';
import { provision, type ProvisionResult } from '../../phases/provision';
import type { ProvisionOptions } from '../../phases/provision-options';
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
  const options = normalizeOptions(schema);
  const signals = listenForSignals();
  try {
    const world = createWorld(context, signals.signal);
    const lock = options.dryRun ? null : await acquireLock(context.root, systemClock);
    try {
      const result = await provision(options, world);
      printResult(result, world.print);
      writeOutcome(schema.outputFile, result, context.root);
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

function normalizeOptions(schema: ProvisionExecutorSchema): ProvisionOptions {
  const { workspaceDirectory = '.', contextFile, until, timeout } = schema;
  return {
    workspaceDirectory,
    contextFile,
    until,
    dryRun: schema.dryRun ?? false,
    fresh: schema.fresh ?? false,
    force: schema.force ?? false,
    prune: schema.prune ?? false,
    timeoutMs: timeout === undefined ? undefined : timeout * 1000,
  };
}

function writeOutcome(outputFile: string | undefined, result: ProvisionResult, root: string): void {
  if (outputFile === undefined) return;
  const outcome =
    result.type === 'shown'
      ? { outcome: 'shown', changes: result.changes }
      : { outcome: result.type, record: result.type === 'session' ? result.record : result.session };
  writeFileAtomic(resolveInside(root, join(root, outputFile)), `${JSON.stringify(outcome, null, 2)}\n`);
}
