import { join } from 'node:path';

import { generateFiles, readJson, updateJson, type GeneratorCallback, type Tree } from '@nx/devkit';

import { initGenerator } from '../init/generator';
import type { PresetGeneratorSchema } from './schema';

interface Manifest {
  name?: string;
  workspaces?: unknown;
}

/**
 * Makes the empty workspace that `create-nx-workspace` has just written a TypeScript solution with the plugin set up.
 * That program hands on all of its own options, so that this is the one generator that takes what it does not know.
 */
export async function presetGenerator(tree: Tree, options: PresetGeneratorSchema): Promise<GeneratorCallback> {
  const { name, examples = true } = options;
  const { workspaces } = readJson<Manifest>(tree, 'package.json');
  if (workspaces === undefined) {
    updateJson<Manifest>(tree, 'package.json', (manifest) => ({ ...manifest, workspaces: ['packages/*'] }));
  }
  generateFiles(tree, join(__dirname, 'files'), '.', { name, examples });
  if (!examples) tree.delete('ARTIFACTS');
  return initGenerator(tree, {});
}

export default presetGenerator;
