import {
  formatFiles,
  getProjects,
  logger,
  NX_VERSION,
  readNxJson,
  runTasksInSerial,
  type GeneratorCallback,
  type NxJsonConfiguration,
  type Tree,
} from '@nx/devkit';
import { ProvisionerError } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { printWorkflow, WORKFLOW_FILE } from '../../ci/print-workflow';
import { PLUGIN_NAME, type PluginOptions } from '../../graph/options';
import { appendJsonValues, readJsonList, readJsonValue } from '../../foundation/wiring/edit-json';
import { findUnsupported } from '../../workspace/detect-profile';
import { detectGate, listGateTargets } from '../../workspace/detect-targets';
import { registeredRunners } from '../../workspace/detect-test-runner';
import { findUnreadable } from '../../workspace/find-unreadable';
import { detectPackageManager } from '../../workspace/package-manager';
import { rootProjectName } from '../../workspace/root-project';
import { readFrom } from '../read-from';
import { readPluginOptions } from '../read-plugin-options';
import { addLinterAndTestRunner } from './add-linter-and-test-runner';
import { addTypescriptSolution } from './add-typescript-solution';
import { listUncached, reachJestExecutor } from './reach-jest-executor';
import { chooseTestRunner } from './choose-test-runner';
import type { InitGeneratorSchema } from './schema';
import { switchReportersOn } from './switch-reporters-on';

/**
 * Adds the plugin to a workspace; run again it changes nothing.
 *
 * @throws ProvisionerError NXP-010 outside an Nx workspace, NXP-560 to NXP-562 where the workspace's way is not supported,
 *   NXP-563 where a file at the root is no JSON, NXP-564 where its lint configuration has the old format
 */
export async function initGenerator(tree: Tree, options: InitGeneratorSchema): Promise<GeneratorCallback> {
  checkOptions(options, __dirname);
  // Before Nx reads them, whose own error names no code.
  const unreadable = findUnreadable(readFrom(tree));
  if (unreadable.length > 0) throw new ProvisionerError(unreadable);
  const installTypescript = readNxJson(tree) === null ? () => undefined : await addTypescriptSolution(tree);
  const problems = findUnsupported(tree.root, readFrom(tree));
  if (problems.length > 0) throw new ProvisionerError(problems);
  const installTools = await addLinterAndTestRunner(tree, options.librariesFolder);
  const runners = registeredRunners(readFrom(tree));
  const testRunner = chooseTestRunner(tree, runners);
  const registered = registerPlugin(tree.read('nx.json', 'utf8') ?? '{}', {
    ...(options.librariesFolder === undefined ? {} : { librariesFolder: options.librariesFolder }),
    ...(testRunner === null ? {} : { testRunner }),
  });
  tree.write('nx.json', keepBoundariesInSync(switchReportersOn(registered, runners, NX_VERSION)));
  reachExecutors(tree);
  ignoreTestOutput(tree);
  ignoreArtifacts(tree);
  if (options.ci === 'github') writeWorkflow(tree, readNxJson(tree) ?? {});
  if (options.skipFormat !== true) await formatFiles(tree);
  return runTasksInSerial(installTypescript, installTools);
}

export default initGenerator;

function pluginNames({ plugins = [] }: NxJsonConfiguration): string[] {
  return plugins.map((plugin) => (typeof plugin === 'string' ? plugin : plugin.plugin));
}

function registerPlugin(nxJson: string, options: PluginOptions): string {
  const plugins = readJsonValue(nxJson, ['plugins']) as NxJsonConfiguration['plugins'];
  if (pluginNames({ plugins: plugins ?? [] }).includes(PLUGIN_NAME)) return nxJson;
  return appendJsonValues(nxJson, ['plugins'], [{ plugin: PLUGIN_NAME, options }]);
}

/** `nx sync` then writes the import rules again when a lane's tags change. */
function keepBoundariesInSync(nxJson: string): string {
  const keys = ['sync', 'globalGenerators'];
  const generator = `${PLUGIN_NAME}:boundaries`;
  return readJsonList(nxJson, keys).includes(generator) ? nxJson : appendJsonValues(nxJson, keys, [generator]);
}

/** A workflow belongs to the team as soon as it is there. */
function writeWorkflow(tree: Tree, { defaultBase = 'main', plugins = [] }: NxJsonConfiguration): void {
  if (tree.exists(WORKFLOW_FILE)) return;
  const read = readFrom(tree);
  const manager = detectPackageManager(read);
  tree.write(
    WORKFLOW_FILE,
    printWorkflow({
      rootProject: rootProjectName(read),
      isolationTarget: readPluginOptions(tree).isolationTargetName ?? 'isolation',
      defaultBase,
      targets: listGateTargets(detectGate(plugins)),
      packageManager: 'name' in manager ? manager.name : 'npm',
      versioned: readJsonValue(read('package.json') ?? '{}', ['packageManager']) !== undefined,
    }),
  );
}

/** Projects that write their tests out with the executor get the reporter too, and who has to add an output is told. */
function reachExecutors(tree: Tree): void {
  const projects = getProjects(tree);
  const text = tree.read('nx.json', 'utf8') ?? '{}';
  tree.write('nx.json', reachJestExecutor(text, projects.values()));
  const uncached = listUncached(projects);
  if (uncached.length === 0) return;
  logger.warn(
    `The test targets of ${uncached.join(', ')} list their outputs: add {projectRoot}/test-output/nx-provisioner to them, or runs that Nx restores from its cache do not show which tests passed.`,
  );
}

function ignoreTestOutput(tree: Tree): void {
  addLine(tree, '.gitignore', 'test-output', /^\/?test-output\/?$/m);
}

/** Artifacts are rendered, not written: a formatter would only make them differ from their record. */
function ignoreArtifacts(tree: Tree): void {
  if (!tree.exists('.prettierignore') && !tree.exists('.prettierrc')) return;
  addLine(tree, '.prettierignore', 'ARTIFACTS/PROVISIONER-SESSION-*', /PROVISIONER-SESSION/);
}

function addLine(tree: Tree, path: string, line: string, present: RegExp): void {
  const text = tree.read(path, 'utf8') ?? '';
  if (present.test(text)) return;
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  tree.write(path, `${text}${separator}${line}\n`);
}
