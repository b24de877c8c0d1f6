import type { ProjectConfiguration } from '@nx/devkit';

import { appendJsonValues, readJsonValue, setJsonValue } from '../../foundation/wiring/edit-json';
import type { PluginEntry } from '../../workspace/detect-targets';

/** What infers a target, the executor that runs the same where projects write their targets out, and what it needs at the root. */
const INFERRED = [
  { plugin: '@nx/eslint/plugin', executor: '@nx/eslint:lint', targetName: 'lint', rootFiles: ['eslint.config.*'] },
  { plugin: '@nx/jest/plugin', executor: '@nx/jest:jest', targetName: 'test', rootFiles: [] },
];

/** The folders below the libraries folder that hold generated libraries. */
const FOLDERS = '{contracts,shared,testing,expansion,stabilization}';

/**
 * Lets Nx's plugins infer targets for generated libraries alone, in a workspace whose projects write theirs out with
 * executors: inferred for all, each project would have the same target twice, under two names.
 *
 * @param nxJson the text of nx.json
 * @param before plugins that the workspace had before: those stay as they are
 */
export function serveFoundationOnly(
  nxJson: string,
  before: readonly string[],
  projects: Iterable<ProjectConfiguration>,
  librariesFolder: string,
): string {
  const executors = listExecutors(projects);
  return INFERRED.filter(({ plugin, executor }) => !before.includes(plugin) && executors.has(executor)).reduce(
    (text, { plugin, targetName, rootFiles }) => {
      const include = [...rootFiles, `${librariesFolder}/${FOLDERS}/**`];
      const entry = { plugin, include, options: { targetName } };
      const index = findPlugin(text, plugin);
      return index === -1
        ? appendJsonValues(text, ['plugins'], [entry])
        : setJsonValue(text, ['plugins', index], entry);
    },
    nxJson,
  );
}

/** The executors of all targets. */
export function listExecutors(projects: Iterable<ProjectConfiguration>): ReadonlySet<string> {
  const targets = [...projects].flatMap((project) => Object.values(project.targets ?? {}));
  return new Set(targets.map(({ executor }) => executor ?? ''));
}

function findPlugin(nxJson: string, plugin: string): number {
  const entries = (readJsonValue(nxJson, ['plugins']) ?? []) as readonly PluginEntry[];
  return entries.findIndex((entry) => (typeof entry === 'string' ? entry : entry.plugin) === plugin);
}
