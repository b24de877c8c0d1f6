import type { GeneratedFile } from './generated-file';

const MANIFEST = '/package.json';

/** The generated libraries that are packages, with the names of all packages that their manifests ask for. */
export function listPackages(
  files: readonly Pick<GeneratedFile, 'path' | 'content'>[],
): { name: string; root: string; dependencies: string[] }[] {
  return files
    .filter(({ path }) => path.endsWith(MANIFEST))
    .map(({ path, content }) => {
      const { name, dependencies, devDependencies } = JSON.parse(content) as Manifest;
      return {
        name,
        root: path.slice(0, -MANIFEST.length),
        dependencies: Object.keys({ ...dependencies, ...devDependencies }),
      };
    });
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
