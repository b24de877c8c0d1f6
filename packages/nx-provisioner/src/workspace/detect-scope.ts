/**
 * The npm scope of generated libraries: the root package's, else the one that most imports of the workspace's own
 * libraries have, the first by the alphabet of several.
 *
 * @param names by which libraries of the workspace are imported
 * @returns `@acme`, or `null` where nothing has a scope
 */
export function detectScope(rootName: string | undefined, names: readonly string[]): string | null {
  const own = scopeOf(rootName ?? '');
  if (own !== null) return own;
  const counts = new Map<string, number>();
  for (const scope of names.map(scopeOf)) if (scope !== null) counts.set(scope, (counts.get(scope) ?? 0) + 1);
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

function scopeOf(name: string): string | null {
  return /^(@[^/*]+)\//.exec(name)?.[1] ?? null;
}
