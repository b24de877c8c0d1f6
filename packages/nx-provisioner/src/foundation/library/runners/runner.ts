import type { ConfigurationFiles, LibraryOptions } from '../library';

/** How a test runner is set up in a generated library; one file beside this one for each runner. */
export interface TestRunner {
  /** As the artifact calls it. */
  readonly title: string;
  /** What the specs' tsconfig names under `types`. */
  readonly types: readonly string[];
  /** Where the specs' tsconfig emits to, in a TypeScript solution. */
  readonly outDir: string;
  /** Configuration files of a library with specs. */
  libraryFiles(options: LibraryOptions): ConfigurationFiles;
}
