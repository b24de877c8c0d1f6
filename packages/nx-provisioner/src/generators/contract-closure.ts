import type { ContractArea } from '../contracts/contract-model';

/** The areas and all that they import, directly or through others; names without contracts are left out. */
export function withImportedAreas(names: readonly string[], areas: readonly ContractArea[]): ReadonlySet<string> {
  const byName = new Map(areas.map((area) => [area.area, area]));
  const found = new Set<string>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const area = byName.get(name);
    if (area === undefined || found.has(name)) continue;
    found.add(name);
    queue.push(...area.imports);
  }
  return found;
}
