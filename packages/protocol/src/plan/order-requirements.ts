import { PRIORITIES, type Priority } from '../model/requirement';
import { compareIds } from './compare-ids';
import type { DependencyGraph } from './dependency-graph';
import type { RequirementsById } from './index-requirements';
import { placeDependenciesFirst } from './place-dependencies-first';

/**
 * The order of the work: foundation that critical stabilization needs; critical stabilization; other foundation; the
 * rest by priority, stabilization before expansion. A dependency comes before its first dependent, and ties go by id.
 * What comes `after` others without depending on them is put off until they are there; it pulls nothing forward.
 */
export function orderRequirements(
  byId: RequirementsById,
  graph: DependencyGraph,
  priorities: ReadonlyMap<string, Priority>,
  outstanding: ReadonlyMap<string, string>,
): string[] {
  const ranks = rankRequirements(byId, graph, priorities, outstanding);
  const rank = (id: string) => ranks.get(id) ?? 0;
  const compare = (a: string, b: string) => rank(a) - rank(b) || compareIds(a, b);
  const dependencies = (id: string) => [...(graph.dependencies.get(id) ?? [])].sort(compare);
  const order = placeDependenciesFirst([...byId.keys()].sort(compare), dependencies);
  return putOff(order, (id) => {
    const after = (graph.after.get(id) ?? []).filter((other) => !outstanding.has(other));
    return [...dependencies(id), ...after];
  });
}

function rankRequirements(
  byId: RequirementsById,
  graph: DependencyGraph,
  priorities: ReadonlyMap<string, Priority>,
  outstanding: ReadonlyMap<string, string>,
): Map<string, number> {
  const critical = (id: string) => byId.get(id)?.kind === 'stabilization' && priorities.get(id) === 'critical';
  const needed = new Set([...byId.keys()].filter((id) => critical(id) && !outstanding.has(id)));
  for (const id of needed) for (const target of graph.dependencies.get(id) ?? []) needed.add(target);

  const ranks = new Map<string, number>();
  for (const { id, kind } of byId.values()) {
    const byPriority = PRIORITIES.indexOf(priorities.get(id) ?? 'medium') * 2;
    if (kind === 'foundation') ranks.set(id, needed.has(id) ? 0 : 2);
    else if (critical(id)) ranks.set(id, 1);
    else ranks.set(id, 3 + byPriority + (kind === 'stabilization' ? 0 : 1));
  }
  return ranks;
}

/** Moves each id back behind all that goes before it, and leaves the rest as it stands. */
function putOff(order: readonly string[], before: (id: string) => readonly string[]): string[] {
  const sorted = placeDependenciesFirst(order, before);
  const position = new Map(order.map((id, index) => [id, index]));
  for (const id of sorted) {
    for (const other of before(id)) {
      position.set(id, Math.max(position.get(id) ?? 0, position.get(other) ?? 0));
    }
  }
  // `sort` is stable: ids with one position keep the order that puts needs first.
  return sorted.sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
}
