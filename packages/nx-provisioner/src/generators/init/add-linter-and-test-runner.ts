import { ensurePackage, NX_VERSION, readNxJson, type GeneratorCallback, type Tree } from '@nx/devkit';

import { readFrom } from '../read-from';
import { detectProfile } from '../../workspace/detect-profile';
import { setJsonValue, readJsonValue } from '../../foundation/wiring/edit-json';

/** A library that is made and taken away again in the same run. */
const PROBE = 'nx-provisioner-probe';

/**
 * Adds ESLint and Jest where the workspace has none, at the versions and with the root files that its own Nx sets up.
 * `@nx/eslint` and `@nx/jest` write these only together with a project, so `@nx/js` makes a library, which is taken
 * out again before anything reaches the disk.
 *
 * @returns the installation that is still to be run; one that does nothing where both were there
 */
export async function addLinterAndTestRunner(tree: Tree): Promise<GeneratorCallback> {
  const plugins = (readNxJson(tree)?.plugins ?? []).map((plugin) =>
    typeof plugin === 'string' ? plugin : plugin.plugin,
  );
  const { eslintConfig, librariesFolder } = detectProfile(tree.root, readFrom(tree));
  const needsLinter = eslintConfig === null || !plugins.includes('@nx/eslint/plugin');
  const needsTests = !plugins.includes('@nx/jest/plugin');
  if (!needsLinter && !needsTests) return () => undefined;

  const { libraryGenerator } = ensurePackage<{ libraryGenerator: LibraryGenerator }>('@nx/js', NX_VERSION);
  const directory = `${librariesFolder}/${PROBE}`;
  const solution = tree.read('tsconfig.json', 'utf8') ?? '';
  const workspaces = readJsonValue(tree.read('package.json', 'utf8') ?? '{}', ['workspaces']);
  const install = await libraryGenerator(tree, {
    directory,
    name: PROBE,
    bundler: 'tsc',
    linter: needsLinter ? 'eslint' : 'none',
    unitTestRunner: needsTests ? 'jest' : 'none',
    addPlugin: true,
    skipFormat: true,
    useProjectJson: false,
  });
  tree.delete(directory);
  tree.write('tsconfig.json', solution);
  tree.write('package.json', setJsonValue(tree.read('package.json', 'utf8') ?? '{}', ['workspaces'], workspaces));
  return install;
}

/** The part of `@nx/js`'s library generator that is used here. */
type LibraryGenerator = (tree: Tree, options: Readonly<Record<string, string | boolean>>) => Promise<GeneratorCallback>;
