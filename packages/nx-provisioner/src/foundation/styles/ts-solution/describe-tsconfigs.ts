import { posix } from 'node:path';

import type { LibraryOptions } from '../../library/library';
import { pathToRoot } from '../../library/print-json';
import type { TestRunner } from '../../library/runners/runner';

/** The library's tsconfig.json, which only names the two builds. */
export function describeSolution({ profile, root, specs }: LibraryOptions): object {
  const references = [{ path: './tsconfig.lib.json' }, ...(specs ? [{ path: './tsconfig.spec.json' }] : [])];
  return { extends: pathToRoot(root, profile.baseTsconfig), files: [], include: [], references };
}

/** The build of its sources. */
export function describeLibraryBuild(options: LibraryOptions): object {
  return {
    extends: pathToRoot(options.root, options.profile.baseTsconfig),
    compilerOptions: {
      rootDir: 'src',
      outDir: 'dist',
      tsBuildInfoFile: 'dist/tsconfig.lib.tsbuildinfo',
      emitDeclarationOnly: false,
      forceConsistentCasingInFileNames: true,
      types: options.nodeTypes ? ['node'] : [],
    },
    include: ['src/**/*.ts'],
    ...(options.specs ? { exclude: ['src/**/*.spec.ts'] } : {}),
    references: describeReferences(options),
  };
}

/** The build of its specs, which is only checked. */
export function describeSpecBuild(options: LibraryOptions, runner: TestRunner): object {
  return {
    extends: pathToRoot(options.root, options.profile.baseTsconfig),
    compilerOptions: {
      outDir: runner.outDir,
      forceConsistentCasingInFileNames: true,
      types: runner.types,
    },
    include: ['src/**/*.spec.ts'],
    references: [...describeReferences(options), { path: './tsconfig.lib.json' }],
  };
}

/** `nx sync` gives the library's build a reference for every edge of the project graph, those of specs included. */
function describeReferences({ root, dependencies, specDependencies = [] }: LibraryOptions): { path: string }[] {
  const roots = [...new Set([...dependencies, ...specDependencies].map((dependency) => dependency.root))].sort();
  return roots.map((target) => ({ path: `${posix.relative(root, target)}/tsconfig.lib.json` }));
}
