/** A change to a file that lanes share: computed from the file's text, so that the rest of it stays. */
export interface SharedEdit {
  readonly path: string;
  readonly content: string;
  readonly reason: string;
}

/** What has to be known of a generated library to wire it. */
export interface LibraryPlace {
  /** The Nx project's name: `contracts-billing`. */
  readonly name: string;
  /** Relative to the workspace root: `packages/contracts/billing`. */
  readonly root: string;
  /** By which it is imported: `@acme/contracts-billing`. */
  readonly packageName: string;
  /** Entries besides the main one: `['testing']` is imported as `@acme/contracts-billing/testing`. */
  readonly entries: readonly string[];
  readonly tags: readonly string[];
}

/** The text of a file of the workspace; `null` where there is none. */
export type Read = (path: string) => string | null;
