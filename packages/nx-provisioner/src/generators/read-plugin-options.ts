import { readNxJson, type Tree } from '@nx/devkit';

import { readOptions, type PluginOptions } from '../graph/options';

/** The plugin's options in nx.json; empty where it stands there without any. */
export function readPluginOptions(tree: Tree): PluginOptions {
  return readOptions(readNxJson(tree)?.plugins);
}
