import type { Place, Requirement } from 'nx-provisioner-protocol';
import type { ContractDeclaration, PackageImport } from './contract-model';

/** A name that a declaration uses without declaring it itself. */
export interface NameUse {
  readonly name: string;
  readonly place: Place;
  /** True where the name stands in an expression that runs, such as an enum's initializer. */
  readonly asValue: boolean;
}

/** A declaration as its document has it, before names are looked up. */
export interface ParsedDeclaration
  extends Pick<
    ContractDeclaration,
    'name' | 'kind' | 'signature' | 'typeParameters' | 'typeArguments' | 'typeBounds' | 'boundNames' | 'typeBoundNames'
  > {
  /** Comments above it, one or more lines, ended by a line break; empty where there are none. */
  readonly comments: string;
  readonly documented: boolean;
  /** Exported, without comments above it. */
  readonly text: string;
  /** Where `text` begins. */
  readonly place: Place & { readonly line: number };
  readonly uses: readonly NameUse[];
  /** True for an interface that declares a method or a function itself. */
  readonly declaresMethod: boolean;
}

/** A name that a block imports from a package. */
export interface ParsedImport extends PackageImport {
  readonly place: Place & { readonly line: number };
}

/** One contract block: one source file of a contract library. */
export interface ParsedBlock {
  readonly requirement: Requirement;
  readonly declarations: readonly ParsedDeclaration[];
  readonly imports: readonly ParsedImport[];
  /** True where the block has errors of its own; its names count all the same, so that no other error follows. */
  readonly broken: boolean;
}
