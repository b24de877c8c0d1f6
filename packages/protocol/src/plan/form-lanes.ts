import type { LaneKind, Requirement } from '../model/requirement';
import type { AssignedWaves } from './assign-waves';
import type { ProjectClaim } from './claim-projects';
import { laneNameOf, laneTag } from './lane-name';
import type { Lane, Wave, WorkspaceProject } from './plan';

interface LaneDraft {
  readonly kind: LaneKind;
  readonly area: string;
  readonly requirements: string[];
  readonly contractAreas: Set<string>;
}

/** Gathers the requirements of one kind and area into a lane. `requirements` and the lanes are in plan order. */
export function formLanes(
  requirements: readonly Requirement[],
  claims: readonly ProjectClaim[],
  waves: AssignedWaves,
  contractAreas: ReadonlyMap<string, ReadonlySet<string>>,
): Lane[] {
  const owned = collectOwned(claims);
  return [...draftLanes(requirements, contractAreas)].map(([name, draft]) => ({
    name,
    kind: draft.kind,
    area: draft.area,
    tag: laneTag(name),
    requirements: draft.requirements,
    projects: owned.get(name) ?? [],
    wave: waves.laneWaves.get(name) ?? 1,
    after: waves.laneAfter.get(name) ?? [],
    contractAreas: ownFirst(draft),
  }));
}

/** The waves from 1 on. Foundation work stands in the first one: it is there before any worker starts. */
export function formWaves(requirements: readonly Requirement[], waves: ReadonlyMap<string, number>): Wave[] {
  const formed = new Map<number, { requirements: string[]; lanes: Set<string> }>();
  for (const requirement of requirements) {
    const number = waves.get(requirement.id) ?? 1;
    const wave = formed.get(number) ?? { requirements: [], lanes: new Set() };
    formed.set(number, wave);
    wave.requirements.push(requirement.id);
    const lane = laneNameOf(requirement);
    if (lane !== null) wave.lanes.add(lane);
  }
  return [...formed]
    .map(([number, wave]) => ({ number, requirements: wave.requirements, lanes: [...wave.lanes] }))
    .sort((a, b) => a.number - b.number);
}

function draftLanes(
  requirements: readonly Requirement[],
  contractAreas: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, LaneDraft> {
  const drafts = new Map<string, LaneDraft>();
  for (const requirement of requirements) {
    const { id, kind, area } = requirement;
    const name = laneNameOf(requirement);
    if (name === null || kind === 'foundation') continue;
    const draft = drafts.get(name) ?? { kind, area, requirements: [], contractAreas: new Set() };
    drafts.set(name, draft);
    draft.requirements.push(id);
    for (const other of contractAreas.get(id) ?? []) draft.contractAreas.add(other);
  }
  return drafts;
}

/** The first lane that touches a project owns it; the claims come sorted by root, and so do a lane's projects. */
function collectOwned(claims: readonly ProjectClaim[]): Map<string, WorkspaceProject[]> {
  const owned = new Map<string, WorkspaceProject[]>();
  for (const { project, lanes } of claims) {
    const [owner] = lanes;
    if (owner === undefined) continue;
    const projects = owned.get(owner.lane);
    if (projects === undefined) owned.set(owner.lane, [project]);
    else projects.push(project);
  }
  return owned;
}

function ownFirst({ area, contractAreas }: LaneDraft): string[] {
  const others = [...contractAreas].filter((other) => other !== area).sort();
  return contractAreas.has(area) ? [area, ...others] : others;
}
