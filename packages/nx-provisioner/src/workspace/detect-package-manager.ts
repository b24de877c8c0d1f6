import type { WorkspaceProfile } from './profile';
import type { PackageJson, ReadFile } from './read-json';

const LOCK_FILES = { 'pnpm-lock.yaml': 'pnpm', 'yarn.lock': 'yarn', 'bun.lock': 'bun', 'bun.lockb': 'bun' } as const;

/** The package manager: what package.json names, else whose lock file lies at the root, else npm. */
export function detectPackageManager(read: ReadFile, packageJson: PackageJson): WorkspaceProfile['packageManager'] {
  const named = /^(npm|pnpm|yarn|bun)@/.exec(packageJson.packageManager ?? '')?.[1];
  if (named !== undefined) return named as WorkspaceProfile['packageManager'];
  const [, manager] = Object.entries(LOCK_FILES).find(([file]) => read(file) !== null) ?? [];
  return manager ?? 'npm';
}
