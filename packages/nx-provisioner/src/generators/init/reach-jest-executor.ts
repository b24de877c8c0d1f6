import type { ProjectConfiguration } from '@nx/devkit';

import { appendJsonValues, readJsonList, readJsonValue, setJsonValue } from '../../foundation/wiring/edit-json';
import { PLUGIN_NAME } from '../../graph/options';
import { listExecutors } from './serve-foundation';

const EXECUTOR = '@nx/jest:jest';
const REPORTER = `${PLUGIN_NAME}/jest-reporter`;
const RESULTS = '{projectRoot}/test-output/nx-provisioner';

/**
 * Switches the reporter on for tests that the executor of `@nx/jest` runs, by its target default. A project that names
 * reporters or outputs of its own is left as it is.
 *
 * @param nxJson the text of nx.json
 */
export function reachJestExecutor(nxJson: string, projects: Iterable<ProjectConfiguration>): string {
  if (!listExecutors(projects).has(EXECUTOR)) return nxJson;
  const keys = ['targetDefaults', EXECUTOR];
  const current = readJsonValue(nxJson, keys);
  if (JSON.stringify(current ?? null).includes(REPORTER)) return nxJson;
  if (Array.isArray(current)) {
    return appendJsonValues(nxJson, keys, [{ options: { reporters: ['default', REPORTER] } }]);
  }
  const reporters = readJsonList(nxJson, [...keys, 'options', 'reporters']);
  const all = [...(reporters.length === 0 ? ['default'] : reporters), REPORTER];
  return setJsonValue(nxJson, [...keys, 'options', 'reporters'], all);
}

/** Projects whose tests that executor runs, and whose outputs leave the results out: a restored run does not have them. */
export function listUncached(projects: ReadonlyMap<string, ProjectConfiguration>): string[] {
  const loses = ({ targets = {} }: ProjectConfiguration) =>
    Object.values(targets).some(
      ({ executor, outputs = [] }) => executor === EXECUTOR && !outputs.some((output) => covers(output)),
    );
  return [...projects].filter(([, project]) => loses(project)).map(([name]) => name);
}

const covers = (output: string): boolean => RESULTS === output || RESULTS.startsWith(`${output}/`);
