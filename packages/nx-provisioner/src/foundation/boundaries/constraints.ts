/** One entry of `depConstraints`, as `@nx/enforce-module-boundaries` has it. */
export type DepConstraint =
  | { readonly sourceTag: string; readonly onlyDependOnLibsWithTags: readonly string[] }
  | { readonly allSourceTags: readonly string[]; readonly onlyDependOnLibsWithTags: readonly string[] };

/** What each layer of the foundation may build on; a lane may use all of them and itself. */
const LAYERS: readonly DepConstraint[] = [
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: ['layer:contracts', 'layer:testing'] },
  { sourceTag: 'layer:shared', onlyDependOnLibsWithTags: ['layer:contracts', 'layer:shared', 'layer:testing'] },
  { sourceTag: 'layer:testing', onlyDependOnLibsWithTags: ['layer:testing'] },
];

/**
 * The import wall as data. A lane's constraint asks for `layer:lane` too, so that an existing project that a lane
 * touches keeps its own imports: it is held by the graph and the diff instead.
 *
 * @param laneTags such as `lane:expansion/billing`, in any order
 */
export function boundaryConstraints(laneTags: readonly string[]): DepConstraint[] {
  const lanes = [...new Set(laneTags)].sort().map((tag) => ({
    allSourceTags: ['layer:lane', tag],
    onlyDependOnLibsWithTags: ['layer:contracts', 'layer:shared', 'layer:testing', tag],
  }));
  return [...LAYERS, ...lanes];
}
