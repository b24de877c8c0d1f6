import type { ModuleReplacement } from '../codemods/module-replacement';

/** A replacement with those that ask for it. */
export interface WantedReplacement {
  readonly replacement: ModuleReplacement;
  /** Ids of requirements; empty for a replacement from the command line. */
  readonly requirements: readonly string[];
  /** Folders whose files may change; `null` for the whole workspace. Uses in all other files only count. */
  readonly roots: readonly string[] | null;
}

/** The files of a workspace, as far as replacing needs them. Paths are relative to the root, with `/`. */
export interface WorkspaceFiles {
  /** Every file that neither git nor Nx ignores. */
  readonly paths: readonly string[];
  readonly read: (path: string) => string | null;
  readonly readBytes: (path: string) => Buffer | null;
  readonly isWritable: (path: string) => boolean;
}

/** One file's new text. */
export interface FileEdit {
  readonly path: string;
  readonly content: string;
}
