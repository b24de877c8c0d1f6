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
  /** Handed on, so that a later trace of the record knows them too; absent where there are none. */
  readonly formerTexts?: readonly string[];
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
  readonly criteria: readonly TraceableCriterion[];
}

interface TraceableCriterion extends Pick<PlannedCriterion, 'id' | 'text' | 'type'> {
  readonly formerTexts?: readonly string[] | undefined;
}

const MARK = /\[([^[\]]+)\]/g;

/** From the worst to the best: the worst test decides a criterion. */
const STATUSES = ['failed', 'todo', 'skipped', 'passed'] as const satisfies readonly TestEvidence['status'][];

/**
 * Traces each criterion to the tests whose names carry its id, `[BIL-002.1]`: failed where one of them failed, met where
 * all of them passed, else outstanding. A test that is named by a former text of the criterion proves that text only.
 * A requirement is failing with one failed criterion, implemented with all of them met (and at least one), outstanding
 * where the plan says so, else scaffolded. In plan order.
 */
export function resolveCriteria(plan: Traceable, tests: readonly TestEvidence[]): RequirementTrace[] {
  const byId = groupByMark(tests);
  return plan.requirements.map((planned) => {
    const criteria = planned.criteria.map((criterion) => traceCriterion(criterion, byId.get(criterion.id) ?? []));
    return { id: planned.requirement.id, state: stateOf(planned, criteria), criteria };
  });
}

/** The tests that carry an id, from the worst to the best. */
function groupByMark(tests: readonly TestEvidence[]): Map<string, TestEvidence[]> {
  const byId = new Map<string, TestEvidence[]>();
  for (const test of tests) {
    for (const [, id = ''] of test.name.matchAll(MARK)) {
      const others = byId.get(id);
      if (others === undefined) byId.set(id, [test]);
      else others.push(test);
    }
  }
  for (const group of byId.values()) group.sort(compareTests);
  return byId;
}

function compareTests(a: TestEvidence, b: TestEvidence): number {
  return (
    STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
    compareText(a.project, b.project) ||
    compareText(a.file, b.file) ||
    compareText(a.name, b.name)
  );
}

function traceCriterion(criterion: TraceableCriterion, tests: readonly TestEvidence[]): CriterionTrace {
  const { id, text, type, formerTexts = [] } = criterion;
  const [first] = tests;
  const deciding = tests.find((test) => test.status === 'failed' || !namesFormerText(test, criterion));
  const state = deciding?.status === 'failed' ? 'failed' : deciding?.status === 'passed' ? 'met' : 'outstanding';
  const shown = deciding ?? first;
  const test = shown === undefined ? null : `${shown.project}: ${shown.name}`;
  return { id, text, type, state, test, ...(formerTexts.length > 0 && { formerTexts }) };
}

/** Whether a test still has the title that it was generated with for what the criterion said before. */
function namesFormerText({ name }: TestEvidence, { id, formerTexts = [] }: TraceableCriterion): boolean {
  return formerTexts.some((text) => name.endsWith(`[${id}] ${text.replace(/\s+/g, ' ').trim()}`));
}

function stateOf(planned: TraceableRequirement, criteria: readonly CriterionTrace[]): RequirementTrace['state'] {
  if (criteria.some(({ state }) => state === 'failed')) return 'failing';
  if (criteria.length > 0 && criteria.every(({ state }) => state === 'met')) return 'implemented';
  return planned.placement.type === 'outstanding' ? 'outstanding' : 'scaffolded';
}
