import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

import { parse } from 'jsonc-parser';
import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { PLUGIN_NAME, readOptions, type PluginOptions } from '../../graph/options';
import { rootProjectName } from '../../workspace/root-project';

/** Where a directory lies, as far as files tell; nothing of Nx is loaded. */
export interface Place {
  /** The Nx workspace that holds the directory; without one the nearest folder with a package.json. Absolute. */
  readonly root: string;
  /** The directory, relative to the root, with `/`; `.` for the root. */
  readonly directory: string;
  readonly hasNx: boolean;
  /** nx.json lists the plugin. */
  readonly isSetUp: boolean;
  /** The root package.json asks for the plugin. */
  readonly isInstalled: boolean;
  readonly rootProject: string;
  /** The plugin's options in nx.json. */
  readonly options: PluginOptions;
}

/**
 * Finds the workspace that a directory belongs to.
 *
 * @param directory absolute
 * @throws ProvisionerError NXP-028 where neither the directory nor a folder above it has an nx.json or a package.json
 */
export function findPlace(directory: string): Place {
  const root = findRoot(directory);
  if (root === null) {
    const message = `${directory} has no package.json, and no folder above it has one.`;
    throw new ProvisionerError([diagnose('NXP-028', null, message)]);
  }
  const read = (path: string) => readText(join(root, path));
  const { plugins = [] } = (parse(read('nx.json') ?? '{}') ?? {}) as { plugins?: (string | { plugin: string })[] };
  const manifest = readManifest(root);
  return {
    root,
    directory: relative(root, directory).split(sep).join('/') || '.',
    hasNx: existsSync(join(root, 'nx.json')),
    isSetUp: plugins.some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === PLUGIN_NAME),
    isInstalled: PLUGIN_NAME in { ...manifest.dependencies, ...manifest.devDependencies },
    rootProject: rootProjectName(read),
    options: readOptions(plugins),
  };
}

interface Manifest {
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

/** Without Nx, a folder whose package manager holds workspaces together is the root of the packages in it. */
function findRoot(directory: string): string | null {
  const above = [directory];
  for (let last = directory; dirname(last) !== last; last = dirname(last)) above.push(dirname(last));
  const nearest = (holds: (folder: string) => boolean) => above.find(holds);
  return (
    nearest((folder) => existsSync(join(folder, 'nx.json'))) ??
    nearest((folder) => existsSync(join(folder, 'pnpm-workspace.yaml')) || 'workspaces' in readManifest(folder)) ??
    nearest((folder) => existsSync(join(folder, 'package.json'))) ??
    null
  );
}

function readManifest(folder: string): Manifest {
  const manifest = parse(readText(join(folder, 'package.json')) ?? '{}') as unknown;
  return typeof manifest === 'object' && manifest !== null ? manifest : {};
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
