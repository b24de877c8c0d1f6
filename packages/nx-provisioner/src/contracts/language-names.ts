import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';
import { ts } from 'ts-morph';

import { GLOBALS } from './check-program';
import type { IndexedFile } from './contract-index';
import type { NameUse } from './parsed-contract';

/** The global names of a program: those of the language, and those that packages add for whoever sees them. */
export interface GlobalNames {
  readonly language: ReadonlySet<string>;
  readonly foreign: ReadonlySet<string>;
}

export function readGlobalNames(program: ts.Program): GlobalNames {
  const anywhere = program.getSourceFile(GLOBALS);
  if (anywhere === undefined) return { language: new Set(), foreign: new Set() };
  const meanings = [ts.SymbolFlags.Type, ts.SymbolFlags.Value, ts.SymbolFlags.Namespace];
  const checker = program.getTypeChecker();
  const symbols = meanings.flatMap((meaning) => checker.getSymbolsInScope(anywhere, meaning));
  const isOfLanguage = ({ declarations = [] }: ts.Symbol) =>
    declarations.length === 0 ||
    declarations.some((declaration) => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
  const language = new Set(symbols.filter(isOfLanguage).map(({ name }) => name));
  const foreign = new Set(symbols.map(({ name }) => name).filter((name) => !language.has(name)));
  return { language, foreign };
}

/** A contract that hides a type of the language would change what other lines of the same library mean. */
export function findHidingNames(files: readonly IndexedFile[], { language }: GlobalNames): Diagnostic[] {
  const hiding = ({ name }: { readonly name: string }) => language.has(name);
  return files.flatMap(({ declarations, imports }) => [
    ...declarations
      .filter(hiding)
      .map(({ name, place }) =>
        diagnose('NXP-508', place, `${name} is a name of the language; expected a name of your own.`),
      ),
    ...imports
      .filter(hiding)
      .map(({ name, place, specifier }) =>
        diagnose(
          'NXP-508',
          place,
          `${name} of '${specifier}' is a name of the language; expected another for it, such as \`${name} as Own${name}\`.`,
        ),
      ),
  ]);
}

/** Uses of names that only a package's own globals define: another library would not have them. */
export function listForeignUses(
  file: IndexedFile,
  known: ReadonlySet<string>,
  { foreign }: GlobalNames,
): readonly NameUse[] {
  const own = new Set([...file.declarations, ...file.imports].map(({ name }) => name));
  return file.declarations
    .flatMap(({ uses }) => uses)
    .filter(({ name }) => foreign.has(name) && !own.has(name) && !known.has(name));
}
