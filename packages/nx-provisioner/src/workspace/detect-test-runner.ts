import { parse } from 'jsonc-parser';

export type TestRunnerName = 'jest' | 'vitest';

/** A test runner, and the Nx plugin that infers the targets which call it. */
export interface RegisteredRunner {
  readonly runner: TestRunnerName;
  /** `@nx/jest/plugin` */
  readonly plugin: string;
  /** What the plugin calls the target: `test`. */
  readonly target: string;
}

/** The runner of generated libraries, and how the workspace says so. */
export interface DetectedRunner {
  readonly runner: TestRunnerName;
  /** The plugin that infers its targets; Jest's where none is registered yet. */
  readonly plugin: string;
  readonly evidence: string;
}

type ReadFile = (path: string) => string | null;

const OUR_NAME = 'nx-provisioner';
const LABELS: Readonly<Record<TestRunnerName, string>> = { jest: 'Jest', vitest: 'Vitest' };

/** What people call a runner. */
export const runnerLabel = (runner: TestRunnerName): string => LABELS[runner];

/** The test runners whose targets Nx infers in this workspace, in the order of nx.json. */
export function registeredRunners(read: ReadFile): RegisteredRunner[] {
  return readPlugins(read).flatMap(({ plugin, options = {} }) => {
    const runner = runnerOf(plugin, read);
    const name = runner === 'jest' ? options.targetName : options.testTargetName;
    return runner === null ? [] : [{ runner, plugin, target: typeof name === 'string' ? name : 'test' }];
  });
}

/**
 * The runner that the workspace tests with: the one that is registered; of two, the one that the plugin's options name,
 * which is what most projects had when the plugin was added. Jest where there is neither, which `init` then adds.
 */
export function detectTestRunner(read: ReadFile): DetectedRunner {
  const registered = registeredRunners(read);
  const chosen = readPlugins(read).find(({ plugin }) => plugin === OUR_NAME)?.options?.testRunner;
  const preferred = registered.find(({ runner }) => runner === chosen);
  if (preferred !== undefined) return { ...preferred, evidence: `the options of ${OUR_NAME} in nx.json say so` };
  const first = registered.find(({ runner }) => runner === 'jest') ?? registered[0];
  if (first !== undefined) return { ...first, evidence: `nx.json has ${first.plugin}` };
  return { runner: 'jest', plugin: '@nx/jest/plugin', evidence: 'nx.json names no plugin of a test runner' };
}

function runnerOf(plugin: string, read: ReadFile): TestRunnerName | null {
  if (plugin === '@nx/jest/plugin') return 'jest';
  if (plugin === '@nx/vitest') return 'vitest';
  // Since Nx 23 this plugin leaves tests to the other one.
  return plugin === '@nx/vite/plugin' && (readNxMajor(read) ?? 23) < 23 ? 'vitest' : null;
}

interface PluginEntry {
  readonly plugin: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

function readPlugins(read: ReadFile): PluginEntry[] {
  const { plugins = [] } = readObject(read('nx.json')) as { plugins?: readonly (string | PluginEntry)[] };
  return plugins.map((entry) => (typeof entry === 'string' ? { plugin: entry } : entry));
}

function readNxMajor(read: ReadFile): number | null {
  const { dependencies, devDependencies } = readObject(read('package.json')) as Readonly<
    Record<string, Readonly<Record<string, string>> | undefined>
  >;
  const range = { ...dependencies, ...devDependencies }.nx;
  const major = /(\d+)\./.exec(range ?? '')?.[1];
  return major === undefined ? null : Number(major);
}

function readObject(text: string | null): object {
  const value = parse(text ?? '{}') as unknown;
  return typeof value === 'object' && value !== null ? value : {};
}
