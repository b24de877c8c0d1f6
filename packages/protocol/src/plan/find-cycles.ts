import { compareIds } from './compare-ids';

/**
 * Cycles to print, so that every member of a group stands in at least one of them: for the smallest id not yet printed,
 * the shortest cycle through it. Each begins at its smallest id; the last one leads back to the first.
 */
export function findCycles(
  components: readonly (readonly string[])[],
  edges: ReadonlyMap<string, readonly string[]>,
): string[][] {
  return components.flatMap((component) => {
    const members = new Set(component);
    const printed = new Set<string>();
    const cycles = new Map<string, string[]>();
    for (const id of [...component].sort(compareIds)) {
      if (printed.has(id)) continue;
      const cycle = beginAtSmallest(findShortestCycle(id, members, edges));
      for (const member of cycle) printed.add(member);
      cycles.set(cycle.join('\0'), cycle);
    }
    return [...cycles.values()];
  });
}

function findShortestCycle(
  start: string,
  members: ReadonlySet<string>,
  edges: ReadonlyMap<string, readonly string[]>,
): string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const target of edges.get(id) ?? []) {
      if (target === start) return traceBack(id, start, cameFrom);
      if (!members.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, id);
      queue.push(target);
    }
  }
  return [start];
}

function traceBack(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path: string[] = [];
  for (let id: string | undefined = end; id !== undefined && id !== start; id = cameFrom.get(id)) path.push(id);
  return [start, ...path.reverse()];
}

function beginAtSmallest(cycle: readonly string[]): string[] {
  const smallest = [...cycle].sort(compareIds)[0] ?? '';
  const at = cycle.indexOf(smallest);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}
