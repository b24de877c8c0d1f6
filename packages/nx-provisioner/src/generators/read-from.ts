import type { Tree } from '@nx/devkit';

/** Reads files of the workspace as a generator sees them: with the changes that are not flushed yet. */
export function readFrom(tree: Tree): (path: string) => string | null {
  return (path) => tree.read(path, 'utf8');
}
