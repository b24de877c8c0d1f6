import type { PackageJson } from './read-json';

/** The workspace globs of the root package.json, in either of npm's two forms. */
export function readWorkspaceGlobs({ workspaces }: PackageJson): readonly string[] {
  if (workspaces === undefined) return [];
  return 'packages' in workspaces ? (workspaces.packages ?? []) : (workspaces as readonly string[]);
}
