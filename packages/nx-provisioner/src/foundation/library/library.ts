import type { WorkspaceProfile } from '../../workspace/profile';
import type { Component } from '../generated-file';

/** A library of the same workspace that another one builds on. */
export interface WorkspaceDependency {
  /** By which it is imported: `@acme/contracts-core`. */
  readonly packageName: string;
  /** Its folder, relative to the workspace root, with `/`. */
  readonly root: string;
}

/** What tells one generated library from another. */
export interface LibraryOptions {
  readonly profile: WorkspaceProfile;
  /** The folder, relative to the workspace root, with `/`: `packages/contracts/billing`. */
  readonly root: string;
  /** The Nx project's name, which is the package's without the scope: `contracts-billing`. */
  readonly name: string;
  /** `['layer:contracts']` */
  readonly tags: readonly string[];
  readonly component: Component;
  /** Ids of the requirements that the library comes from. */
  readonly requirements: readonly string[];
  /** Libraries of this workspace that the library's own sources import. */
  readonly dependencies: readonly WorkspaceDependency[];
  /** Libraries of this workspace that only its specs import. */
  readonly specDependencies?: readonly WorkspaceDependency[];
  /** Packages from the registry by name, with their ranges. */
  readonly externalDependencies?: Readonly<Record<string, string>>;
  /** Entries besides the main one: `['testing']` exports `./testing` from `src/testing.ts`. */
  readonly entries?: readonly string[];
  /** Whether sources may use Node's own types. */
  readonly nodeTypes: boolean;
  /** Whether the library has specs: without them it gets no test configuration, and so no test target. */
  readonly specs: boolean;
  /** Whether lint keeps `@scope/testing` and `./testing` entries out of files that aren't specs. */
  readonly guardTesting: boolean;
}

/** Configuration files of a library by their path in it. */
export type ConfigurationFiles = Readonly<Record<string, string>>;
