import type { ProjectClaim } from './claim-projects';
import type { DependencyGraph } from './dependency-graph';
import { findMutualLanes } from './find-mutual-lanes';
import { listNames } from './list-names';
import { placeDependenciesFirst } from './place-dependencies-first';
import type { ContextEffect } from './plan';
import { buildWaveGraph, type WaveGraph } from './wave-graph';

/** Which work can go on side by side. */
export interface AssignedWaves {
  /** By requirement, from 1. */
  readonly waves: ReadonlyMap<string, number>;
  /** By lane: the earliest wave of its requirements. */
  readonly laneWaves: ReadonlyMap<string, number>;
  /** By lane: the lanes that must be merged before it can start, sorted. A lane starts later than each of them. */
  readonly laneAfter: ReadonlyMap<string, readonly string[]>;
  readonly effects: readonly ContextEffect[];
}

/**
 * Counts waves along the longest way through what must be there before: a dependency on another lane's requirement costs
 * one, on the same lane's or on foundation none. Two lanes never change one existing project in the same wave.
 * `lanes` holds the lane of each requirement that has one, in plan order.
 */
export function assignWaves(
  lanes: ReadonlyMap<string, string>,
  graph: DependencyGraph,
  claims: readonly ProjectClaim[],
): AssignedWaves {
  const mutual = findMutualLanes(lanes, graph, claims);
  const waveGraph = buildWaveGraph(lanes, graph, claims, mutual);
  const waves = countWaves(lanes, waveGraph);
  const laneWaves = new Map<string, number>();
  for (const [id, lane] of lanes) {
    laneWaves.set(lane, Math.min(laneWaves.get(lane) ?? Infinity, waves.get(id) ?? 1));
  }
  const laneAfter = findLanesBefore(lanes, waveGraph, waves, laneWaves);
  return { waves, laneWaves, laneAfter, effects: [...nameContested(claims, waves), ...mutual.effects] };
}

function countWaves(lanes: ReadonlyMap<string, string>, graph: WaveGraph): Map<string, number> {
  const waves = new Map<string, number>();
  const before = (node: string) => (graph.edges.get(node) ?? []).map((edge) => edge.before);
  for (const node of placeDependenciesFirst(lanes.keys(), before)) {
    let wave = 1;
    for (const edge of graph.edges.get(node) ?? []) wave = Math.max(wave, (waves.get(edge.before) ?? 1) + edge.cost);
    waves.set(node, wave);
  }
  return waves;
}

/** Only what a lane does first keeps it from starting: later requirements wait by their own wave. */
function findLanesBefore(
  lanes: ReadonlyMap<string, string>,
  graph: WaveGraph,
  waves: ReadonlyMap<string, number>,
  laneWaves: ReadonlyMap<string, number>,
): Map<string, string[]> {
  const after = new Map<string, Set<string>>();
  for (const [id, lane] of lanes) {
    const others = after.get(lane) ?? new Set();
    after.set(lane, others);
    if (waves.get(id) !== laneWaves.get(lane)) continue;
    for (const { before, cost } of graph.edges.get(id) ?? []) {
      const other = graph.lanes.get(before);
      if (cost === 1 && other !== undefined) others.add(other);
    }
  }
  return new Map([...after].map(([lane, others]) => [lane, [...others].sort()]));
}

function nameContested(claims: readonly ProjectClaim[], waves: ReadonlyMap<string, number>): ContextEffect[] {
  return claims.flatMap(({ project, lanes }) => {
    const [owner, ...others] = lanes;
    if (owner === undefined) return [];
    return others.map(({ lane, requirements }) => {
      const parts = requirements.map((id) => `${id} (wave ${waves.get(id) ?? 1})`);
      const effect = `${owner.lane} owns the project; ${lane} touches it too: its ${listNames(parts)} starts after ${owner.lane} is merged`;
      return { source: 'plan', subject: project.name, effect, line: null };
    });
  });
}
