/** What contracts may import, as the workspace has it. */
export interface WorkspacePackages {
  /** Packages that the root package.json lists, with their ranges. */
  readonly listed: Readonly<Record<string, string>>;
  /** Whether a name belongs to a library of this workspace, the generated ones included. */
  readonly isOwn: (name: string) => boolean;
  /** Whether the workspace's TypeScript resolves modules as Node does, rather than as a bundler. */
  readonly resolvesAsNode: boolean;
  readonly files: PackageFiles;
}

/** What is installed at the root. Paths are relative to it, with `/`, and begin with `node_modules`. */
export interface PackageFiles {
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  /** Whether something is there, but lies elsewhere than in `node_modules` once links are followed. */
  leadsOut(path: string): boolean;
  /** The text of a file; `null` where there is none. */
  read(path: string): string | null;
  /** The path with its links followed. */
  follow(path: string): string;
}

/** A package that a contract imports from, as a library that does so has to name it. */
export interface PackageRange {
  readonly name: string;
  readonly range: string;
}

/** A workspace without any packages. */
export const NO_PACKAGES: WorkspacePackages = {
  listed: {},
  isOwn: () => false,
  resolvesAsNode: true,
  files: {
    isFile: () => false,
    isFolder: () => false,
    leadsOut: () => false,
    read: () => null,
    follow: (path) => path,
  },
};
