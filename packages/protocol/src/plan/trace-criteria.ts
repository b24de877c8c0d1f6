import type { RequirementRecord, TestEvidence } from '../session/record';
import { compareText } from './compare-ids';
import type { PlannedCriterion } from './plan';

/** A criterion with what the tests that carry its id say of it. */
export interface CriterionTrace {
  readonly id: string;
  readonly text: string;
  readonly type: PlannedCriterion['type'];
  readonly state: 'met' | 'outstanding' | 'failed';
  /** `project: test name` of the test that decides; `null` where no test carries the id. */
  readonly test: string | null;
}

export interface RequirementTrace {
  readonly id: string;
  readonly state: RequirementRecord['state'];
  readonly criteria: readonly CriterionTrace[];
}

/** What is traced of a plan, or of the record of one. */
export interface Traceable {
  readonly requirements: readonly TraceableRequirement[];
}

export interface TraceableRequirement {
  readonly requirement: { readonly id: string };
  readonly placement: { readonly type: string };
  readonly criteria: readonly Pick<PlannedCriterion, 'id' | 'text' | 'type'>[];
}

const MARK = /\[([^[\]]+)\]/g;

/** From the worst to the best: the worst test decides a criterion. */
const STATUSES = ['failed', 'todo', 'skipped', 'passed'] as const satisfies readonly TestEvidence['status'][];

/**
 * Traces each criterion to the tests whose names carry its id, `[BIL-002.1]`: failed where one of them failed, met where
 * all of them passed, else outstanding. A requirement is failing with one failed criterion, implemented with all of them
 * met (and at least one), outstanding where the plan says so, else scaffolded. In plan order.
 */
export function resolveCriteria(plan: Traceable, tests: readonly TestEvidence[]): RequirementTrace[] {
  const deciding = findDecidingTests(tests);
  return plan.requirements.map((planned) => {
    const criteria = planned.criteria.map((criterion) => traceCriterion(criterion, deciding.get(criterion.id)));
    return { id: planned.requirement.id, state: stateOf(planned, criteria), criteria };
  });
}

function findDecidingTests(tests: readonly TestEvidence[]): Map<string, TestEvidence> {
  const deciding = new Map<string, TestEvidence>();
  for (const test of tests) {
    for (const [, id = ''] of test.name.matchAll(MARK)) {
      const other = deciding.get(id);
      if (other === undefined || compareTests(test, other) < 0) deciding.set(id, test);
    }
  }
  return deciding;
}

function compareTests(a: TestEvidence, b: TestEvidence): number {
  return (
    STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
    compareText(a.project, b.project) ||
    compareText(a.file, b.file) ||
    compareText(a.name, b.name)
  );
}

function traceCriterion(
  { id, text, type }: TraceableRequirement['criteria'][number],
  test: TestEvidence | undefined,
): CriterionTrace {
  const state = test?.status === 'failed' ? 'failed' : test?.status === 'passed' ? 'met' : 'outstanding';
  return { id, text, type, state, test: test === undefined ? null : `${test.project}: ${test.name}` };
}

function stateOf(planned: TraceableRequirement, criteria: readonly CriterionTrace[]): RequirementTrace['state'] {
  if (criteria.some(({ state }) => state === 'failed')) return 'failing';
  if (criteria.length > 0 && criteria.every(({ state }) => state === 'met')) return 'implemented';
  return planned.placement.type === 'outstanding' ? 'outstanding' : 'scaffolded';
}
