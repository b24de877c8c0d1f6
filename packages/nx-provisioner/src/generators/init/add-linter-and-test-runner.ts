import {
  ensurePackage,
  getProjects,
  installPackagesTask,
  NX_VERSION,
  readNxJson,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';

import { readJsonValue, removeJsonValue, setJsonValue } from '../../foundation/wiring/edit-json';
import { chooseFolder } from '../../workspace/detect-profile';
import { detectStyle } from '../../workspace/detect-style';
import { registeredRunners } from '../../workspace/detect-test-runner';
import { findEslintConfig } from '../../workspace/find-eslint-config';
import { readFrom } from '../read-from';
import { serveFoundationOnly } from './serve-foundation';

/** A library that is made and taken away again in the same run. */
const PROBE = 'nx-provisioner-probe';

/**
 * Adds ESLint where the workspace has no linter and Jest where it has no test runner, at the versions and with the root
 * files that its own Nx sets up. `@nx/eslint` and `@nx/jest` write these only together with a project, so `@nx/js` makes a library, which is taken
 * out again before anything reaches the disk.
 *
 * @returns the installation that is still to be run; one that does nothing where both were there
 */
export async function addLinterAndTestRunner(tree: Tree, librariesFolder?: string): Promise<GeneratorCallback> {
  const plugins = (readNxJson(tree)?.plugins ?? []).map((plugin) =>
    typeof plugin === 'string' ? plugin : plugin.plugin,
  );
  const needsLinter = findEslintConfig(readFrom(tree)) === null || !plugins.includes('@nx/eslint/plugin');
  const needsTests = registeredRunners(readFrom(tree)).length === 0;
  if (!needsLinter && !needsTests) return () => undefined;

  const { libraryGenerator } = ensurePackage<{ libraryGenerator: LibraryGenerator }>('@nx/js', NX_VERSION);
  const projects = [...getProjects(tree).values()];
  const read = readFrom(tree);
  const { folder } = chooseFolder({ root: tree.root, read, librariesFolder, projects });
  const forgetProbe = rememberWiring(tree);
  await libraryGenerator(tree, {
    directory: PROBE,
    name: PROBE,
    importPath: PROBE,
    bundler: detectStyle(readFrom(tree)).style === 'ts-solution' ? 'tsc' : 'none',
    linter: needsLinter ? 'eslint' : 'none',
    unitTestRunner: needsTests ? 'jest' : 'none',
    addPlugin: true,
    skipFormat: true,
  });
  forgetProbe();
  const nxJson = tree.read('nx.json', 'utf8') ?? '{}';
  tree.write('nx.json', serveFoundationOnly(nxJson, plugins, projects, folder));
  // The library's own callback also tells of the library, which is not there any more.
  return () => {
    installPackagesTask(tree);
  };
}

/** The files that know a library stand afterwards as they stood before; root files that came with it stay. */
function rememberWiring(tree: Tree): () => void {
  const read = (path: string) => tree.read(path, 'utf8');
  const tsconfigs = ['tsconfig.json', 'tsconfig.base.json'].map((path) => ({ path, text: read(path) }));
  const pnpm = read('pnpm-workspace.yaml');
  const workspaces = readJsonValue(read('package.json') ?? '{}', ['workspaces']);
  return () => {
    tree.delete(PROBE);
    for (const { path, text } of tsconfigs) {
      const now = read(path);
      if (now !== null) tree.write(path, text ?? removeJsonValue(now, ['compilerOptions', 'paths', PROBE]));
    }
    if (pnpm !== null) tree.write('pnpm-workspace.yaml', pnpm);
    tree.write('package.json', setJsonValue(read('package.json') ?? '{}', ['workspaces'], workspaces));
  };
}

/** The part of `@nx/js`'s library generator that is used here. */
type LibraryGenerator = (tree: Tree, options: Readonly<Record<string, string | boolean>>) => Promise<unknown>;
