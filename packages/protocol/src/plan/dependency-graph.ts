import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { Requirement } from '../model/requirement';
import { compareIds } from './compare-ids';
import { findCycles } from './find-cycles';
import { placeOf, type RequirementsById } from './index-requirements';
import { listNames } from './list-names';
import { NearNames } from './near-names';
import { findStrongComponents } from './strong-components';

/** What goes before what, freed of all that makes an order impossible: neither the two maps nor their union has a cycle. */
export interface DependencyGraph {
  /** Known dependencies of each id, in natural order. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** Ids that go before without being dependencies, in natural order. */
  readonly after: ReadonlyMap<string, readonly string[]>;
}

type Edges = Map<string, string[]>;

/**
 * Reads the edges of all requirements and reports every unknown id, self-dependency and cycle.
 * Requirements in `leftOut` are known to others, but their own edges are not looked at.
 */
export function buildDependencyGraph(
  byId: RequirementsById,
  leftOut: ReadonlySet<string>,
): { graph: DependencyGraph; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const near = new NearNames(byId.keys());
  const dependencies: Edges = new Map();
  const after: Edges = new Map();
  for (const requirement of byId.values()) {
    if (leftOut.has(requirement.id)) continue;
    dependencies.set(requirement.id, readDependencies(requirement, byId, near, diagnostics));
    after.set(requirement.id, readAfter(requirement, byId, near, diagnostics));
  }
  const components = findStrongComponents(byId.keys(), (id) => dependencies.get(id) ?? []);
  for (const component of components) diagnostics.push(...reportCycles(component, dependencies, byId));
  cutInside(components, dependencies);
  diagnostics.push(...cutContradictions(byId, dependencies, after));
  return { graph: { dependencies, after }, diagnostics };
}

function readDependencies(
  requirement: Requirement,
  byId: RequirementsById,
  near: NearNames,
  diagnostics: Diagnostic[],
): string[] {
  const known: string[] = [];
  for (const id of new Set(requirement.dependsOn)) {
    if (id === requirement.id) {
      diagnostics.push(diagnose('NXP-402', requirement.source, `${id} depends on itself.`));
    } else if (byId.has(id)) {
      known.push(id);
    } else {
      const message = `${requirement.id} depends on ${id}; no document has a requirement of that id.${near.suggest(id)}`;
      diagnostics.push(diagnose('NXP-401', requirement.source, message));
    }
  }
  return known.sort(compareIds);
}

function readAfter(
  requirement: Requirement,
  byId: RequirementsById,
  near: NearNames,
  diagnostics: Diagnostic[],
): string[] {
  const known: string[] = [];
  for (const id of new Set(requirement.after)) {
    if (id === requirement.id) continue;
    if (byId.has(id)) {
      known.push(id);
    } else {
      const message = `${requirement.id} comes after ${id}; no document has a requirement of that id.${near.suggest(id)}`;
      diagnostics.push(diagnose('NXP-404', requirement.source, message));
    }
  }
  return known.sort(compareIds);
}

function reportCycles(component: readonly string[], edges: Edges, byId: RequirementsById): Diagnostic[] {
  const { cycles, rest } = findCycles(component, edges);
  const diagnostics = cycles.map((cycle) => reportCycle(cycle, byId));
  if (rest.length === 0) return diagnostics;
  const message = `${rest.length} more requirements depend on each other in a circle with those of the ${cycles.length} cycles shown: ${listNames(rest)}.`;
  return [...diagnostics, diagnose('NXP-400', byId.get(rest[0] ?? '')?.source ?? null, message)];
}

/** Steps of a cycle in its message; a longer one is seen from its beginning. */
const MOST_STEPS = 12;

function reportCycle(cycle: readonly string[], byId: RequirementsById): Diagnostic {
  const members = cycle.flatMap((id) => byId.get(id) ?? []);
  const steps = members.map((requirement) => `${requirement.id} (${placeOf(requirement)})`);
  const left = steps.length - MOST_STEPS;
  const shown = left > 1 ? [...steps.slice(0, MOST_STEPS), `${left} more`] : steps;
  const message = `Each depends on the next: ${[...shown, cycle[0]].join(' → ')}. Dependencies must have no cycle.`;
  return diagnose('NXP-400', members[0]?.source ?? null, message);
}

/** Takes the edges inside each group out, so that an order exists and the plan can be shown with its errors. */
function cutInside(components: readonly string[][], edges: Edges): void {
  for (const component of components) {
    const members = new Set(component);
    for (const id of component) {
      edges.set(
        id,
        (edges.get(id) ?? []).filter((target) => !members.has(target)),
      );
    }
  }
}

/** Where the order and the dependencies contradict each other, the dependencies stay. */
function cutContradictions(byId: RequirementsById, dependencies: Edges, after: Edges): Diagnostic[] {
  const both = (id: string) => [...(dependencies.get(id) ?? []), ...(after.get(id) ?? [])];
  const components = findStrongComponents(byId.keys(), both);
  const diagnostics = components.flatMap((component) => {
    const members = new Set(component);
    return component.flatMap((id) =>
      (after.get(id) ?? [])
        .filter((target) => members.has(target))
        .map((target) => {
          const message = `${id} is to come after ${target}, and ${target} waits for ${id} as well; the order between them is not kept.`;
          return diagnose('NXP-404', byId.get(id)?.source ?? null, message);
        }),
    );
  });
  cutInside(components, after);
  return diagnostics;
}
