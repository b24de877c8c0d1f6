import { NO_GUIDANCE } from '../../context/guidance';
import { newRequirement } from '../../dialects/new-requirement';
import type { AcceptanceCriterion, Kind, Requirement } from '../../model/requirement';
import type { Plan, WorkspaceProject } from '../plan';
import { planSession, type PlanInput } from '../plan-session';

/** A requirement that says nothing but its id; its document is `<id>.md`, its area `core`, its kind expansion. */
export function requirement(id: string, facts: Partial<Requirement> = {}): Requirement {
  return newRequirement({
    id,
    title: `Title of ${id}`,
    kind: 'expansion',
    priority: 'medium',
    area: 'core',
    source: { file: `${id}.md`, line: 3 },
    ...facts,
  });
}

export function ofKind(kind: Kind, id: string, facts: Partial<Requirement> = {}): Requirement {
  return requirement(id, { kind, ...facts });
}

export function criterion(text: string, id: string | null = null): AcceptanceCriterion {
  return { id, text, checked: null, contract: null, line: 20 };
}

export function project(name: string, root: string, tags: readonly string[] = []): WorkspaceProject {
  return { name, root, tags };
}

/** Plans with no guidance and no projects unless told otherwise. */
export function planOf(requirements: readonly Requirement[], input: Partial<PlanInput> = {}) {
  return planSession({
    requirements,
    guidance: NO_GUIDANCE,
    projects: [],
    librariesFolder: 'packages',
    knownCriteria: new Map(),
    ...input,
  });
}

export function orderOf({ requirements }: Plan): string[] {
  return requirements.map((planned) => planned.requirement.id);
}

/** Ids with their waves: `{ A: 1, B: null }`. */
export function wavesOf({ requirements }: Plan): Record<string, number | null> {
  return Object.fromEntries(requirements.map((planned) => [planned.requirement.id, planned.wave]));
}

export function laneOf(plan: Plan, name: string) {
  const lane = plan.lanes.find((candidate) => candidate.name === name);
  if (lane === undefined)
    throw new Error(`no lane ${name}; there are ${plan.lanes.map((other) => other.name).join(', ')}`);
  return lane;
}
