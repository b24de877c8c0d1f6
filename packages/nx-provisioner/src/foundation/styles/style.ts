import type { ConfigurationFiles, LibraryOptions } from '../library/library';
import type { TestRunner } from '../library/runners/runner';
import type { LibraryPlace, Read, SharedEdit } from '../wiring/shared-edit';

/** How a workspace wires its projects together; one file beside this one for each style. */
export interface WorkspaceStyle {
  /** As the artifact calls it. */
  readonly title: string;
  /** The files that make a folder a library, without those of linter and test runner. */
  libraryFiles(options: LibraryOptions, runner: TestRunner): ConfigurationFiles;
  /** What makes generated libraries known to the rest of the workspace, in sorted order, so that no worker touches it. */
  wire(libraries: readonly LibraryPlace[], read: Read): SharedEdit[];
  /** Takes away what `wire` wrote for libraries that are gone. */
  unwire(roots: readonly string[], read: Read): SharedEdit[];
  /** What keeps the build system true without anybody's doing, as the artifact says it. */
  readonly automation: readonly string[];
}
