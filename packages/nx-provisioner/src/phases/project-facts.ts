import type { ProjectGraph } from '@nx/devkit';

import type { ProjectFacts } from './plan';

/** The projects of a graph as the plan needs them, sorted by root. */
export function describeProjects(graph: Pick<ProjectGraph, 'nodes'>): ProjectFacts[] {
  return Object.values(graph.nodes)
    .map(({ name, data }) => ({
      name,
      root: data.root,
      tags: data.tags ?? [],
      targets: Object.keys(data.targets ?? {}).sort(),
    }))
    .sort((a, b) => (a.root < b.root ? -1 : 1));
}
