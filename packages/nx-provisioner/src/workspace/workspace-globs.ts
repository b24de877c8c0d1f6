import { detectPackageManager } from './package-manager';
import { readJson, type PackageJson, type ReadFile } from './read-json';
import { readYamlList } from './read-yaml-list';

/** Where pnpm has the globs that the others read in package.json. */
export const PNPM_WORKSPACE = 'pnpm-workspace.yaml';

/** The workspace globs, where the workspace's package manager looks for them: in package.json in either of two forms. */
export function readWorkspaceGlobs(read: ReadFile): readonly string[] {
  if (usesPnpm(read)) return readYamlList(read(PNPM_WORKSPACE) ?? '', 'packages');
  const { workspaces } = (readJson(read, 'package.json') ?? {}) as PackageJson;
  if (workspaces === undefined) return [];
  return 'packages' in workspaces ? (workspaces.packages ?? []) : (workspaces as readonly string[]);
}

/** Whether pnpm installs the packages, which takes no notice of the globs in package.json. */
export function usesPnpm(read: ReadFile): boolean {
  const manager = detectPackageManager(read);
  return 'name' in manager && manager.name === 'pnpm';
}
