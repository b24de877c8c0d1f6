import { join } from 'node:path';

import type { Tree } from '@nx/devkit';
import {
  diagnose,
  ProvisionerError,
  type Diagnostic,
  type OwnedFile,
  type SessionRecord,
} from 'nx-provisioner-protocol';

import { isRepository } from '../adapters/git';
import { createTree, listPendingChanges, type PendingChange } from '../adapters/tree';
import { readWrittenFiles } from '../adapters/written-files';
import { foundationFiles, type Foundation, type FoundationInput } from '../foundation/foundation-files';
import { applyChanges } from './apply';
import { establishBaseline, type EstablishedBaseline } from './baseline';
import { buildRecord, type SessionIdentity } from './build-record';
import { exemptProjects, foundationProjects } from './describe-foundation';
import { documentSession } from './document';
import { identifySession, isSessionFile } from './identify-session';
import { implement, type ImplementPhase } from './implement';
import { formatStep, PHASES, type PhaseName } from './phase';
import { describeFoundationInput } from './plan';
import type { ProvisionOptions, World } from './provision-options';
import { readSessionFiles } from './read-inputs';
import { reviewHistory } from './review';
import { putTestsInPlace } from './test';
import { startTimer, understand, type Understanding } from './understand';
import { validate, type ValidatePhase } from './validate';
import { checkSessionWalls, type SessionWalls } from './walls';

/** How a run ended. */
export type ProvisionResult =
  | { readonly type: 'nothing-to-do'; readonly session: SessionRecord }
  /** `dryRun` or `until` ended the run; where something was written, its session is interrupted. */
  | {
      readonly type: 'shown';
      readonly understanding: Understanding;
      readonly changes: readonly PendingChange[];
      /** What the phases that ran would have the session say. */
      readonly problems: readonly Diagnostic[];
    }
  | {
      readonly type: 'session';
      readonly record: SessionRecord;
      /** Absolute. */
      readonly artifact: string;
      readonly notes: readonly Diagnostic[];
    };

/**
 * The protocol, phases 1 to 8. The first four write nothing and throw all that they find; once they have passed,
 * whatever fails still ends in an artifact that says so.
 *
 * @throws ProvisionerError with the problems of phases 1 to 4, NXP-011 without git
 */
export async function provision(options: ProvisionOptions, world: World): Promise<ProvisionResult> {
  const tree = createTree(world.root);
  const input = { ...options, ...world, read: (path: string) => tree.read(path, 'utf8') };
  await requireRepository(world.root);
  const { history } = reviewHistory(readSessionFiles(input), []);
  const session = await identifySession(history, options, world);
  if (session.type === 'nothing-to-do') return session;

  const understanding = await understand(input, world.report);
  if (endsBefore('implement', options)) return { type: 'shown', understanding, changes: [], problems: [] };
  return changeWorkspace({ tree, understanding, options, world, identity: session.identity });
}

interface Run {
  readonly tree: Tree;
  readonly understanding: Understanding;
  readonly options: ProvisionOptions;
  readonly world: World;
  readonly identity: SessionIdentity;
}

/** What phases 5 and 6 have put into the tree. */
interface Built {
  readonly input: FoundationInput;
  readonly foundation: Foundation;
  readonly implemented: ImplementPhase;
  readonly baseline: EstablishedBaseline;
}

/** Phases 5 to 8. */
async function changeWorkspace(run: Run): Promise<ProvisionResult> {
  const { tree, understanding, options, world } = run;
  const timer = startTimer(world.report);
  const baseline = options.dryRun ? NO_BASELINE : await establishBaseline(understanding, world);
  if (!options.dryRun) world.print(formatStep(baseline.summary, timer.lap()));
  const built = await build(run, baseline);
  timer.end('implement', built.implemented.summary);
  timer.end('test', putTestsInPlace(tree, built.implemented.convergence).summary);
  const changes = listPendingChanges(tree);
  const shown = { type: 'shown', understanding, changes, problems: built.implemented.diagnostics } as const;
  if (options.dryRun) return shown;

  // A run that is killed from here on leaves a session that the next run continues; its files count once they are there.
  const ownedBefore = [...understanding.history.ownedFiles.values()];
  documentRun(run, built, { ...NOT_VALIDATED, found: [], interrupted: true, owned: ownedBefore });

  const packageNames = packageNamesIn(built.foundation);
  const { owned } = built.implemented.convergence;
  const applied = await attempt(() => applyChanges({ ...world, tree, packageNames, owned }));
  world.print(formatStep(applied.summary, timer.lap()));
  if (endsBefore('validate', options)) return shown;

  const found = [
    ...understanding.diagnostics,
    ...baseline.problems,
    ...built.implemented.diagnostics,
    ...applied.problems,
  ];
  const sound = applied.problems.length === 0 && !world.signal.aborted;
  const { walls, validated } = sound ? await tryToValidate(run, built, found) : NOT_VALIDATED;
  timer.end('validate', validated?.summary ?? 'not run');
  if (endsBefore('document', options)) return shown;
  const result = documentRun(run, built, {
    walls,
    validated,
    found,
    interrupted: world.signal.aborted,
    owned: standingFiles(built.implemented),
  });
  timer.end('document', `session ${result.record.session.number} is ${result.record.session.outcome}`);
  return result;
}

/** A workspace that Nx cannot read any more blocks the session, and the artifact says so. */
async function tryToValidate(run: Run, built: Built, found: readonly Diagnostic[]): Promise<Validated> {
  try {
    const walls = await checkSessionWalls(run.world, built.implemented);
    return { walls, validated: await validateBuilt(run, built, [...found, ...walls.diagnostics]) };
  } catch (error) {
    if (run.world.signal.aborted) return NOT_VALIDATED;
    if (!(error instanceof ProvisionerError)) throw error;
    const blockers = [...found.filter(({ severity }) => severity === 'error'), ...error.diagnostics];
    const summary = 'not run: Nx cannot read the workspace';
    return { walls: null, validated: { evidence: null, blockers, notes: [], interrupted: false, summary } };
  }
}

interface Validated {
  readonly walls: SessionWalls | null;
  readonly validated: ValidatePhase | null;
}

const NOT_VALIDATED: Validated = { walls: null, validated: null };

const NO_BASELINE: EstablishedBaseline = { baseline: null, problems: [], summary: 'no baseline' };

async function build({ tree, understanding, options, world }: Run, baseline: EstablishedBaseline): Promise<Built> {
  const { history, profile, projects } = understanding;
  const input = describeFoundationInput(understanding, baseline.baseline?.failing ?? []);
  const foundation = foundationFiles(input);
  const implemented = await implement({
    tree,
    profile,
    projects,
    foundation,
    memory: { recorded: history.ownedFiles, ledger: readWrittenFiles(world.root) },
    format: world.format,
    force: options.force,
    prune: options.prune,
  });
  return { input, foundation, implemented, baseline };
}

function validateBuilt(
  { understanding, options, world }: Run,
  { input, foundation, baseline }: Built,
  problems: readonly Diagnostic[],
): Promise<ValidatePhase> {
  return validate({
    ...world,
    rootProject: understanding.profile.rootProject,
    exclude: isSessionFile,
    plan: understanding.plan,
    lastCompleted: understanding.history.lastCompleted,
    baseline: baseline.baseline,
    projectNames: understanding.projects.map(({ name }) => name),
    foundationProjects: foundationProjects(input).map(({ name }) => name),
    exempt: exemptProjects(input, foundation.files),
    fresh: options.fresh,
    timeoutMs: options.timeoutMs,
    problems,
  });
}

/** What a run came to, as far as it has come. */
interface Outcome extends Validated {
  readonly found: readonly Diagnostic[];
  readonly interrupted: boolean;
  readonly owned: readonly OwnedFile[];
}

/** All that the plugin has written, without what this run removed. */
function standingFiles({ convergence, removed }: ImplementPhase): OwnedFile[] {
  return convergence.owned.filter(({ path }) => !removed.includes(path));
}

function documentRun(
  { understanding, options, world, identity }: Run,
  { input, implemented, baseline }: Built,
  { walls, validated, found, interrupted, owned }: Outcome,
): Extract<ProvisionResult, { type: 'session' }> {
  const record = buildRecord({
    identity,
    at: world.now(),
    understanding,
    foundation: input,
    implemented,
    workspaceDirectory: options.workspaceDirectory,
    baseline: baseline.baseline,
    evidence: validated?.evidence ?? null,
    blockers: validated?.blockers ?? found.filter(({ severity }) => severity === 'error'),
    interrupted,
    owned,
    walls: walls?.list(validated?.evidence ?? null) ?? [],
    commands: world.commands,
  });
  const folder = join(world.root, options.workspaceDirectory, 'ARTIFACTS');
  const artifact = documentSession(folder, record);
  return { type: 'session', record, artifact, notes: validated?.notes ?? [] };
}

async function requireRepository(root: string): Promise<void> {
  if (await isRepository(root)) return;
  throw new ProvisionerError([diagnose('NXP-011', null, `${root} is in no git repository.`)]);
}

/** What went wrong on the way to the disk is told in the artifact. */
async function attempt(work: () => Promise<string>): Promise<{ summary: string; problems: readonly Diagnostic[] }> {
  try {
    return { summary: await work(), problems: [] };
  } catch (error) {
    if (error instanceof ProvisionerError) {
      return { summary: 'the changes could not be applied', problems: error.diagnostics };
    }
    throw error;
  }
}

function endsBefore(phase: PhaseName, { until }: ProvisionOptions): boolean {
  return until !== undefined && PHASES.indexOf(until) < PHASES.indexOf(phase);
}

function packageNamesIn({ files }: Foundation): string[] {
  const manifests = files.filter(({ path }) => path.endsWith('/package.json'));
  return manifests.map(({ content }) => (JSON.parse(content) as { name: string }).name);
}
