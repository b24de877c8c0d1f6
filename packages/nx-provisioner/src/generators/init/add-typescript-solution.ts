import { ensurePackage, NX_VERSION, type GeneratorCallback, type Tree } from '@nx/devkit';

import { findBaseTsconfig } from '../../workspace/find-base-tsconfig';
import { readWorkspaceGlobs } from '../../workspace/workspace-globs';
import { readFrom } from '../read-from';

/**
 * Gives a workspace of packages that has no TypeScript at its root yet the root files that its own Nx makes for the
 * TypeScript solution style. Where there is a tsconfig, the workspace has a way already, and nothing is done.
 *
 * @returns the installation that is still to be run
 */
export async function addTypescriptSolution(tree: Tree): Promise<GeneratorCallback> {
  const read = readFrom(tree);
  const hasPackages = readWorkspaceGlobs(read).length > 0;
  if (!hasPackages || findBaseTsconfig(read) !== null) return () => undefined;
  ignoreBuildOutput(tree);
  const { initGenerator } = ensurePackage<{ initGenerator: JsInitGenerator }>('@nx/js', NX_VERSION);
  return initGenerator(tree, { addTsPlugin: true, formatter: 'none', skipFormat: true });
}

/** What the builds of its packages will write must not count as a change of the tree. */
function ignoreBuildOutput(tree: Tree): void {
  const text = tree.read('.gitignore', 'utf8') ?? '';
  const missing = ['dist', 'out-tsc'].filter((name) => !new RegExp(`^/?${name}/?$`, 'm').test(text));
  if (missing.length === 0) return;
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  tree.write('.gitignore', `${text}${separator}${missing.join('\n')}\n`);
}

/** The part of `@nx/js`'s init generator that is used here. */
type JsInitGenerator = (tree: Tree, options: Readonly<Record<string, string | boolean>>) => Promise<GeneratorCallback>;
