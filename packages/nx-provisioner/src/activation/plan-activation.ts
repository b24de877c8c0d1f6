import { posix } from 'node:path';

import { diagnose, NearNames, type Diagnostic, type LaneRecord } from 'nx-provisioner-protocol';

import { laneBranch } from '../isolation/lane-of-branch';

/** What is known of a lane's branch and worktree before anything is done. */
export interface LaneState {
  /** The worktree that has the branch checked out, absolute. */
  readonly worktree: string | null;
  readonly branchExists: boolean;
  /** The branch's work is part of the foundation's branch. */
  readonly merged: boolean;
  /** Something lies where the worktree would go. */
  readonly occupied: boolean;
}

/** What is to be done for one lane. */
export interface LaneStep {
  readonly lane: string;
  readonly branch: string;
  /** The worktree, absolute. */
  readonly path: string;
  /** The page that its worker starts from, relative to the workspace root. */
  readonly brief: string;
  readonly action: 'create' | 'keep' | 'wait';
  /** The branch starts at the foundation's commit; else it goes on where it is. */
  readonly fresh: boolean;
  /** Lanes that have to be merged first. */
  readonly waitsFor: readonly string[];
}

export interface ActivationInput {
  readonly lanes: readonly Pick<LaneRecord, 'name' | 'after' | 'brief'>[];
  readonly states: ReadonlyMap<string, LaneState>;
  /** The folder that worktrees go into, absolute. */
  readonly folder: string;
  /** Only this one. */
  readonly only: string | null;
}

/**
 * Where each lane is worked on, in plan order: a lane without a worktree gets one, as soon as all lanes that it comes
 * after are merged or gone from the plan.
 *
 * @returns NXP-822 for a lane that is not in the plan, NXP-830 for one that has to wait and was asked for by name,
 *   NXP-831 where something else lies in its place
 */
export function planActivation(input: ActivationInput): {
  readonly steps: readonly LaneStep[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { lanes, only } = input;
  const chosen = lanes.filter(({ name }) => only === null || name === only);
  if (only !== null && chosen.length === 0) {
    const names = lanes.map(({ name }) => name);
    const known = names.length === 0 ? 'it has none' : `expected one of ${names.join(', ')}`;
    const near = new NearNames(names).suggest(only);
    const message = `The last session has no lane ${JSON.stringify(only)}; ${known}.${near}`;
    return { steps: [], diagnostics: [diagnose('NXP-822', null, message)] };
  }
  const planned = new Set(lanes.map(({ name }) => name));
  const steps = chosen.map((lane) => planLane(lane, planned, input));
  return { steps, diagnostics: steps.flatMap((step) => checkStep(step, input)) };
}

function planLane(
  { name, after, brief }: ActivationInput['lanes'][number],
  planned: ReadonlySet<string>,
  { states, folder }: ActivationInput,
): LaneStep {
  const state = states.get(name);
  const waitsFor = after.filter((other) => planned.has(other) && states.get(other)?.merged !== true);
  const standing = state?.worktree ?? null;
  return {
    lane: name,
    branch: laneBranch(name),
    path: standing ?? worktreePath(folder, name),
    brief,
    action: standing !== null ? 'keep' : waitsFor.length > 0 ? 'wait' : 'create',
    fresh: state?.branchExists !== true || state.merged,
    waitsFor: standing === null ? waitsFor : [],
  };
}

/** `<folder>/expansion-billing` */
export function worktreePath(folder: string, lane: string): string {
  return posix.join(folder, lane.replace('/', '-'));
}

function checkStep({ lane, action, path, waitsFor }: LaneStep, { states, only }: ActivationInput): Diagnostic[] {
  if (action === 'wait' && only !== null) {
    return [diagnose('NXP-830', null, `${lane} waits until ${waitsFor.join(', ')} is merged.`)];
  }
  if (action === 'create' && states.get(lane)?.occupied === true) {
    return [diagnose('NXP-831', null, `${path} is there already, and is no worktree of ${lane}.`)];
  }
  return [];
}
