import { readNxJson, type Tree } from '@nx/devkit';

import { PLUGIN_NAME, type PluginOptions } from '../graph/options';

/** The plugin's options in nx.json; empty where it stands there without any. */
export function readPluginOptions(tree: Tree): PluginOptions {
  const plugins = readNxJson(tree)?.plugins ?? [];
  const entry = plugins.find((plugin) => typeof plugin !== 'string' && plugin.plugin === PLUGIN_NAME);
  return typeof entry === 'object' ? (entry.options ?? {}) : {};
}
