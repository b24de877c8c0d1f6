import type { ProjectClaim } from './claim-projects';
import { compareText } from './compare-ids';
import type { DependencyGraph } from './dependency-graph';
import { listNames } from './list-names';
import type { ContextEffect } from './plan';
import { findStrongComponents } from './strong-components';

/** Groups of lanes that wait for each other: neither could be merged first. */
export interface MutualLanes {
  /** True for two lanes of one group: a dependency between them is carried by contracts and costs no wave. */
  readonly areMutual: (lane: string, other: string) => boolean;
  readonly effects: readonly ContextEffect[];
}

/** Finds lanes whose requirements wait for each other's, though no two requirements do. */
export function findMutualLanes(
  lanes: ReadonlyMap<string, string>,
  graph: DependencyGraph,
  claims: readonly ProjectClaim[],
): MutualLanes {
  const waits = collectWaits(lanes, graph, claims);
  const groups = findStrongComponents([...waits.keys()].sort(), (lane) => [...(waits.get(lane) ?? [])]);
  const groupOf = new Map(groups.flatMap((group, index) => group.map((lane) => [lane, index])));
  const areMutual = (lane: string, other: string) => groupOf.has(lane) && groupOf.get(lane) === groupOf.get(other);
  return { areMutual, effects: nameCarried(lanes, graph, areMutual, groupOf, groups) };
}

function collectWaits(
  lanes: ReadonlyMap<string, string>,
  graph: DependencyGraph,
  claims: readonly ProjectClaim[],
): Map<string, Set<string>> {
  const waits = new Map<string, Set<string>>();
  const add = (lane: string, other: string | undefined) => {
    if (other === undefined || other === lane) return;
    const others = waits.get(lane);
    if (others === undefined) waits.set(lane, new Set([other]));
    else others.add(other);
  };
  for (const [id, lane] of lanes) {
    for (const target of graph.dependencies.get(id) ?? []) add(lane, lanes.get(target));
    for (const target of graph.after.get(id) ?? []) add(lane, lanes.get(target));
  }
  for (const claim of claims) {
    for (const [index, { lane }] of claim.lanes.entries()) add(lane, claim.lanes[index - 1]?.lane);
  }
  return waits;
}

function nameCarried(
  lanes: ReadonlyMap<string, string>,
  graph: DependencyGraph,
  areMutual: MutualLanes['areMutual'],
  groupOf: ReadonlyMap<string, number>,
  groups: readonly (readonly string[])[],
): ContextEffect[] {
  const carried = groups.map((): string[] => []);
  for (const [id, lane] of lanes) {
    for (const target of graph.dependencies.get(id) ?? []) {
      const other = lanes.get(target);
      if (other === undefined || other === lane || !areMutual(lane, other)) continue;
      carried[groupOf.get(lane) ?? 0]?.push(`${id} on ${target}`);
    }
  }
  return groups
    .map((group, index) => ({ group: [...group].sort(), pairs: carried[index] ?? [] }))
    .filter(({ pairs }) => pairs.length > 0)
    .map(({ group, pairs }) => ({
      source: 'plan' as const,
      subject: listNames(group),
      effect: `the lanes depend on each other (${listNames(pairs)}): they go on side by side, and contracts carry these dependencies`,
      line: null,
    }))
    .sort((a, b) => compareText(a.subject, b.subject));
}
