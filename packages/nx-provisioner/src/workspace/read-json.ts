import { parse } from 'jsonc-parser';

/** Reads a file of the workspace; `null` where there is none. Paths are relative to the root, with `/`. */
export type ReadFile = (path: string) => string | null;

/** The part of a package.json that is used here. */
export interface PackageJson {
  readonly name?: string;
  readonly packageManager?: string;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly eslintConfig?: unknown;
}

/** The part of a tsconfig that is used here. */
export interface TsConfig {
  readonly references?: readonly unknown[];
  readonly compilerOptions?: {
    readonly customConditions?: readonly string[];
    readonly importHelpers?: boolean;
    readonly module?: string;
    readonly moduleResolution?: string;
    readonly paths?: Readonly<Record<string, readonly string[]>>;
  };
}

/** Reads JSON that may have comments, as tsconfig files do; `null` where there is no file. */
export function readJson(read: ReadFile, path: string): unknown {
  const text = read(path);
  return text === null ? null : parse(text);
}

/** The packages that a package.json asks for, with their ranges. */
export function listInstalled(manifest: PackageJson): Readonly<Record<string, string>> {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
  return { ...peerDependencies, ...optionalDependencies, ...dependencies, ...devDependencies };
}
