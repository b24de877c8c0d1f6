import { compareIds } from './compare-ids';

/** A group with more cycles than anyone reads is cut off, so that the search stays near-linear. */
const MOST_CYCLES = 50;

/** The cycles of a group of requirements that wait for each other. */
export interface Cycles {
  /** Each begins at its smallest id; the last one leads back to the first. */
  readonly cycles: readonly (readonly string[])[];
  /** Members that stand in none of `cycles` because there would be too many. */
  readonly rest: readonly string[];
}

/** Cycles to print, so that every member stands in one: for the smallest id not yet in one, the shortest through it. */
export function findCycles(component: readonly string[], edges: ReadonlyMap<string, readonly string[]>): Cycles {
  const members = new Set(component);
  const left = new Set([...component].sort(compareIds));
  const cycles = new Map<string, string[]>();
  for (const id of left) {
    if (cycles.size === MOST_CYCLES) break;
    const cycle = beginAtSmallest(findShortestCycle(id, members, edges));
    for (const member of cycle) left.delete(member);
    cycles.set(cycle.join('\0'), cycle);
  }
  return { cycles: [...cycles.values()], rest: [...left] };
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
