import { diagnose, type Diagnostic, type Requirement } from 'nx-provisioner-protocol';
import { formatPlace, type ContractIndex, type Definition, type IndexedFile } from './contract-index';
import type { NameUse } from './parsed-contract';

/** A use of a name that another file defines. */
export interface ResolvedUse {
  readonly from: IndexedFile;
  readonly use: NameUse;
  readonly target: Definition;
}

export type CrossFileUses = ReadonlyMap<IndexedFile, readonly ResolvedUse[]>;

/**
 * Finds each used name: in its own area, then in the areas of `dependsOn`, transitively, then in foundation areas.
 * A name that no area in reach defines is left to the compiler, which knows the language's own.
 *
 * @returns the uses that cross files, by the file they stand in, and NXP-506 for each name that several areas define
 */
export function resolveNames(
  index: ContractIndex,
  requirements: readonly Requirement[],
): { uses: CrossFileUses; diagnostics: Diagnostic[] } {
  const reach = new Reach(requirements);
  const uses = new Map<IndexedFile, ResolvedUse[]>();
  const diagnostics: Diagnostic[] = [];
  for (const from of index.files) {
    const seen = new Set<string>();
    const crossing: ResolvedUse[] = [];
    uses.set(from, crossing);
    const imported = new Set(from.imports.map(({ name }) => name));
    for (const use of from.declarations.flatMap((declaration) => declaration.uses)) {
      if (imported.has(use.name)) continue;
      const found = lookUp(use.name, index, reach.levels(from.requirement));
      const [target, ...others] = found;
      if (target === undefined) continue;
      if (others.length === 0) {
        if (target.file !== from) crossing.push({ from, use, target });
      } else if (!seen.has(use.name)) {
        seen.add(use.name);
        const places = found
          .map(({ file, declaration }) => `${file.area} (${formatPlace(declaration.place)})`)
          .join(' and ');
        diagnostics.push(
          diagnose(
            'NXP-506',
            use.place,
            `${use.name} is defined by ${places}; expected one area in reach of ${from.area} to define it.`,
          ),
        );
      }
    }
  }
  return { uses, diagnostics };
}

function lookUp(name: string, index: ContractIndex, levels: readonly (readonly string[])[]): Definition[] {
  for (const areas of levels) {
    const found = areas.flatMap((area) => index.areas.get(area)?.get(name) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}

/** The areas in which a requirement's names are looked up, nearest first. */
class Reach {
  private readonly byId: ReadonlyMap<string, Requirement>;
  private readonly foundation: readonly string[];
  private readonly known = new Map<string, readonly (readonly string[])[]>();

  constructor(requirements: readonly Requirement[]) {
    this.byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    this.foundation = sortedSet(requirements.filter(({ kind }) => kind === 'foundation').map(({ area }) => area));
  }

  levels(requirement: Requirement): readonly (readonly string[])[] {
    const known = this.known.get(requirement.id);
    if (known !== undefined) return known;
    const levels = [[requirement.area], this.dependencies(requirement), this.foundation];
    this.known.set(requirement.id, levels);
    return levels;
  }

  private dependencies(requirement: Requirement): string[] {
    const seen = new Set<string>();
    const areas: string[] = [];
    const queue = [...requirement.dependsOn];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const dependency = this.byId.get(id);
      if (dependency === undefined || seen.has(id)) continue;
      seen.add(id);
      areas.push(dependency.area);
      queue.push(...dependency.dependsOn);
    }
    return sortedSet(areas);
  }
}

function sortedSet(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** One error for each pair of areas of which each needs the other, directly or through more, at the first use. */
export function findCircles(uses: CrossFileUses): Diagnostic[] {
  const edges = new Map<string, Map<string, ResolvedUse>>();
  for (const use of [...uses.values()].flat()) {
    const [from, to] = [use.from.area, use.target.file.area];
    if (from === to) continue;
    const targets = edges.get(from) ?? new Map<string, ResolvedUse>();
    edges.set(from, targets);
    if (!targets.has(to)) targets.set(to, use);
  }
  return [...edges].flatMap(([from, targets]) =>
    [...targets].flatMap(([to, { use }]) => {
      const way = findWay(to, from, edges);
      if (way === null) return [];
      const message = `${from} uses ${use.name} of ${to}, and ${way.map(describeStep).join(', ')}; expected the areas to need each other one way only.`;
      return [diagnose('NXP-507', use.place, message)];
    }),
  );
}

function describeStep({ from, use, target }: ResolvedUse): string {
  return `${from.area} uses ${use.name} of ${target.file.area} (${formatPlace(use.place)})`;
}

/** The shortest way from one area to another, as the uses it consists of; `null` where there is none. */
function findWay(
  start: string,
  end: string,
  edges: ReadonlyMap<string, ReadonlyMap<string, ResolvedUse>>,
): ResolvedUse[] | null {
  const ways = new Map<string, ResolvedUse[]>([[start, []]]);
  for (const [area, way] of ways) {
    if (area === end) return way;
    for (const [next, use] of edges.get(area) ?? []) if (!ways.has(next)) ways.set(next, [...way, use]);
  }
  return null;
}
