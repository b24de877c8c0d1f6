import type { GraphWallInput } from '../graph-wall';
import { readTerritory, type TaggedProject } from '../territory';

const project = (name: string, root: string, ...tags: string[]): TaggedProject => ({
  name,
  root,
  tags,
  packageName: `@acme/${name}`,
});

/** Two generated lanes, an existing project in a lane, one in none, and the foundation. */
export const PROJECTS: readonly TaggedProject[] = [
  { name: '@acme/source', root: '.', tags: [], packageName: null },
  project('contracts-billing', 'packages/contracts/billing', 'layer:contracts'),
  project('shared-money', 'packages/shared/money', 'layer:shared'),
  project('testing', 'packages/testing', 'layer:testing'),
  project('billing', 'packages/expansion/billing', 'layer:lane', 'lane:expansion/billing'),
  project('search', 'packages/expansion/search', 'layer:lane', 'lane:expansion/search'),
  project('checkout', 'packages/checkout', 'lane:stabilization/checkout'),
  project('catalog', 'packages/catalog'),
];

/** The input of the graph wall, from edges as `source -> target` and files by path. */
export function makeGraph(
  edges: readonly string[],
  files: Readonly<Record<string, string>> = {},
  projects: readonly TaggedProject[] = PROJECTS,
): GraphWallInput {
  const dependencies: Record<string, { target: string }[]> = {};
  for (const edge of edges) {
    const [source = '', target = ''] = edge.split(' -> ');
    (dependencies[source] ??= []).push({ target });
  }
  const owned = projects.map(({ name, root }): [string, string[]] => [
    name,
    Object.keys(files).filter((path) => path.startsWith(`${root}/`)),
  ]);
  return {
    territory: readTerritory(projects),
    dependencies,
    files: new Map(owned),
    read: (path) => files[path] ?? null,
    owners: { 'expansion/search': ['@billing'] },
  };
}
