import { diagnose, ProvisionerError, type Diagnostic } from 'nx-provisioner-protocol';

import { detectLibrariesFolder, type ProjectPlace } from './detect-libraries-folder';
import { detectScope } from './detect-scope';
import { detectStyle } from './detect-style';
import { detectGate, detectTargets, type PluginEntry } from './detect-targets';
import { detectTestRunner, runnerLabel } from './detect-test-runner';
import { findBaseTsconfig } from './find-base-tsconfig';
import { findEslintConfig, findOldEslintConfig } from './find-eslint-config';
import { findUnreadable } from './find-unreadable';
import { detectPackageManager, PACKAGE_MANAGERS, type DetectedPackageManager } from './package-manager';
import type { WorkspaceProfile } from './profile';
import { listInstalled, readJson, type PackageJson, type ReadFile, type TsConfig } from './read-json';
import { rootProjectName } from './root-project';
import { readWorkspaceGlobs } from './workspace-globs';

export interface ProfileInput {
  /** Absolute. */
  readonly root: string;
  readonly read: ReadFile;
  /** Where libraries go, when the plugin's options name it. */
  readonly librariesFolder?: string | undefined;
  /** What is there already shows where and how the workspace has its libraries. */
  readonly projects: readonly ProjectPlace[];
}

interface NxJson {
  readonly workspaceLayout?: { readonly libsDir?: string };
  readonly plugins?: readonly PluginEntry[];
}

const JEST_PRESETS = ['jest.preset.js', 'jest.preset.cjs', 'jest.preset.mjs'];

/**
 * Reads how the workspace does things from the files at its root and the places of its projects.
 *
 * @throws ProvisionerError NXP-010 without nx.json, NXP-560 and NXP-561 for a way that has no generator, NXP-563 for a file that is no JSON,
 * NXP-564 for a lint configuration of the old format
 */
export function detectProfile({ root, read, librariesFolder, projects }: ProfileInput): WorkspaceProfile {
  const baseTsconfig = findBaseTsconfig(read);
  const unsupported = findUnsupported(root, read);
  const problems = unsupported.length > 0 ? unsupported : findMissingBase(baseTsconfig);
  const manager = detectPackageManager(read);
  if (baseTsconfig === null || !('name' in manager) || problems.length > 0) throw new ProvisionerError(problems);

  const nxJson = readJson(read, 'nx.json') as NxJson;
  const packageJson = (readJson(read, 'package.json') ?? {}) as PackageJson;
  const { style, choice: styleChoice } = detectStyle(read);
  const { runner, plugin: testPlugin, evidence } = detectTestRunner(read);
  const installed = listInstalled(packageJson);
  const options = (readJson(read, baseTsconfig) as TsConfig | null)?.compilerOptions ?? {};
  const existing = projects.filter(({ root: place, tags = [] }) => place !== '.' && !tags.some(isLayer));
  const folder = chooseFolder({ root, read, librariesFolder, projects });
  const names = [...Object.keys(options.paths ?? {}), ...existing.map(({ root: place }) => readName(read, place))];
  return {
    root,
    style,
    packageManager: manager.name,
    scope: detectScope(packageJson.name, names),
    rootProject: rootProjectName(read),
    librariesFolder: folder.folder,
    projectFile: style === 'tsconfig-paths' || haveProjectJson(existing, read) ? 'project.json' : 'package.json',
    baseTsconfig,
    aliases: options.paths ?? {},
    moduleEnding: style === 'ts-solution' || resolvesAsNode(options) ? '.js' : '',
    testRunner: runner,
    jestTransform: installed['@swc/jest'] === undefined ? 'preset' : 'swc',
    viteAliases: chooseViteAliases(installed),
    sourceCondition: options.customConditions?.[0] ?? null,
    tslib: options.importHelpers === true ? (installed.tslib ?? '^2.3.0') : null,
    eslintConfig: findEslintConfig(read),
    jestPreset: JEST_PRESETS.find((path) => read(path) !== null) ?? null,
    targets: detectTargets(nxJson.plugins ?? [], testPlugin),
    gate: detectGate(nxJson.plugins ?? []),
    choices: [
      styleChoice,
      folder.choice,
      {
        choice: `Packages are ${style === 'ts-solution' ? 'linked' : 'installed'} by ${PACKAGE_MANAGERS[manager.name].label}`,
        rationale: manager.evidence,
      },
      { choice: `Tests run with ${runnerLabel(runner)}`, rationale: evidence },
    ],
  };
}

/** Why the plugin can't work in this workspace at all; empty where it can. */
export function findUnsupported(root: string, read: ReadFile): Diagnostic[] {
  if (read('nx.json') === null) return [diagnose('NXP-010', null, `${root} has no nx.json.`)];
  const unreadable = findUnreadable(read);
  if (unreadable.length > 0) return unreadable;
  return [...detectStyle(read).problems, ...findOtherManager(detectPackageManager(read)), ...findOldEslintConfig(read)];
}

/** Where generated libraries go, and why; to be known before there is a whole profile. */
export function chooseFolder({
  read,
  librariesFolder,
  projects,
}: ProfileInput): ReturnType<typeof detectLibrariesFolder> {
  const nxJson = (readJson(read, 'nx.json') ?? {}) as NxJson;
  return detectLibrariesFolder({
    option: librariesFolder,
    libsDir: nxJson.workspaceLayout?.libsDir,
    style: detectStyle(read).style,
    globs: readWorkspaceGlobs(read),
    projects,
  });
}

const isLayer = (tag: string): boolean => tag.startsWith('layer:');

function findMissingBase(baseTsconfig: string | null): Diagnostic[] {
  if (baseTsconfig !== null) return [];
  const message =
    'There is no tsconfig.base.json and no tsconfig.json at the root; expected one of them, as Nx makes with the first library.';
  return [diagnose('NXP-560', { file: 'tsconfig.base.json', line: null }, message)];
}

function findOtherManager(manager: DetectedPackageManager): Diagnostic[] {
  if ('name' in manager) return [];
  const message = `The workspace uses ${manager.unsupported} (${manager.evidence}); expected npm, pnpm or Yarn.`;
  return [diagnose('NXP-561', { file: 'package.json', line: null }, message)];
}

/** Nx's generators set their own plugin up where it is there; Vite resolves aliases by itself since 8. */
function chooseViteAliases(installed: Readonly<Record<string, string>>): WorkspaceProfile['viteAliases'] {
  if (installed['@nx/vite'] !== undefined) return 'nx';
  return installed['vite-tsconfig-paths'] === undefined ? 'vite' : 'plugin';
}

function readName(read: ReadFile, root: string): string {
  return ((readJson(read, `${root}/package.json`) ?? {}) as PackageJson).name ?? '';
}

/** Whether every existing project has a project.json, so that generated ones get one too. */
function haveProjectJson(projects: readonly ProjectPlace[], read: ReadFile): boolean {
  return projects.length > 0 && projects.every(({ root }) => read(`${root}/project.json`) !== null);
}

/** Node's own resolution, in which a relative import has to name the file's ending. */
function resolvesAsNode({ module = '', moduleResolution = module }: NonNullable<TsConfig['compilerOptions']>): boolean {
  return /^node(16|18|20|next)$/i.test(moduleResolution);
}
