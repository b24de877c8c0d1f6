import { parse } from 'jsonc-parser';
import { diagnose, ProvisionerError, type Diagnostic } from 'nx-provisioner-protocol';

import type { WorkspaceProfile } from './profile';
import { rootProjectName } from './root-project';

/** Reads a file of the workspace; `null` where there is none. Paths are relative to the root, with `/`. */
export type ReadFile = (path: string) => string | null;

interface PackageJson {
  readonly name?: string;
  readonly packageManager?: string;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface TsConfig {
  readonly extends?: string;
  readonly files?: readonly string[];
  readonly references?: readonly unknown[];
  readonly compilerOptions?: { readonly customConditions?: readonly string[]; readonly importHelpers?: boolean };
}

const ESLINT_CONFIGS = ['mjs', 'cjs', 'js', 'mts', 'cts', 'ts'].map((extension) => `eslint.config.${extension}`);
const JEST_PRESETS = ['jest.preset.js', 'jest.preset.cjs', 'jest.preset.mjs'];
const LOCK_FILES = { 'pnpm-lock.yaml': 'pnpm', 'yarn.lock': 'yarn', 'bun.lock': 'bun', 'bun.lockb': 'bun' } as const;

/**
 * Reads how the workspace does things from the files at its root.
 *
 * @param librariesFolder where libraries go, when the plugin's options name it; else `workspaceLayout.libsDir`, else `packages`
 * @throws ProvisionerError NXP-010 without nx.json, NXP-560 for a workspace style that has no generator yet
 */
export function detectProfile(root: string, read: ReadFile, librariesFolder?: string): WorkspaceProfile {
  const nxJson = readJson(read, 'nx.json') as { workspaceLayout?: { libsDir?: string } } | null;
  if (nxJson === null) throw new ProvisionerError([diagnose('NXP-010', null, `${root} has no nx.json.`)]);
  const packageJson = (readJson(read, 'package.json') ?? {}) as PackageJson;
  const base = readJson(read, 'tsconfig.base.json') as TsConfig | null;
  const problems = findStyleProblems(read, packageJson, base);
  if (problems.length > 0) throw new ProvisionerError(problems);

  const installed = { ...packageJson.dependencies, ...packageJson.devDependencies };
  const options = base?.compilerOptions ?? {};
  return {
    root,
    style: 'ts-solution',
    packageManager: detectPackageManager(read, packageJson),
    scope: /^(@[^/]+)\//.exec(packageJson.name ?? '')?.[1] ?? null,
    rootProject: rootProjectName(read),
    librariesFolder: librariesFolder ?? nxJson.workspaceLayout?.libsDir ?? 'packages',
    testRunner: 'jest',
    sourceCondition: options.customConditions?.[0] ?? null,
    tslib: options.importHelpers === true ? (installed.tslib ?? '^2.3.0') : null,
    eslintConfig: findEslintConfig(read),
    jestPreset: JEST_PRESETS.find((path) => read(path) !== null) ?? null,
  };
}

/** The ESLint flat config at the root; `null` where there is none. */
export function findEslintConfig(read: ReadFile): string | null {
  return ESLINT_CONFIGS.find((path) => read(path) !== null) ?? null;
}

/** The workspace globs of the root package.json, in either of npm's two forms. */
export function readWorkspaceGlobs(packageJson: PackageJson): readonly string[] {
  const { workspaces } = packageJson;
  if (workspaces === undefined) return [];
  return 'packages' in workspaces ? (workspaces.packages ?? []) : (workspaces as readonly string[]);
}

function findStyleProblems(read: ReadFile, packageJson: PackageJson, base: TsConfig | null): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const expected = 'Expected the TypeScript solution style of `create-nx-workspace --preset=ts`';
  const solution = readJson(read, 'tsconfig.json') as TsConfig | null;
  if (base === null) {
    problems.push(
      diagnose('NXP-560', { file: 'tsconfig.base.json', line: null }, `${expected}: there is no tsconfig.base.json.`),
    );
  }
  if (solution?.references === undefined) {
    problems.push(
      diagnose('NXP-560', { file: 'tsconfig.json', line: null }, `${expected}: tsconfig.json has no references.`),
    );
  }
  if (readWorkspaceGlobs(packageJson).length === 0) {
    problems.push(
      diagnose('NXP-560', { file: 'package.json', line: null }, `${expected}: package.json has no workspaces.`),
    );
  }
  const manager = detectPackageManager(read, packageJson);
  if (manager !== 'npm') {
    problems.push(
      diagnose('NXP-561', { file: 'package.json', line: null }, `The workspace uses ${manager}; expected npm.`),
    );
  }
  return problems;
}

function detectPackageManager(read: ReadFile, packageJson: PackageJson): WorkspaceProfile['packageManager'] {
  const named = /^(npm|pnpm|yarn|bun)@/.exec(packageJson.packageManager ?? '')?.[1];
  if (named !== undefined) return named as WorkspaceProfile['packageManager'];
  const [, manager] = Object.entries(LOCK_FILES).find(([file]) => read(file) !== null) ?? [];
  return manager ?? 'npm';
}

/** Reads JSON that may have comments, as tsconfig files do; `null` where there is no file. */
export function readJson(read: ReadFile, path: string): unknown {
  const text = read(path);
  return text === null ? null : parse(text);
}
