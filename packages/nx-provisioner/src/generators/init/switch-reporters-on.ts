import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { appendJsonValues, readJsonValue, setJsonValue } from '../../foundation/wiring/edit-json';
import { PLUGIN_NAME } from '../../graph/options';
import { runnerLabel, type RegisteredRunner, type TestRunnerName } from '../../workspace/detect-test-runner';

/** Where the reporters write each test's result, inside a project. */
const RESULTS = '{projectRoot}/test-output/nx-provisioner';
/** Where Jest's and Vitest's targets have their own outputs, in projects that Nx set up. */
const RUNNER_OUTPUTS = [
  '{projectRoot}/test-output',
  '{projectRoot}/coverage',
  '{workspaceRoot}/coverage/{projectRoot}',
];

const REPORTER_ARGUMENTS: Readonly<Record<TestRunnerName, readonly string[]>> = {
  jest: ['--reporters=default', `--reporters=${PLUGIN_NAME}/jest-reporter`],
  vitest: ['--reporter=default', `--reporter=${PLUGIN_NAME}/vitest-reporter`],
};

/**
 * Test results by name, for every project whose tests one of the plugins runs: Nx caches the reporter's file as an
 * output, so that a restored run has them too.
 *
 * @param nxJson the text of nx.json
 * @param nxVersion of the workspace: since 23.1 a default can be limited to one plugin's targets
 * @throws ProvisionerError NXP-562 where two runners share a target name that can have one default only
 */
export function switchReportersOn(nxJson: string, runners: readonly RegisteredRunner[], nxVersion: string): string {
  const filtered = hasFilters(nxVersion);
  if (!filtered) rejectSharedNames(runners, nxVersion);
  return runners.reduce((text, runner) => {
    const keys = ['targetDefaults', runner.target];
    const current = readJsonValue(text, keys);
    if (JSON.stringify(current ?? null).includes(`${PLUGIN_NAME}/${runner.runner}-reporter`)) return text;
    if (!filtered) return setJsonValue(text, keys, extendDefault(current ?? {}, runner.runner));
    const entry = filteredDefault(runner);
    if (current === undefined || Array.isArray(current)) return appendJsonValues(text, keys, [entry]);
    return setJsonValue(text, keys, [current, entry]);
  }, nxJson);
}

function hasFilters(nxVersion: string): boolean {
  const [major = 0, minor = 0] = nxVersion.split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 1);
}

/** Test targets of other tools are left alone, and `...` keeps the outputs that Nx infers. */
function filteredDefault({ runner, plugin }: RegisteredRunner): object {
  return { filter: { plugin }, options: { args: REPORTER_ARGUMENTS[runner] }, outputs: ['...', RESULTS] };
}

/** One default for all targets of the name: what the team set stays, and the runner's usual outputs with it. */
function extendDefault(current: DefaultEntry, runner: TestRunnerName): DefaultEntry {
  return {
    ...current,
    options: { ...current.options, args: [...(current.options?.args ?? []), ...REPORTER_ARGUMENTS[runner]] },
    outputs: [...new Set([...(current.outputs ?? []), ...RUNNER_OUTPUTS])],
  };
}

interface DefaultEntry {
  readonly options?: { readonly args?: readonly string[] };
  readonly outputs?: readonly string[];
}

function rejectSharedNames(runners: readonly RegisteredRunner[], nxVersion: string): void {
  const [first, ...others] = runners;
  const other = others.find(({ runner, target }) => runner !== first?.runner && target === first?.target);
  if (first === undefined || other === undefined) return;
  const message = `${runnerLabel(first.runner)} and ${runnerLabel(other.runner)} both run as "${first.target}", which has one default in Nx ${nxVersion}; expected a name for each.`;
  throw new ProvisionerError([diagnose('NXP-562', { file: 'nx.json', line: null }, message)]);
}
