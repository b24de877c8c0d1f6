import { join } from 'node:path';

import { generateFiles, updateJson, type GeneratorCallback, type Tree } from '@nx/devkit';

import { appendYamlValues } from '../../foundation/wiring/edit-yaml';
import { PNPM_WORKSPACE, readWorkspaceGlobs, usesPnpm } from '../../workspace/workspace-globs';
import { initGenerator } from '../init/generator';
import { readFrom } from '../read-from';
import type { PresetGeneratorSchema } from './schema';

/**
 * Makes the empty workspace that `create-nx-workspace` has just written a TypeScript solution with the plugin set up.
 * That program hands on all of its own options, so that this is the one generator that takes what it does not know.
 */
export async function presetGenerator(tree: Tree, options: PresetGeneratorSchema): Promise<GeneratorCallback> {
  const { name, examples = true } = options;
  if (readWorkspaceGlobs(readFrom(tree)).length === 0) addWorkspaceGlob(tree);
  generateFiles(tree, join(__dirname, 'files'), '.', { name, examples });
  if (!examples) tree.delete('ARTIFACTS');
  return initGenerator(tree, {});
}

export default presetGenerator;

function addWorkspaceGlob(tree: Tree): void {
  const globs = ['packages/*'];
  if (usesPnpm(readFrom(tree))) {
    tree.write(PNPM_WORKSPACE, appendYamlValues(tree.read(PNPM_WORKSPACE, 'utf8') ?? '', 'packages', globs));
  } else {
    updateJson<object>(tree, 'package.json', (manifest) => ({ ...manifest, workspaces: globs }));
  }
}
