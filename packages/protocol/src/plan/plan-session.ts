import type { Guidance } from '../context/guidance';
import { diagnose, sortDiagnostics, type Diagnostic } from '../model/diagnostic';
import type { Requirement } from '../model/requirement';
import { applyGuidance } from './apply-guidance';
import { assignWaves } from './assign-waves';
import { checkAreas, checkFolders } from './check-folders';
import { claimProjects } from './claim-projects';
import { collectContracts, findContractAreas } from './collect-contracts';
import { collectShared } from './collect-shared';
import { buildDependencyGraph, type DependencyGraph } from './dependency-graph';
import { findLeftOut, findOutstanding } from './find-outstanding';
import { formLanes, formWaves } from './form-lanes';
import { indexProjects } from './index-projects';
import { indexRequirements, type RequirementsById } from './index-requirements';
import type { KnownCriteria } from './known-criteria';
import { laneNameOf } from './lane-name';
import { listNames } from './list-names';
import { numberCriteria } from './number-criteria';
import { orderRequirements } from './order-requirements';
import { describeUnsupplied } from './outstanding-reasons';
import type { OutstandingWork, Placement, Plan, PlannedRequirement, WorkspaceProject } from './plan';

export interface PlanInput {
  readonly requirements: readonly Requirement[];
  /** Its kinds and areas are in the requirements already. */
  readonly guidance: Guidance;
  readonly projects: readonly WorkspaceProject[];
  /** `packages` or `libs`. */
  readonly librariesFolder: string;
  /** What earlier sessions numbered; an empty map in the first one. */
  readonly knownCriteria: KnownCriteria;
}

/**
 * Plans a session: what is done in which order, by whom, and what stays outstanding. The order of the inputs makes no
 * difference. With errors among the diagnostics the plan is still whole enough to be shown, but not to be carried out.
 */
export function planSession(input: PlanInput): { plan: Plan; diagnostics: Diagnostic[] } {
  const { byId, diagnostics: duplicates } = indexRequirements(input.requirements);
  const guidance = applyGuidance(input.guidance, byId);
  const { graph, diagnostics: graphProblems } = buildDependencyGraph(byId, findLeftOut(byId, guidance));
  const outstanding = findOutstanding(byId, graph, guidance);
  const order = orderRequirements(byId, graph, guidance.priorities, outstanding.reasons);
  const active = order.filter((id) => !outstanding.reasons.has(id)).flatMap((id) => byId.get(id) ?? []);

  const index = indexProjects(input.projects);
  const claimed = claimProjects(active, index);
  const assigned = assignWaves(collectLanes(active), graph, claimed.claims);
  const contracts = collectContracts(active);
  const { shared, diagnostics: sharedProblems } = collectShared(active);
  const lanes = formLanes(active, claimed.claims, assigned, findContractAreas(active, graph, contracts));
  const numbered = numberCriteria(byId.values(), input.knownCriteria);

  const requirements = order
    .flatMap((id) => byId.get(id) ?? [])
    .map((requirement): PlannedRequirement => {
      const { id } = requirement;
      const placement = place(requirement, outstanding.reasons.get(id));
      return {
        requirement,
        priority: guidance.priorities.get(id) ?? 'medium',
        criteria: numbered.criteria.get(id) ?? [],
        wave: placement.type === 'outstanding' ? null : (assigned.waves.get(id) ?? 1),
        placement,
      };
    });
  const plan: Plan = {
    requirements,
    waves: formWaves(active, assigned.waves),
    lanes,
    contracts,
    shared,
    outstanding: listOutstanding(requirements, shared),
    effects: [...guidance.effects, ...outstanding.effects, ...assigned.effects],
  };
  const diagnostics = [
    ...duplicates,
    ...guidance.diagnostics,
    ...graphProblems,
    ...claimed.diagnostics,
    ...sharedProblems,
    ...numbered.diagnostics,
    ...checkAreas(active),
    ...checkFolders(plan, byId, index, input.librariesFolder),
    ...reportUnprioritised(active, input.guidance),
    ...reportLateFoundation(active, graph, byId),
  ];
  return { plan, diagnostics: sortDiagnostics(diagnostics) };
}

function collectLanes(requirements: readonly Requirement[]): Map<string, string> {
  const lanes = new Map<string, string>();
  for (const requirement of requirements) {
    const lane = laneNameOf(requirement);
    if (lane !== null) lanes.set(requirement.id, lane);
  }
  return lanes;
}

function place(requirement: Requirement, reason: string | undefined): Placement {
  if (reason !== undefined) return { type: 'outstanding', reason };
  const lane = laneNameOf(requirement);
  return lane === null ? { type: 'foundation' } : { type: 'lane', lane };
}

/** Requirements that are outstanding as a whole, and the shared libraries that others want and nobody gives code for. */
function listOutstanding(requirements: readonly PlannedRequirement[], shared: Plan['shared']): OutstandingWork[] {
  const unsupplied = new Set(shared.filter(({ supplied }) => !supplied).map(({ name }) => name));
  return requirements.flatMap(({ requirement: { id, title, provides }, priority, placement }) => {
    if (placement.type === 'outstanding') return [{ id, title, priority, reason: placement.reason }];
    const wanted = [...new Set(provides.shared)].filter((name) => unsupplied.has(name)).sort();
    return wanted.map((name) => {
      return { id, title, priority, reason: describeUnsupplied(name) };
    });
  });
}

function reportUnprioritised(requirements: readonly Requirement[], guidance: Guidance): Diagnostic[] {
  const prioritised = new Set(guidance.priorities.map(({ subject }) => subject));
  const silent = requirements.filter(
    ({ id, area, priority }) => priority === null && !prioritised.has(id) && !prioritised.has(area),
  );
  if (silent.length === 0) return [];
  const ids = silent.map(({ id }) => id);
  return [diagnose('NXP-406', null, `No priority is stated for ${listNames(ids)}: planned as medium.`)];
}

function reportLateFoundation(
  requirements: readonly Requirement[],
  graph: DependencyGraph,
  byId: RequirementsById,
): Diagnostic[] {
  return requirements
    .filter(({ kind }) => kind === 'foundation')
    .flatMap(({ id, source }) => {
      const late = (graph.dependencies.get(id) ?? []).filter((other) => byId.get(other)?.kind !== 'foundation');
      if (late.length === 0) return [];
      const message = `${id} is foundation work, which is there before any worker starts, and depends on the lanes' work ${listNames(late)}.`;
      return [diagnose('NXP-407', source, message)];
    });
}
