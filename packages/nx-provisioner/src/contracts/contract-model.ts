/** Contracts of one area, read from the documents, resolved and typechecked together. */
export interface ContractArea {
  readonly area: string;
  /** In the order of their files. */
  readonly files: readonly ContractFile[];
  /** Areas whose contracts this one imports, sorted. */
  readonly imports: readonly string[];
}

/** One source file of a contract library. */
export interface ContractFile {
  /** Without folder and extension: `refund-gateway`. */
  readonly name: string;
  /** Declarations with their doc comments, without imports: as the document has them, exported. */
  readonly declarations: readonly ContractDeclaration[];
  /** What the declarations need from elsewhere: by file of the same area, or by area. */
  readonly imports: readonly ContractImport[];
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
  readonly requirement: string;
  readonly source: { readonly file: string; readonly line: number };
  /** True for an interface with at least one method or function, inherited ones included: it gets a fake and a suite. */
  readonly behavioural: boolean;
  readonly members: readonly ContractMember[];
}

export interface ContractMember {
  readonly name: string;
  /** A method or a property that holds a function, as against a value. */
  readonly callable: boolean;
  readonly optional: boolean;
  /** Names of the parameters of its first signature; absent for a value. */
  readonly parameters?: readonly string[];
}
