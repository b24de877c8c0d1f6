import { posix } from 'node:path';

import { readJsonValue } from '../foundation/wiring/edit-json';
import { detectPackageManager, PACKAGE_MANAGERS } from '../workspace/package-manager';
import type { WorkspaceFiles } from './replacement-files';

/** The range that the workspace has of a package already, also of one of its own; `null` where it has none. */
export function findVersion(name: string, { paths, read }: WorkspaceFiles): string | null {
  const manifests = paths.filter((path) => posix.basename(path) === 'package.json').map((path) => read(path) ?? '');
  if (manifests.some((text) => readJsonValue(text, ['name']) === name)) {
    const manager = detectPackageManager(read);
    return 'name' in manager ? PACKAGE_MANAGERS[manager.name].workspaceRange : 'workspace:*';
  }
  for (const text of manifests) {
    for (const section of ['dependencies', 'devDependencies', 'peerDependencies']) {
      const version = readJsonValue(text, [section, name]);
      if (typeof version === 'string') return version;
    }
  }
  return null;
}
