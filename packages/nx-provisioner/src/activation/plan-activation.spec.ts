import { planActivation, type ActivationInput, type LaneState } from './plan-activation';
import { planCleaning } from './plan-cleaning';

const NOTHING: LaneState = { worktree: null, branchExists: false, merged: false, occupied: false };
const LANES = [
  { name: 'expansion/billing', after: [], brief: 'packages/expansion/billing/AGENTS.md' },
  { name: 'expansion/search', after: ['expansion/billing'], brief: 'packages/expansion/search/AGENTS.md' },
  { name: 'stabilization/checkout', after: ['stabilization/gone'], brief: 'packages/checkout/AGENTS.md' },
];

function plan(states: Readonly<Record<string, Partial<LaneState>>> = {}, rest: Partial<ActivationInput> = {}) {
  const known = new Map(LANES.map(({ name }) => [name, { ...NOTHING, ...states[name] }]));
  return planActivation({ lanes: LANES, states: known, folder: '/repositories/shop-lanes', only: null, ...rest });
}

const actions = (result: ReturnType<typeof plan>) => result.steps.map(({ lane, action }) => `${action} ${lane}`);

describe('planActivation', () => {
  it('gives each lane a branch and a worktree of its own, and lets those of a later wave wait', () => {
    const result = plan();

    expect(actions(result)).toEqual([
      'create expansion/billing',
      'wait expansion/search',
      'create stabilization/checkout',
    ]);
    expect(result.steps[0]).toMatchObject({
      path: '/repositories/shop-lanes/expansion-billing',
      branch: 'worker/expansion/billing',
      brief: 'packages/expansion/billing/AGENTS.md',
      fresh: true,
    });
    expect(result.steps[1]!.waitsFor).toEqual(['expansion/billing']);
    expect(result.diagnostics).toEqual([]);
  });

  it('lets the next wave start once the one before is merged', () => {
    expect(actions(plan({ 'expansion/billing': { branchExists: true, merged: true, worktree: '/b' } }))).toEqual([
      'keep expansion/billing',
      'create expansion/search',
      'create stabilization/checkout',
    ]);
  });

  it('keeps a worktree where it stands, also one that somebody moved', () => {
    const { steps } = plan({ 'expansion/billing': { worktree: '/elsewhere', branchExists: true } });

    expect(steps[0]).toMatchObject({ action: 'keep', path: '/elsewhere' });
  });

  it('goes on with a branch that has lost its worktree, and starts anew after a merge', () => {
    const state = (merged: boolean) => plan({ 'expansion/billing': { branchExists: true, merged } }).steps[0];

    expect(state(false)).toMatchObject({ action: 'create', fresh: false });
    expect(state(true)).toMatchObject({ action: 'create', fresh: true });
  });

  it.each([
    ['a lane that is not planned', 'expansion/ghost', {}, 'NXP-822'],
    ['a lane that has to wait', 'expansion/search', {}, 'NXP-830'],
    ['a place that is taken', 'expansion/billing', { 'expansion/billing': { occupied: true } }, 'NXP-831'],
  ])('refuses %s', (_, only, states, code) => {
    expect(plan(states, { only }).diagnostics.map((each) => each.code)).toEqual([code]);
  });

  it('makes only the lane that is named', () => {
    expect(actions(plan({}, { only: 'stabilization/checkout' }))).toEqual(['create stabilization/checkout']);
  });
});

describe('planCleaning', () => {
  it('removes what is merged and clean, says what is not clean, and is silent on what is worked on', () => {
    const worktree = { lane: 'expansion/billing', path: '/b', merged: true, uncommitted: [] };
    const dirty = { ...worktree, path: '/d', uncommitted: ['a', 'b', 'c', 'd'] };

    const { remove, kept } = planCleaning([
      worktree,
      dirty,
      { ...dirty, merged: false },
      { ...worktree, merged: false },
    ]);

    expect(remove).toEqual([worktree]);
    expect(kept.map(({ code, message }) => [code, message])).toEqual([
      ['NXP-833', '/d of expansion/billing is merged, and has changes: a, b, c and 1 more.'],
    ]);
  });
});
