import type { LibraryOptions } from '../../library/library';
import { pathToRoot } from '../../library/print-json';
import type { TestRunner } from '../../library/runners/runner';

/** The library's tsconfig.json: what sources and specs have in common, as Nx's generator sets it. */
export function describeLibrary({ profile, root, specs }: LibraryOptions): object {
  return {
    extends: pathToRoot(root, profile.baseTsconfig),
    compilerOptions: {
      forceConsistentCasingInFileNames: true,
      strict: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
    },
    files: [],
    include: [],
    references: [{ path: './tsconfig.lib.json' }, ...(specs ? [{ path: './tsconfig.spec.json' }] : [])],
  };
}

/** How its sources are checked, and with them those of the libraries that they import, which may use Node's types. */
export function describeLibraryCheck({ root, specs }: LibraryOptions): object {
  return {
    extends: './tsconfig.json',
    compilerOptions: {
      outDir: pathToRoot(root, 'dist/out-tsc'),
      declaration: true,
      types: ['node'],
    },
    include: ['src/**/*.ts'],
    ...(specs && { exclude: ['src/**/*.spec.ts'] }),
  };
}

/** How its specs are checked. */
export function describeSpecCheck({ root }: LibraryOptions, runner: TestRunner): object {
  return {
    extends: './tsconfig.json',
    compilerOptions: { outDir: pathToRoot(root, 'dist/out-tsc'), types: runner.types },
    include: ['src/**/*.spec.ts'],
  };
}
