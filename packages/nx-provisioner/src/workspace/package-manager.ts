import { parse } from 'jsonc-parser';

/** The package managers that the plugin works with; Yarn before 2 is another program than Yarn since. */
export type PackageManagerName = 'npm' | 'pnpm' | 'yarn-classic' | 'yarn';

/** How one package manager is told things. */
export interface PackageManager {
  /** As people call it: `pnpm`. */
  readonly label: string;
  /** The program. */
  readonly command: string;
  /** What stands before the name of an installed program: `pnpm exec`. */
  readonly exec: string;
  /** Installs what the manifests ask for and updates the lock file, on a CI machine too. */
  readonly install: readonly string[];
  /** Installs what the lock file says, and fails where it does not fit. */
  readonly cleanInstall: readonly string[];
  readonly lockFile: string;
  /**
   * The range by which one workspace package names another. npm and Yarn 1 link a package of the workspace that matches
   * the range; the others ask the registry, or may, without the `workspace:` protocol.
   */
  readonly workspaceRange: '*' | 'workspace:*';
}

export const PACKAGE_MANAGERS: Readonly<Record<PackageManagerName, PackageManager>> = {
  npm: {
    label: 'npm',
    command: 'npm',
    exec: 'npx',
    install: ['install', '--no-audit', '--no-fund'],
    cleanInstall: ['ci'],
    lockFile: 'package-lock.json',
    workspaceRange: '*',
  },
  pnpm: {
    label: 'pnpm',
    command: 'pnpm',
    exec: 'pnpm exec',
    // On a CI machine pnpm and Yarn leave the lock file alone unless they are told otherwise.
    install: ['install', '--no-frozen-lockfile', '--prefer-offline'],
    cleanInstall: ['install', '--frozen-lockfile'],
    lockFile: 'pnpm-lock.yaml',
    workspaceRange: 'workspace:*',
  },
  'yarn-classic': {
    label: 'Yarn 1',
    command: 'yarn',
    exec: 'yarn',
    install: ['install', '--non-interactive', '--prefer-offline'],
    cleanInstall: ['install', '--frozen-lockfile'],
    lockFile: 'yarn.lock',
    workspaceRange: '*',
  },
  yarn: {
    label: 'Yarn',
    command: 'yarn',
    exec: 'yarn',
    install: ['install', '--no-immutable'],
    cleanInstall: ['install', '--immutable'],
    lockFile: 'yarn.lock',
    workspaceRange: 'workspace:*',
  },
};

/** Reads a file of the workspace; `null` where there is none. Paths are relative to the root, with `/`. */
type ReadFile = (path: string) => string | null;

/** The package manager of a workspace; `unsupported` says, as a sentence's end, why the plugin cannot work with it. */
export type DetectedPackageManager =
  | { readonly name: PackageManagerName; readonly evidence: string }
  | { readonly unsupported: string; readonly evidence: string };

/**
 * What the workspace says itself, `cli.packageManager` in nx.json or `packageManager` in package.json, else what its
 * files tell; npm where nothing does.
 */
export function detectPackageManager(read: ReadFile): DetectedPackageManager {
  const { tool, evidence } = findTool(read);
  if (tool === 'bun') return { unsupported: 'Bun', evidence };
  if (tool !== 'yarn') return { name: tool, evidence };
  if (isClassic(read)) return { name: 'yarn-classic', evidence };
  // The child Nx, and every tool of the generated libraries, is found in node_modules.
  if (read('.pnp.cjs') !== null) return { unsupported: "Yarn's Plug'n'Play, without node_modules", evidence };
  return { name: 'yarn', evidence };
}

type Tool = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** Lock files in the order in which Nx looks for them. */
const FILES: readonly (readonly [file: string, tool: Tool])[] = [
  ['bun.lockb', 'bun'],
  ['bun.lock', 'bun'],
  ['yarn.lock', 'yarn'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['package-lock.json', 'npm'],
  ['pnpm-workspace.yaml', 'pnpm'],
  ['.yarnrc.yml', 'yarn'],
];

function findTool(read: ReadFile): { tool: Tool; evidence: string } {
  const { cli } = readObject(read('nx.json')) as { cli?: { packageManager?: unknown } };
  const chosen = toolNamed(cli?.packageManager);
  if (chosen !== null) return { tool: chosen, evidence: 'nx.json has cli.packageManager' };
  const named = toolNamed(packageManagerField(read)?.split('@')[0]);
  if (named !== null) return { tool: named, evidence: 'package.json has packageManager' };
  const [file, tool] = FILES.find(([path]) => read(path) !== null) ?? [];
  if (tool !== undefined) return { tool, evidence: `${String(file)} lies at the root` };
  return { tool: 'npm', evidence: 'no lock file of another package manager lies at the root' };
}

function toolNamed(name: unknown): Tool | null {
  return name === 'npm' || name === 'pnpm' || name === 'yarn' || name === 'bun' ? name : null;
}

/** Yarn since 2 marks its lock file and has its settings in another file. */
function isClassic(read: ReadFile): boolean {
  const version = /^yarn@(\d+)/.exec(packageManagerField(read) ?? '')?.[1];
  if (version !== undefined) return version === '1';
  if (read('.yarnrc.yml') !== null) return false;
  return !(read('yarn.lock') ?? '').includes('__metadata:');
}

function packageManagerField(read: ReadFile): string | null {
  const { packageManager } = readObject(read('package.json')) as { packageManager?: unknown };
  return typeof packageManager === 'string' ? packageManager : null;
}

function readObject(text: string | null): object {
  const value = parse(text ?? '{}') as unknown;
  return typeof value === 'object' && value !== null ? value : {};
}

/** How an installed program is called from a shell: `pnpm exec nx run provision`. */
export function execCommand(name: PackageManagerName, program: string): string {
  return `${PACKAGE_MANAGERS[name].exec} ${program}`;
}
