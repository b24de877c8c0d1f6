import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import {
  detectPackageManager,
  execCommand,
  PACKAGE_MANAGERS,
  type PackageManagerName,
} from '../workspace/package-manager';
import { runProcess } from './processes';

/** A generated package, as its manifest describes it. */
export interface LinkedPackage {
  readonly name: string;
  /** Relative to the workspace root, with `/`. */
  readonly root: string;
  /** Names of all packages that the manifest asks for. */
  readonly dependencies: readonly string[];
}

/** Whether the package manager knows every one of these packages, so that there is nothing to install. */
export function arePackagesLinked(root: string, packages: readonly LinkedPackage[]): boolean {
  const manager = managerOf(root);
  // Yarn links a package only where another one asks for it, and notes all that it knows.
  const notes = manager === 'yarn' ? (readText(join(root, 'node_modules', '.yarn-state.yml')) ?? '') : '';
  return packages.every(({ name, root: folder, dependencies }) => {
    if (manager === 'yarn') return notes.includes(`@workspace:${folder}"`);
    // pnpm gives each package what that one asks for, in its own folder.
    if (manager !== 'pnpm') return existsSync(join(root, 'node_modules', name));
    return dependencies.every((dependency) => existsSync(join(root, folder, 'node_modules', dependency)));
  });
}

/**
 * Installs what the manifests ask for and links the packages of the workspace, by the workspace's own package manager.
 *
 * @throws ProvisionerError NXP-017 with the end of the output, NXP-561 for a package manager that is not supported
 */
export async function installPackages(root: string, signal: AbortSignal): Promise<void> {
  const { command, args } = installCommand(root);
  const program = process.platform === 'win32' ? `${command}.cmd` : command;
  // `npm run --silent` would hand its silence down, and with it the reason of a failure.
  const env = { ...process.env, npm_config_loglevel: undefined };
  const result = await runProcess(program, args, { cwd: root, signal, env });
  if (result.code === 0) return;
  const message = `${command} ${args.join(' ')} ended with ${result.signal ?? `code ${result.code ?? 'unknown'}`}:\n${result.outputTail.slice(-20).join('\n')}`;
  throw new ProvisionerError([diagnose('NXP-017', null, message)]);
}

/** The program that installs a workspace's packages, with its arguments. */
export function installCommand(root: string): { command: string; args: readonly string[] } {
  const { command, install } = PACKAGE_MANAGERS[managerOf(root)];
  return { command, args: install };
}

/** How Nx is called from a shell in this workspace: `pnpm exec nx`. */
export function nxCommand(root: string): string {
  const detected = detectPackageManager((path) => readText(join(root, path)));
  return execCommand('name' in detected ? detected.name : 'npm', 'nx');
}

function managerOf(root: string): PackageManagerName {
  const detected = detectPackageManager((path) => readText(join(root, path)));
  if ('name' in detected) return detected.name;
  const message = `The workspace uses ${detected.unsupported} (${detected.evidence}).`;
  throw new ProvisionerError([diagnose('NXP-561', { file: 'package.json', line: null }, message)]);
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Which files are missing is what tells package managers apart.
    return null;
  }
}
