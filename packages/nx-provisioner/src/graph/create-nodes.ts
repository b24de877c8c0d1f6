import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CreateNodes, TargetConfiguration } from '@nx/devkit';

import { rootProjectName } from '../workspace/root-project';
import { PLUGIN_NAME, type PluginOptions } from './options';

/**
 * Infers the protocol's targets on the root project from nx.json, so that `nx run provision` works as it stands. Nx
 * loads this for every command: it reads two small files and loads no library.
 */
export const createNodes: CreateNodes<PluginOptions> = [
  'nx.json',
  (configFiles, options, { workspaceRoot }) => {
    const name = rootProjectName((path) => readText(join(workspaceRoot, path)));
    const targets = rootTargets(name, options ?? {});
    // Project views show the four of them under one heading.
    const project = { name, targets, metadata: { targetGroups: { [PLUGIN_NAME]: Object.keys(targets) } } };
    return configFiles.filter((file) => file === 'nx.json').map((file) => [file, { projects: { '.': project } }]);
  },
];

/** The targets of the root project, by the names that the options give them. */
export function rootTargets(root: string, options: PluginOptions): Record<string, TargetConfiguration> {
  const { provisionTargetName = 'provision', readyTargetName = 'ready' } = options;
  const { isolationTargetName = 'isolation', activateTargetName = 'activate' } = options;
  const describe = (target: string, description: string, example: Record<string, unknown>) => ({
    cache: false,
    metadata: {
      description,
      technologies: [PLUGIN_NAME],
      help: { command: `npx nx run ${root}:${target} --help`, example: { options: example } },
    },
  });
  return {
    [provisionTargetName]: {
      executor: 'nx-provisioner:provision',
      ...describe(
        provisionTargetName,
        'Reads the requirement documents, builds the foundation and the lanes, proves them and writes the session artifact',
        {
          contextFile: 'CONTEXT.md',
        },
      ),
    },
    [readyTargetName]: {
      executor: 'nx-provisioner:ready',
      ...describe(readyTargetName, 'Says whether workers may start, and why not', { outputFile: 'tmp/ready.json' }),
    },
    [activateTargetName]: {
      executor: 'nx-provisioner:activate',
      ...describe(activateTargetName, 'Makes a git worktree and a branch for each lane, once workers may start', {
        lane: 'expansion/billing',
      }),
    },
    [isolationTargetName]: {
      executor: 'nx-provisioner:isolation',
      ...describe(isolationTargetName, 'Checks the walls around lanes, in the project graph and in a branch', {
        lane: 'expansion/billing',
        base: 'main',
      }),
    },
  };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
