import fc from 'fast-check';

import { NO_GUIDANCE, type Guidance } from '../context/guidance';
import { KINDS, PRIORITIES, type Requirement } from '../model/requirement';
import { planSession, type PlanInput } from './plan-session';
import { project, requirement } from './testing/build';

const IDS = Array.from({ length: 12 }, (_, i) => `R-${i}`);
const AREAS = ['a', 'b', 'c'];
const PROJECTS = ['p', 'q', 'r'].map((name) => project(name, `packages/${name}`));
const some = <Value>(values: readonly Value[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });

const facts = fc.record({
  kind: fc.constantFrom(...KINDS, 'expansion' as const),
  priority: fc.constantFrom(...PRIORITIES, null),
  area: fc.constantFrom(...AREAS),
  dependsOn: some([...IDS, 'R-99'], 3),
  after: some(IDS, 2),
  touches: some(['p', 'packages/q', 'packages/**', 'nowhere'], 2),
  status: fc.constantFrom(null, null, null, 'withdrawn' as const),
  contracts: fc.constantFrom([], [{ code: 'export type A = 1;', line: 4 }]),
});

/** `acyclic` keeps the dependencies to requirements with a smaller number. */
const backlog = (acyclic: boolean) =>
  fc.array(facts, { maxLength: IDS.length }).map((all) =>
    all.map((given, index): Requirement => {
      const isEarlier = (id: string) => !acyclic || Number(id.slice(2)) < index;
      return requirement(`R-${index}`, { ...given, dependsOn: given.dependsOn.filter(isEarlier) });
    }),
  );

const guidance = fc
  .record({
    exclude: fc.array(
      fc.record({ subject: fc.constantFrom('R-1', 'a', 'zzz'), reason: fc.constantFrom('x', 'y'), line: fc.nat(3) }),
      { maxLength: 2 },
    ),
    priorities: fc.array(
      fc.record({ subject: fc.constantFrom('R-2', 'b'), priority: fc.constantFrom(...PRIORITIES), line: fc.nat(3) }),
      { maxLength: 3 },
    ),
  })
  .map((given): Guidance => ({ ...NO_GUIDANCE, ...given }));

function plan(requirements: readonly Requirement[], input: Partial<PlanInput> = {}) {
  const base = { guidance: NO_GUIDANCE, projects: PROJECTS, librariesFolder: 'packages', knownCriteria: new Map() };
  return planSession({ requirements, ...base, ...input });
}

describe('the laws of a plan', () => {
  it('is the same to the byte whatever order the inputs come in', () => {
    const shuffled = fc.tuple(backlog(false), guidance).chain(([requirements, given]) =>
      fc.record({
        requirements: fc.constant(requirements),
        given: fc.constant(given),
        otherRequirements: shuffle(requirements),
        otherProjects: shuffle(PROJECTS),
        otherExclude: shuffle(given.exclude),
        otherPriorities: shuffle(given.priorities),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ requirements, given, ...other }) => {
        const one = plan(requirements, { guidance: given });
        const two = plan(other.otherRequirements, {
          guidance: { ...given, exclude: other.otherExclude, priorities: other.otherPriorities },
          projects: other.otherProjects,
        });
        expect(JSON.stringify(two)).toBe(JSON.stringify(one));
      }),
      { numRuns: 300 },
    );
  });

  it('holds every requirement once, after its dependencies and in no earlier wave', () => {
    fc.assert(
      fc.property(backlog(true), (requirements) => {
        const planned = plan(requirements).plan.requirements;
        expect(planned).toHaveLength(requirements.length);
        const position = new Map(planned.map((each, index) => [each.requirement.id, index]));
        for (const { requirement: one, wave, placement } of planned) {
          for (const id of one.status === 'withdrawn' ? [] : one.dependsOn) {
            const at = position.get(id);
            if (at === undefined) continue;
            expect(at).toBeLessThan(position.get(one.id)!);
            const before = planned[at]!;
            if (before.placement.type === 'outstanding') expect(placement.type).toBe('outstanding');
            if (wave !== null && placement.type === 'lane') expect(before.wave).toBeLessThanOrEqual(wave);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('starts no lane before those that it comes after, and lets no two lanes change a project in one wave', () => {
    fc.assert(
      fc.property(backlog(true), (requirements) => {
        const { lanes, requirements: planned } = plan(requirements).plan;
        const waves = new Map(lanes.map(({ name, wave }) => [name, wave]));
        for (const lane of lanes) for (const other of lane.after) expect(waves.get(other)).toBeLessThan(lane.wave);

        const laneIn = new Map<string, string>();
        for (const { requirement: one, wave, placement } of planned) {
          if (placement.type !== 'lane' || wave === null) continue;
          for (const name of touchedBy(one)) {
            const key = `${name} in wave ${wave}`;
            expect(`${key}: ${laneIn.get(key) ?? placement.lane}`).toBe(`${key}: ${placement.lane}`);
            laneIn.set(key, placement.lane);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('numbers waves without a gap, and gives each project one owner', () => {
    fc.assert(
      fc.property(backlog(false), (requirements) => {
        const { waves, lanes } = plan(requirements).plan;
        expect(waves.map(({ number }) => number)).toEqual(waves.map((_, index) => index + 1));
        const owned = lanes.flatMap(({ projects }) => projects.map(({ name }) => name));
        expect(new Set(owned).size).toBe(owned.length);
      }),
    );
  });
});

function touchedBy({ touches }: Requirement): string[] {
  if (touches.includes('packages/**')) return PROJECTS.map(({ name }) => name);
  return PROJECTS.map(({ name }) => name).filter(
    (name) => touches.includes(name) || touches.includes(`packages/${name}`),
  );
}

function shuffle<Value>(values: readonly Value[]): fc.Arbitrary<Value[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length });
}
