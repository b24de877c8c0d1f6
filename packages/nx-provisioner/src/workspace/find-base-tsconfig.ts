import type { ReadFile } from './read-json';

/** The root tsconfig that Nx reads path aliases from and that projects extend, in the order in which Nx looks for it. */
export function findBaseTsconfig(read: ReadFile): string | null {
  return ['tsconfig.base.json', 'tsconfig.json'].find((path) => read(path) !== null) ?? null;
}
