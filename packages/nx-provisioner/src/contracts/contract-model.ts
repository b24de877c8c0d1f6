/** Contracts of one area, read from the documents, resolved and typechecked together. */
export interface ContractArea {
  readonly area: string;
  /** In the order of their files. */
  readonly files: readonly ContractFile[];
  /** Areas whose contracts this one imports, sorted. */
  readonly imports: readonly string[];
  /** Packages from the registry that the contracts import types of, with their ranges. */
  readonly packages: Readonly<Record<string, string>>;
}

/** One source file of a contract library. */
export interface ContractFile {
  /** Without folder and extension: `refund-gateway`. */
  readonly name: string;
  /** Declarations with their doc comments, without imports: as the document has them, exported. */
  readonly declarations: readonly ContractDeclaration[];
  /** What the declarations need from elsewhere: by file of the same area, or by area. */
  readonly imports: readonly ContractImport[];
  /** Names that the declarations use of packages from the registry, always as types, sorted. */
  readonly packageImports: readonly PackageImport[];
}

/** A type of a package, as the document imports it. */
export interface PackageImport {
  /** `rxjs/ajax` */
  readonly specifier: string;
  /** The package that a library has to depend on for it: `rxjs`, `@types/geojson`. */
  readonly package: string;
  /** The range that the root package.json has for that package. */
  readonly range: string;
  /** By which the declarations use it. */
  readonly name: string;
  /** What the package calls it; `default` and `*` for those two. */
  readonly imported: string;
}

export interface ContractImport {
  readonly from: { readonly file: string } | { readonly area: string };
  readonly names: readonly string[];
  /** Enums and classes that are used as values cannot be imported as types. */
  readonly typeOnly: boolean;
}

export interface ContractDeclaration {
  readonly name: string;
  readonly kind: 'interface' | 'type' | 'enum' | 'class';
  /** With doc comment and `export`. */
  readonly text: string;
  /** The declaration without its comments, one line a member. */
  readonly signature: string;
  /** Type parameters as written, `<T extends object>`; empty where there are none. */
  readonly typeParameters: string;
  /** The parameters' names as arguments, `<T>`; empty where there are none. */
  readonly typeArguments: string;
  /** The parameters' bounds as arguments, `<object>`, for a place that needs one type; absent where there are none. */
  readonly typeBounds?: string;
  /** Names of other declarations, or of the language, that the parameters' bounds and defaults refer to. */
  readonly boundNames: readonly string[];
  /** Those that `typeBounds` alone refers to. */
  readonly typeBoundNames: readonly string[];
  readonly requirement: string;
  readonly source: { readonly file: string; readonly line: number };
  /**
   * True for an interface with at least one method, inherited ones included: it gets a fake and a suite. One that is
   * called or constructed itself gets neither, since a function is its own test double.
   */
  readonly behavioural: boolean;
  readonly members: readonly ContractMember[];
}

/** What becomes of a member that a test does not stub: the kinds of the harness's fakes. */
export type MemberKind = 'method' | 'async' | 'value';

export interface ContractMember {
  readonly name: string;
  /** As a key of an object: `refund`, `'content-type'`, `[Symbol.iterator]`. */
  readonly key: string;
  /** A method is a property that holds a function, too; it is async where all of its signatures return promises. */
  readonly kind: MemberKind;
  readonly optional: boolean;
  /** Names of the parameters of its first signature; absent for a value. */
  readonly parameters?: readonly string[];
  /** True for a method that tells of what type something is (`value is string`): no plain function can stand in for it. */
  readonly narrows?: boolean;
}
