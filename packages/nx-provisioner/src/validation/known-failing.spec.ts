import type { Lane, Plan, PlannedRequirement, Requirement } from 'nx-provisioner-protocol';

import { readBaseline } from './baseline';
import { listKnownFailing } from './known-failing';
import { aTask } from './testing/builders';

const aLane = (kind: Lane['kind'], ...projects: string[]) =>
  ({ kind, projects: projects.map((name) => ({ name, root: `packages/${name}`, tags: [] })) }) as unknown as Lane;

const aRequirement = (kind: Requirement['kind'], ...touches: string[]) =>
  ({ requirement: { kind, touches } }) as unknown as PlannedRequirement;

const planOf = (lanes: Lane[], requirements: PlannedRequirement[] = []): Pick<Plan, 'lanes' | 'requirements'> => ({
  lanes,
  requirements,
});

describe('known failing', () => {
  const baseline = { tasks: [], failing: ['tax:test', 'checkout:lint', 'checkout:build:production', 'a:b:test'] };

  it('is what failed before in a project that a stabilization lane owns', () => {
    const plan = planOf([aLane('stabilization', 'checkout'), aLane('expansion', 'tax')]);
    expect(listKnownFailing(baseline, plan)).toEqual(['checkout:build:production', 'checkout:lint']);
  });

  it.each(['tax', 'packages/tax', 'packages/tax/**', './packages/tax/', 'packages/tax/src/a.ts', 'packages/*'])(
    'is also what a stabilization requirement touches as %s in a project of another lane',
    (touch) => {
      const plan = planOf([aLane('expansion', 'tax')], [aRequirement('stabilization', touch)]);
      expect(listKnownFailing(baseline, plan)).toEqual(['tax:test']);
    },
  );

  it.each(['packages/ta', 'packages/taxes', 'ax'])('is not what %s touches', (touch) => {
    const plan = planOf([aLane('expansion', 'tax')], [aRequirement('stabilization', touch)]);
    expect(listKnownFailing(baseline, plan)).toEqual([]);
  });

  it('is nothing that an expansion touches, and nothing without a baseline', () => {
    expect(listKnownFailing(baseline, planOf([aLane('expansion', 'tax')], [aRequirement('expansion', 'tax')]))).toEqual(
      [],
    );
    expect(listKnownFailing(null, planOf([aLane('stabilization', 'tax')]))).toEqual([]);
  });

  it('finds the tasks of a project with a colon in its name', () => {
    expect(listKnownFailing(baseline, planOf([aLane('stabilization', 'a:b')]))).toEqual(['a:b:test']);
  });

  it('leaves out the tasks of a project whose name goes on after a colon', () => {
    const plan = planOf([aLane('stabilization', 'a')]);
    expect(listKnownFailing(baseline, plan, ['a', 'a:b'])).toEqual([]);
    expect(listKnownFailing(baseline, planOf([aLane('stabilization', 'a'), aLane('expansion', 'a:b')]))).toEqual([]);
  });
});

describe('the baseline', () => {
  it('holds what ran, and of that what was red', () => {
    const tasks = [
      aTask('a:lint', 'restored'),
      aTask('a:test', 'failed'),
      aTask('b:test', 'skipped'),
      aTask('c:test', 'not-run'),
    ];
    expect(readBaseline({ tasks })).toEqual({ tasks: ['a:lint', 'a:test'], failing: ['a:test'] });
  });
});
