import type { ProjectGraph } from '@nx/devkit';

import type { TaggedProject } from './territory';

/** The projects of a graph as the walls need them, sorted by root. */
export function describeTaggedProjects(graph: Pick<ProjectGraph, 'nodes'>): TaggedProject[] {
  return Object.values(graph.nodes)
    .map(({ name, data }) => ({
      name,
      root: data.root,
      tags: data.tags ?? [],
      packageName: data.metadata?.js?.packageName ?? null,
    }))
    .sort((a, b) => (a.root < b.root ? -1 : 1));
}
