import type { LibraryOptions } from '../../library/library';

/** A target that checks sources and specs and emits nothing. Its inputs are Nx's own default: the library and all it uses. */
export function describeTypecheck({ specs }: LibraryOptions): object {
  const check = (project: string) => `tsc --noEmit -p ${project}`;
  const commands = [check('tsconfig.lib.json'), ...(specs ? [check('tsconfig.spec.json')] : [])];
  return { executor: 'nx:run-commands', cache: true, options: { commands, cwd: '{projectRoot}' } };
}
