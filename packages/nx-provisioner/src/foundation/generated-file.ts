/** Who a generated file belongs to once it is written. */
export type Owner =
  /** Kept as the plan says; a person's edit blocks the session until it is undone or forced. */
  | 'plugin'
  /** Written once; follows the documents only as long as nobody has edited it. */
  | 'user';

/** The part of the foundation that a file belongs to; a change is reported by component, not by file. */
export interface Component {
  readonly type: 'contracts' | 'shared library' | 'test harness' | 'lane' | 'wiring';
  /** `contracts-billing`, `expansion/billing`. */
  readonly name: string;
}

/** A file as the plan wants it, before formatting. */
export interface GeneratedFile {
  /** Relative to the workspace root, with `/`. */
  readonly path: string;
  readonly content: string;
  readonly owner: Owner;
  readonly component: Component;
  /** Ids of the requirements that caused it. */
  readonly requirements: readonly string[];
}
