import { join } from 'node:path';

import type { ExecutorContext } from '@nx/devkit';
import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { planActivation, type LaneStep } from '../../activation/plan-activation';
import { copyModules, type CopyWay } from '../../adapters/copy-modules';
import { makeFolder, resolveInside, writeFileAtomic } from '../../adapters/files';
import { addWorktree, listUncommitted, showPrefix } from '../../adapters/git-worktrees';
import { stripControlCharacters } from '../../adapters/terminal-text';
import { isSessionFile } from '../../phases/identify-session';
import { listenForSignals } from '../listen-for-signals';
import { printProblems } from '../print-problems';
import { readReadiness } from '../read-readiness';
import { cleanWorktrees } from './clean-worktrees';
import { lanesOf, openRepository, readLaneStates, type Repository } from './read-lanes';
import type { ActivateExecutorSchema } from './schema';

/** Gives each lane that may start its worktree, branch and packages; succeeds when all of them have theirs. */
export default async function activateExecutor(
  schema: ActivateExecutorSchema,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const signals = listenForSignals();
  try {
    checkOptions(schema, __dirname);
    const steps = await (schema.clean === true
      ? cleanWorktrees(schema, context.root, print)
      : activate(schema, context, signals.signal));
    if (schema.outputFile !== undefined) {
      const path = resolveInside(context.root, join(context.root, schema.outputFile));
      writeFileAtomic(path, `${JSON.stringify(steps, null, 2)}\n`);
    }
    return { success: true };
  } catch (error) {
    printProblems(error);
    return { success: false };
  } finally {
    signals.dispose();
  }
}

const print = (line: string): void => {
  console.log(stripControlCharacters(line));
};

async function activate(
  { lane, folder, workspaceDirectory = '.', dryRun = false }: ActivateExecutorSchema,
  { root, projectGraph }: ExecutorContext,
  signal: AbortSignal,
): Promise<readonly LaneStep[]> {
  const { history, readiness } = await readReadiness(root, workspaceDirectory);
  if (!readiness.ready) throw new ProvisionerError(readiness.reasons);
  await requireCommitted(root);
  const repository = await openRepository(root, folder);
  const lanes = lanesOf(history);
  const states = await readLaneStates(repository, lanes);
  const only = lane === undefined ? null : lane.replace(/^lane:/, '');
  const { steps, diagnostics } = planActivation({ lanes, states, folder: repository.folder, only });
  if (diagnostics.length > 0) throw new ProvisionerError(diagnostics);

  const roots = Object.values(projectGraph.nodes).map(({ data }) => data.root);
  const folders = [...new Set(['.', ...roots])].sort();
  for (const step of steps) {
    const way = dryRun || step.action === 'wait' ? null : await carryOut(step, { repository, folders, signal });
    print(describeStep(step, dryRun, way));
  }
  if (steps.length === 0) print('There are no lanes.');
  return steps;
}

/** Worktrees start from a commit: what was validated and never committed would be missing in all of them. */
async function requireCommitted(root: string): Promise<void> {
  const paths = (await listUncommitted(root)).filter((path) => !isSessionFile(path));
  if (paths.length === 0) return;
  const some = paths.slice(0, 3).map((path) => JSON.stringify(path));
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
  throw new ProvisionerError([diagnose('NXP-834', null, `Not committed: ${some.join(', ')}${more}.`)]);
}

interface Means {
  readonly repository: Repository;
  /** Folders that may have packages of their own. */
  readonly folders: readonly string[];
  readonly signal: AbortSignal;
}

async function carryOut(
  { action, path, branch, fresh }: LaneStep,
  { repository, folders, signal }: Means,
): Promise<CopyWay> {
  const { root, head, folder } = repository;
  signal.throwIfAborted();
  makeFolder(folder);
  if (action === 'create') await addWorktree(root, { path, branch, start: fresh ? head : null });
  const to = join(path, await showPrefix(root));
  return copyModules({ from: root, to, scratch: folder, folders, signal });
}

function describeStep(
  { lane, action, path, branch, brief, waitsFor }: LaneStep,
  dryRun: boolean,
  way: CopyWay | null,
): string {
  if (action === 'wait') return `${lane}: waits until ${waitsFor.join(', ')} is merged`;
  if (action === 'keep' && (way === null || way === 'present')) return `${lane}: ${path} stands, on ${branch}`;
  const packages = way === null || way === 'present' ? '' : `, packages by ${way}`;
  const verb = dryRun ? 'would get ' : '';
  return `${lane}: ${verb}${path} on ${branch}${packages}; start with ${brief}`;
}
