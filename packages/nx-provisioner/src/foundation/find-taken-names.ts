import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import type { LibraryPlace } from './wiring/shared-edit';

/** An existing project, by its name. */
interface NamedProject {
  readonly name: string;
  readonly root: string;
  readonly tags: readonly string[];
}

/**
 * Names of generated libraries that something else in the workspace has already: an Nx project, or an alias in the root
 * tsconfig that leads elsewhere. Two projects of one name break every Nx command.
 *
 * @param aliases `compilerOptions.paths` of the root tsconfig
 */
export function findTakenNames(
  libraries: readonly LibraryPlace[],
  projects: readonly NamedProject[],
  aliases: Readonly<Record<string, readonly string[]>>,
): Diagnostic[] {
  const others = projects.filter(({ tags }) => !tags.some((tag) => tag.startsWith('layer:')));
  const own = [...libraries, ...projects.filter((project) => !others.includes(project))].map(({ root }) => `${root}/`);
  return libraries.flatMap(({ name, root, packageName }) => {
    const taken = others.find((project) => project.name === name && project.root !== root);
    const target = (aliases[packageName] ?? []).map((path) => path.replace(/^\.\//, ''))[0];
    const isForeign = target !== undefined && !own.some((folder) => target.startsWith(folder));
    return [
      ...(taken === undefined
        ? []
        : [describe(`The project name '${name}' is that of ${taken.root}`, taken.root, root)]),
      ...(isForeign ? [describe(`The alias '${packageName}' leads to ${target}`, target, root)] : []),
    ];
  });
}

function describe(what: string, file: string, root: string): Diagnostic {
  return diagnose('NXP-551', { file, line: null }, `${what}; expected it to be free for the library at ${root}.`);
}
