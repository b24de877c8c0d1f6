import { findCycles, findStrongComponents } from 'nx-provisioner-protocol';

import type { Territory } from './territory';

/** The edges of a project graph, by source. */
export type Dependencies = Readonly<Record<string, readonly { readonly target: string }[]>>;

/**
 * Lanes that reach each other, also through projects that belong to none. Each cycle is a list of lanes whose last one
 * leads back to the first.
 */
export function findLaneCycles(territory: Territory, dependencies: Dependencies): string[][] {
  const nodeOf = (project: string): string => territory.byName.get(project)?.lane ?? `\0${project}`;
  const edges = new Map<string, Set<string>>();
  for (const [project, targets] of Object.entries(dependencies)) {
    if (!territory.byName.has(project)) continue;
    const from = nodeOf(project);
    const known = edges.get(from) ?? new Set();
    for (const { target } of targets) if (territory.byName.has(target)) known.add(nodeOf(target));
    edges.set(from, known);
  }
  const lists = new Map([...edges].map(([node, targets]) => [node, [...targets].filter((each) => each !== node)]));
  const components = findStrongComponents(lists.keys(), (node) => lists.get(node) ?? []);
  return components
    .filter((component) => component.filter(isLane).length > 1)
    .flatMap((component) => findCycles(component, lists).cycles.map((cycle) => cycle.filter(isLane)))
    .filter((cycle) => cycle.length > 1)
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

const isLane = (node: string): boolean => !node.startsWith('\0');
