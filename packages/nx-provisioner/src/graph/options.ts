import type { NxJsonConfiguration } from '@nx/devkit';

/** The plugin's options in nx.json. */
export interface PluginOptions {
  /** Name of the target that runs the protocol. @default 'provision' */
  readonly provisionTargetName?: string;
  /** Name of the target that says whether workers may start. @default 'ready' */
  readonly readyTargetName?: string;
  /** Name of the target that checks the walls around lanes. @default 'isolation' */
  readonly isolationTargetName?: string;
  /** Name of the target that makes a worktree for each lane. @default 'activate' */
  readonly activateTargetName?: string;
  /** Who owns what, for messages and CODEOWNERS: `{ "foundation": ["@acme/platform"], "expansion/billing": ["@billing"] }` */
  readonly owners?: Readonly<Record<string, readonly string[]>>;
  /** Files outside of every lane that any lane's branch may change, by path: `["CHANGELOG.md"]` */
  readonly sharedFiles?: readonly string[];
  /** Folder that generated libraries go into. @default the workspace's own, else 'packages' */
  readonly librariesFolder?: string;
  /** Runner of generated libraries, where the workspace has both. @default the one that most projects had when the plugin was added */
  readonly testRunner?: 'jest' | 'vitest';
}

/** The plugin's name in nx.json and in executors. */
export const PLUGIN_NAME = 'nx-provisioner';

/** What nx.json may name; the compiler keeps it complete. */
const OPTION_NAMES: Readonly<Record<keyof PluginOptions, true>> = {
  provisionTargetName: true,
  readyTargetName: true,
  isolationTargetName: true,
  activateTargetName: true,
  owners: true,
  sharedFiles: true,
  librariesFolder: true,
  testRunner: true,
};

/** The names of all options that the plugin has in nx.json. */
export const PLUGIN_OPTIONS: readonly string[] = Object.keys(OPTION_NAMES);

/** The plugin's options as nx.json lists them; empty where it stands there without any. */
export function readOptions(plugins: NxJsonConfiguration['plugins']): PluginOptions {
  const entry = (plugins ?? []).find((plugin) => typeof plugin !== 'string' && plugin.plugin === PLUGIN_NAME);
  return typeof entry === 'object' ? (entry.options ?? {}) : {};
}
