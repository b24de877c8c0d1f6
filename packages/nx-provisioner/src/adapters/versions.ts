import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The versions that a run's results depend on, `none` where a package is not installed. */
export interface Versions {
  readonly node: string;
  readonly nx: string;
  readonly typescript: string;
  readonly provisioner: string;
}

export function readVersions(root: string): Versions {
  const require = createRequire(join(root, 'package.json'));
  const installed = (name: string) => {
    try {
      return readVersion(require.resolve(`${name}/package.json`));
    } catch {
      // A workspace without TypeScript is one that has nothing to typecheck.
      return 'none';
    }
  };
  return {
    node: process.versions.node,
    nx: installed('nx'),
    typescript: installed('typescript'),
    provisioner: readOwnVersion(),
  };
}

/** The version of this plugin. */
export function readOwnVersion(): string {
  return readVersion(join(__dirname, '..', '..', 'package.json'));
}

function readVersion(file: string): string {
  return String((JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown }).version);
}
