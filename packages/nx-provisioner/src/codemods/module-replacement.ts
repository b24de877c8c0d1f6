/** What a call has to look like for the replacement to be sure, and what the modern call gets on top. */
export interface CallRule {
  /** One entry for each argument: `string` is text beyond doubt (a literal, a template, a joined path). */
  readonly arguments: readonly ('any' | 'string')[];
  /** Source text of one more argument, `{ recursive: true }`. */
  readonly append?: string;
  /** `unused` where the modern call gives another value: then only calls whose value nobody takes are sure. */
  readonly result?: 'unused';
}

/** What takes the place of one exported name. */
export interface SymbolTarget {
  readonly name: string;
  /** Module that exports it, where that is another than the replacement's `to`. */
  readonly to?: string;
  /** Set where only calls of this form mean the same; every other use is reported. */
  readonly call?: CallRule;
}

/** How the exports of one module, or of one of its subpaths, are mapped. */
export interface ModuleMapping {
  /** A module specifier, or a path from the workspace root beginning with `./`. */
  readonly to: string;
  /**
   * Legacy export to modern export: `{ default: 'dates', get: 'fetch' }`. Without any, the modern module exports what
   * the legacy one does. `{ '*': '*' }` says more: that the module as a whole stands in for the other.
   */
  readonly imports?: Readonly<Record<string, string | SymbolTarget>>;
  /** Whether names that `imports` does not list keep their name or are left; `leave` where it lists any. */
  readonly others?: 'same' | 'leave';
  /** The default import is `module.exports`: `_.get` of `import _ from 'lodash'` is the export `get`. */
  readonly defaultIsModule?: boolean;
}

/** One module to be replaced by another: `from` is a package, or a path from the workspace root beginning with `./`. */
export interface ModuleReplacement extends ModuleMapping {
  readonly from: string;
  /** By what follows `from/`; `*` in the key is taken over for `*` in a string value: `{ '*': 'modern/*' }`. */
  readonly subpaths?: Readonly<Record<string, string | ModuleMapping>>;
}

/** A source file; `file` is relative to the workspace root, with `/`. */
export interface SourceFileText {
  readonly file: string;
  readonly text: string;
}

/** A place that uses the modern module now. */
export interface ChangedUse {
  /** In the text that came in, from 1. */
  readonly line: number;
  readonly form: string;
}

/** A place that is left as it is. */
export interface SkippedUse {
  /** In the text that came in, from 1. */
  readonly line: number;
  readonly reason: string;
  /** False where the name only looks like the module's, such as a shadowed one. */
  readonly isUse: boolean;
}

export interface ReplacedSource {
  /** The text that came in, but for the changed places. */
  readonly text: string;
  readonly changed: readonly ChangedUse[];
  readonly skipped: readonly SkippedUse[];
  /** Uses of the legacy module that are still there; with the changed ones, all that there were. */
  readonly remaining: number;
  /** Where and why the file does not parse; it is then left alone. */
  readonly problem: { readonly line: number; readonly message: string } | null;
}
