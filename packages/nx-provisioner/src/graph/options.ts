/** The plugin's options in nx.json. */
export interface PluginOptions {
  /** Name of the target that runs the protocol. @default 'provision' */
  readonly provisionTargetName?: string;
  /** Name of the target that says whether workers may start. @default 'ready' */
  readonly readyTargetName?: string;
  /** Folder that generated libraries go into. @default the workspace's own, else 'packages' */
  readonly librariesFolder?: string;
}

/** The plugin's name in nx.json and in executors. */
export const PLUGIN_NAME = 'nx-provisioner';
