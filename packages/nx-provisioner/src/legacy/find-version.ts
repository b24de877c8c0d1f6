import { posix } from 'node:path';

import { workspaceRange } from '../foundation/styles/ts-solution/describe-manifest';
import { readJsonValue } from '../foundation/wiring/edit-json';
import type { WorkspaceFiles } from './replacement-files';

/** The range that the workspace has of a package already, also of one of its own; `null` where it has none. */
export function findVersion(name: string, { paths, read }: WorkspaceFiles): string | null {
  const manifests = paths.filter((path) => posix.basename(path) === 'package.json').map((path) => read(path) ?? '');
  if (manifests.some((text) => readJsonValue(text, ['name']) === name)) {
    // pnpm and Bun would ask the registry for `*`.
    const isStrict = ['pnpm-lock.yaml', 'bun.lock', 'bun.lockb'].some((lock) => paths.includes(lock));
    return workspaceRange(isStrict ? 'pnpm' : 'npm');
  }
  for (const text of manifests) {
    for (const section of ['dependencies', 'devDependencies', 'peerDependencies']) {
      const version = readJsonValue(text, [section, name]);
      if (typeof version === 'string') return version;
    }
  }
  return null;
}
