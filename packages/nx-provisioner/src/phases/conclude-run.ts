import { ProvisionerError, type Diagnostic, type OwnedFile } from 'nx-provisioner-protocol';

import { buildRecord } from './build-record';
import { exemptProjects, foundationProjects } from './describe-foundation';
import { documentSession } from './document';
import { isSessionFile } from './identify-session';
import type { Built, ProvisionResult, Run } from './provision-run';
import { selectValidation, validate, type ValidateInput, type ValidatePhase } from './validate';
import { checkSessionWalls, type SessionWalls } from './walls';

/** What phase 7 found, as far as it has come. */
export interface Validated {
  readonly walls: SessionWalls | null;
  readonly validated: ValidatePhase | null;
}

/** A run that has not come to its validation. */
export const NOT_VALIDATED: Validated = { walls: null, validated: null };

/** Phase 7 over what was built. A workspace that Nx cannot read any more blocks the session, and the artifact says so. */
export async function validateRun(run: Run, built: Built, found: readonly Diagnostic[]): Promise<Validated> {
  try {
    const input = describeValidation(run, built);
    const selected = await selectValidation(input);
    const walls = await checkSessionWalls(run, selected.selection.projectGraph, built);
    return { walls, validated: await validate({ ...input, problems: [...found, ...walls.diagnostics] }, selected) };
  } catch (error) {
    if (run.world.signal.aborted) return NOT_VALIDATED;
    if (!(error instanceof ProvisionerError)) throw error;
    const blockers = [...found.filter(({ severity }) => severity === 'error'), ...error.diagnostics];
    const summary = 'not run: Nx cannot read the workspace';
    return { walls: null, validated: { evidence: null, blockers, notes: [], interrupted: false, summary } };
  }
}

function describeValidation(
  { understanding, options, world }: Run,
  { input, foundation, baseline }: Built,
): Omit<ValidateInput, 'problems'> {
  return {
    ...world,
    rootProject: understanding.profile.rootProject,
    gate: understanding.profile.gate,
    exclude: isSessionFile,
    plan: understanding.plan,
    lastCompleted: understanding.history.lastCompleted,
    baseline: baseline.baseline,
    projectNames: understanding.projects.map(({ name }) => name),
    foundationProjects: foundationProjects(input).map(({ name }) => name),
    exempt: exemptProjects(input, foundation.files),
    fresh: options.fresh,
    timeoutMs: options.timeoutMs,
  };
}

/** What a run came to, as far as it has come. */
export interface Outcome extends Validated {
  readonly found: readonly Diagnostic[];
  readonly interrupted: boolean;
  readonly owned: readonly OwnedFile[];
}

/** Phase 8 over what a run came to. */
export function documentRun(
  { understanding, options, world, identity }: Run,
  { input, implemented, replaced, baseline }: Built,
  { walls, validated, found, interrupted, owned }: Outcome,
): Extract<ProvisionResult, { type: 'session' }> {
  const record = buildRecord({
    identity,
    at: world.now(),
    understanding,
    foundation: input,
    implemented,
    replaced,
    workspaceDirectory: options.workspaceDirectory,
    baseline: baseline.baseline,
    evidence: validated?.evidence ?? null,
    blockers: validated?.blockers ?? found.filter(({ severity }) => severity === 'error'),
    interrupted,
    owned,
    walls: walls?.list(validated?.evidence ?? null) ?? [],
    commands: world.commands,
  });
  const artifact = documentSession(world.root, options.workspaceDirectory, record);
  return { type: 'session', record, artifact, notes: validated?.notes ?? [] };
}
