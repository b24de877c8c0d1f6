import { ProvisionerError, type Diagnostic, type OwnedFile } from 'nx-provisioner-protocol';

import { closeJournal, readJournal, writeJournal } from '../adapters/journal';
import { readNewestVersion } from '../adapters/registry';
import { listPendingChanges } from '../adapters/tree';
import { foundationFiles } from '../foundation/foundation-files';
import { listPackages } from '../foundation/list-packages';
import { applyChanges } from './apply';
import { endedBeforeChange, establishBaseline, type EstablishedBaseline } from './baseline';
import { documentRun, NOT_VALIDATED, validateRun, type Outcome } from './conclude-run';
import { implement, type ImplementPhase } from './implement';
import { formatStep, type PhaseName } from './phase';
import { describeFoundationInput } from './plan';
import { endsBefore } from './provision-options';
import type { Built, ProvisionResult, Run } from './provision-run';
import { recallFiles } from './recall-files';
import { replaceModules } from './replace';
import { putTestsInPlace } from './test';
import { startTimer, type Timer } from './understand';

/** Phases 5 to 8. Whatever fails here still ends in an artifact that says so. */
export async function changeWorkspace(run: Run): Promise<ProvisionResult> {
  const { tree, understanding, options, world } = run;
  const timer = startTimer(world.report);
  const baseline = options.dryRun ? NO_BASELINE : await establishBaseline(understanding, options, world);
  if (!options.dryRun) world.print(formatStep(baseline.summary, timer.lap()));
  const built = await build(run, baseline);
  timer.end('implement', built.implemented.summary);
  for (const line of built.replaced.lines) world.print(`  ${line}`);
  timer.end('test', putTestsInPlace(tree, built.implemented.convergence).summary);
  const changes = listPendingChanges(tree);
  const ofImplement = [...built.implemented.diagnostics, ...built.replaced.diagnostics];
  const shown = { type: 'shown', understanding, changes, problems: ofImplement } as const;
  if (options.dryRun) return shown;
  if (world.signal.aborted) throw endedBeforeChange();

  // A run that is killed from here on leaves a session that the next run continues; its files count once they are there.
  const ownedBefore = [...understanding.history.ownedFiles.values()];
  documentRun(run, built, { ...NOT_VALIDATED, found: [], interrupted: true, owned: ownedBefore });
  const applied = await apply(run, built);
  world.print(formatStep(applied.summary, timer.lap()));
  if (endsBefore('validate', options)) return shown;

  const found = [...understanding.diagnostics, ...baseline.problems, ...ofImplement, ...applied.problems];
  const sound = applied.problems.length === 0 && !world.signal.aborted;
  if (sound) noteProgress(run, { phase: 'validate', installed: true });
  const { walls, validated } = sound ? await validateRun(run, built, found) : NOT_VALIDATED;
  timer.end('validate', validated?.summary ?? 'not run');
  if (endsBefore('document', options)) return shown;
  return conclude(run, built, { walls, validated, found }, timer);
}

function conclude(
  run: Run,
  built: Built,
  outcome: Pick<Outcome, 'walls' | 'validated' | 'found'>,
  timer: Timer,
): ProvisionResult {
  const { signal, root } = run.world;
  // Another run that has the lock now may have written this very record.
  if (signal.reason instanceof ProvisionerError) throw signal.reason;
  const owned = standingFiles(built.implemented);
  const result = documentRun(run, built, { ...outcome, interrupted: signal.aborted, owned });
  closeJournal(root);
  timer.end('document', `session ${result.record.session.number} is ${result.record.session.outcome}`);
  return result;
}

/** Brings what was built to the disk. What goes wrong on the way is told in the artifact. */
function apply(run: Run, { foundation, implemented }: Built): Promise<Applied> {
  const { tree, world, identity } = run;
  const left = readJournal(world.root);
  const wasInstalled = left?.session === identity.timestamp && left.installed;
  return attempt(world.signal, () => {
    noteProgress(run, { phase: 'implement', installed: false });
    return applyChanges({
      ...world,
      tree,
      packages: listPackages(foundation.files),
      owned: implemented.convergence.owned,
      mayLackInstall: identity.previous?.evidence === null && !wasInstalled,
      onInstalled: () => {
        noteProgress(run, { phase: 'implement', installed: true });
      },
    });
  });
}

function noteProgress({ world, identity }: Run, progress: { phase: PhaseName; installed: boolean }): void {
  writeJournal(world.root, { session: identity.timestamp, ...progress });
}

const NO_BASELINE: EstablishedBaseline = { baseline: null, problems: [], summary: 'no baseline' };

async function build({ tree, understanding, options, world }: Run, baseline: EstablishedBaseline): Promise<Built> {
  const { history, profile, projects, plan } = understanding;
  const input = describeFoundationInput(understanding, baseline.baseline?.failing ?? []);
  const foundation = foundationFiles(input);
  const implemented = await implement({
    tree,
    profile,
    projects,
    foundation,
    requirements: plan.requirements,
    installed: input.installed,
    laneTags: [...plan.lanes, ...(history.last?.lanes ?? [])].map(({ tag }) => tag),
    memory: recallFiles(world.root, history),
    format: world.format,
    force: options.force,
    prune: options.prune,
  });
  const replaced = await replaceModules({
    tree,
    planned: understanding.replacements,
    projects: [...projects, ...foundation.libraries].map(({ root }) => root),
    generated: new Set(implemented.convergence.owned.map(({ path }) => path)),
    ask: readNewestVersion,
    format: world.format,
  });
  return { input, foundation, implemented, replaced, baseline };
}

/** All that the plugin has written, without what this run removed. */
function standingFiles({ convergence, removed }: ImplementPhase): OwnedFile[] {
  return convergence.owned.filter(({ path }) => !removed.includes(path));
}

interface Applied {
  readonly summary: string;
  readonly problems: readonly Diagnostic[];
}

async function attempt(signal: AbortSignal, work: () => Promise<string>): Promise<Applied> {
  try {
    return { summary: await work(), problems: [] };
  } catch (error) {
    if (error instanceof ProvisionerError) {
      if (signal.aborted) return { summary: 'ended from outside', problems: [] };
      return { summary: 'the changes could not be applied', problems: error.diagnostics };
    }
    throw error;
  }
}
