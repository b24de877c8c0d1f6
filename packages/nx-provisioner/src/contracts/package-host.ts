import { ts } from 'ts-morph';

import type { PackageFiles, WorkspacePackages } from './workspace-packages';

/** Where the checked contracts seem to lie; what is installed at the workspace's root seems to lie in it. */
export const CHECKED_ROOT = '/contracts';

const PACKAGES = `${CHECKED_ROOT}/node_modules`;

/** The generated libraries are ES modules. */
const MANIFEST = { path: `${CHECKED_ROOT}/package.json`, text: '{ "type": "module" }' };

/**
 * What the compiler gets to see: the contracts' texts, and the workspace's installed packages. Whatever a specifier or
 * a package's own manifest asks for, no other file of the machine is found.
 */
export function seePackages(files: PackageFiles, texts: ReadonlyMap<string, string> = new Map()) {
  const read = (path: string): string | undefined => {
    const installed = toInstalled(path);
    if (installed !== null) return files.read(installed) ?? undefined;
    return path === MANIFEST.path ? MANIFEST.text : texts.get(path);
  };
  return {
    fileExists: (path) => {
      const installed = toInstalled(path);
      return installed === null ? read(path) !== undefined : files.isFile(installed);
    },
    directoryExists: (path) => {
      const installed = toInstalled(path);
      return installed === null ? path.startsWith(CHECKED_ROOT) : files.isFolder(installed);
    },
    readFile: read,
    realpath: (path) => {
      const installed = toInstalled(path);
      return installed === null ? path : `${CHECKED_ROOT}/${files.follow(installed)}`;
    },
    getCurrentDirectory: () => CHECKED_ROOT,
    useCaseSensitiveFileNames: true,
  } satisfies ts.ModuleResolutionHost;
}

/** `/contracts/node_modules/rxjs` as `node_modules/rxjs`; `null` for what is in memory. */
function toInstalled(path: string): string | null {
  return path === PACKAGES || path.startsWith(`${PACKAGES}/`) ? path.slice(CHECKED_ROOT.length + 1) : null;
}

/** How packages are looked up: as the generated libraries do it. */
export function resolutionOptions({ resolvesAsNode }: Pick<WorkspacePackages, 'resolvesAsNode'>): ts.CompilerOptions {
  return resolvesAsNode
    ? { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }
    : { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
}
