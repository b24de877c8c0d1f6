import { randomUUID } from 'node:crypto';

import type { ExecutorContext } from '@nx/devkit';

import { systemClock } from '../adapters/clock';
import { createFormatter } from '../adapters/formatter';
import { nxCommand } from '../adapters/package-manager';
import { stripControlCharacters } from '../adapters/terminal-text';
import { readVersions } from '../adapters/versions';
import { readOptions } from '../graph/options';
import { formatPhase } from '../phases/phase';
import { describeProjects } from '../phases/project-facts';
import type { ProvisionOptions, World } from '../phases/provision-options';
import { checkPluginOptions } from '../workspace/check-plugin-options';

/** The outside of a run, as an executor finds it. */
export function createWorld(
  context: ExecutorContext,
  { workspaceDirectory, contextFile }: Pick<ProvisionOptions, 'workspaceDirectory' | 'contextFile'>,
  signal: AbortSignal,
): World {
  const { root, projectGraph, projectName = 'workspace', nxJsonConfiguration } = context;
  const options = readOptions(nxJsonConfiguration.plugins);
  checkPluginOptions(options);
  const print = (line: string) => {
    console.log(stripControlCharacters(line));
  };
  const nx = nxCommand(root);
  const target = (name: string) => `${nx} run ${projectName}:${name}`;
  const where = workspaceDirectory === '.' ? '' : ` --workspaceDirectory=${workspaceDirectory}`;
  const guided = contextFile === undefined ? '' : ` --contextFile=${contextFile}`;
  return {
    root,
    signal,
    print,
    now: systemClock,
    format: createFormatter(root),
    projects: describeProjects(projectGraph),
    librariesFolder: options.librariesFolder,
    owners: options.owners ?? {},
    commands: {
      provision: `${target(options.provisionTargetName ?? 'provision')}${where}${guided}`,
      ready: `${target(options.readyTargetName ?? 'ready')}${where}`,
      activate: target(options.activateTargetName ?? 'activate'),
      isolation: target(options.isolationTargetName ?? 'isolation'),
    },
    versions: readVersions(root),
    runId: randomUUID(),
    report: (phase) => {
      print(formatPhase(phase));
    },
    onProgress: progressPrinter(print),
  };
}

/** A line every tenth of the tasks, so that a long run is seen to move without filling the screen. */
function progressPrinter(print: (line: string) => void): World['onProgress'] {
  let shown = 0;
  return ({ done, total, task }) => {
    if (done === 1) shown = 0;
    const tenth = Math.floor((done * 10) / total);
    if (tenth === shown) return;
    shown = tenth;
    print(`  ${done} of ${total} tasks (${task})`);
  };
}
