/**
 * The name of the project at the workspace root: what project.json or package.json say, else `workspace`. A root
 * project without a name breaks every Nx command from a subfolder.
 *
 * @param read the text of a file at the root; `null` where there is none
 */
export function rootProjectName(read: (path: string) => string | null): string {
  const project = readObject(read('project.json'));
  const manifest = readObject(read('package.json'));
  const nx = typeof manifest.nx === 'object' && manifest.nx !== null ? (manifest.nx as { name?: unknown }) : {};
  const names = [project.name, nx.name, manifest.name];
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? 'workspace';
}

/** A file that is not JSON counts as one that says nothing: Nx itself reports it. */
function readObject(text: string | null): Record<string, unknown> {
  try {
    const value = JSON.parse(text ?? '{}') as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
