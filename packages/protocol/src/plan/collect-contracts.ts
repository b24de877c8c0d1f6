import type { Requirement } from '../model/requirement';
import { compareText } from './compare-ids';
import type { DependencyGraph } from './dependency-graph';
import type { Plan } from './plan';

/** Areas with contract blocks and the requirements that declare them, in plan order; sorted by area. */
export function collectContracts(requirements: readonly Requirement[]): Plan['contracts'] {
  const areas = new Map<string, string[]>();
  for (const { id, area, contracts } of requirements) {
    if (contracts.length === 0) continue;
    const ids = areas.get(area);
    if (ids === undefined) areas.set(area, [id]);
    else ids.push(id);
  }
  return [...areas].map(([area, ids]) => ({ area, requirements: ids })).sort((a, b) => compareText(a.area, b.area));
}

/**
 * By requirement, the areas with contracts that its own or a transitive dependency's contracts lie in.
 * `requirements` come in plan order, so that what a requirement depends on is known before it.
 */
export function findContractAreas(
  requirements: readonly Requirement[],
  graph: DependencyGraph,
  contracts: Plan['contracts'],
): Map<string, ReadonlySet<string>> {
  const withContracts = new Set(contracts.map(({ area }) => area));
  const areas = new Map<string, ReadonlySet<string>>();
  for (const { id, area } of requirements) {
    const reached = new Set(withContracts.has(area) ? [area] : []);
    for (const dependency of graph.dependencies.get(id) ?? []) {
      for (const other of areas.get(dependency) ?? []) reached.add(other);
    }
    areas.set(id, reached);
  }
  return areas;
}
