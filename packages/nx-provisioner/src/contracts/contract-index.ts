import { diagnose, type Diagnostic, type Place, type Requirement } from 'nx-provisioner-protocol';
import { fileName, kebabCase } from '../foundation/source-text';
import type { ParsedBlock, ParsedDeclaration, ParsedImport } from './parsed-contract';

/** A source file of a contract library, before names are looked up. */
export interface IndexedFile {
  readonly area: string;
  /** Without folder and extension: `refund-gateway`. */
  readonly name: string;
  readonly requirement: Requirement;
  readonly declarations: readonly ParsedDeclaration[];
  readonly imports: readonly ParsedImport[];
  readonly broken: boolean;
}

/** Where a name is defined. */
export interface Definition {
  readonly file: IndexedFile;
  readonly declaration: ParsedDeclaration;
}

/** All contracts by area and name. */
export interface ContractIndex {
  readonly files: readonly IndexedFile[];
  readonly areas: ReadonlyMap<string, ReadonlyMap<string, Definition>>;
}

/** Names that the generated fakes import beside the contracts. */
const TAKEN_BY_TESTING = ['ContractSuite', 'Fake', 'Stubs', 'fake'];

/** Characters of a name: with folders and endings around it, a path has to fit every system's limits. */
const LONGEST_NAME = 100;

/**
 * Puts each block into a file named after its first interface with methods, and each name where it can be found.
 * A name that an area has already is an error, and its second definition is left out; so is one that differs in case
 * or marks only, since both would become one file on some systems.
 */
export function indexContracts(blocks: readonly ParsedBlock[]): { index: ContractIndex; diagnostics: Diagnostic[] } {
  const areas = new Map<string, Map<string, Definition>>();
  const taken = new Map<string, ParsedDeclaration>();
  const diagnostics: Diagnostic[] = [];
  const files = blocks.flatMap((block) => {
    const { area } = block.requirement;
    const declarations = block.declarations.filter((declaration) => {
      const key = `${area}/${kebabCase(declaration.name)}`;
      const other = taken.get(key);
      const problem = other === undefined ? checkName(declaration) : compare(declaration, other, area);
      if (problem !== null) diagnostics.push(problem);
      if (other === undefined) taken.set(key, declaration);
      return other?.name !== declaration.name;
    });
    if (declarations.length === 0) return [];
    const { requirement, imports } = block;
    const importErrors = checkImports(block);
    diagnostics.push(...importErrors);
    const broken = block.broken || importErrors.length > 0;
    const file: IndexedFile = { area, name: nameFile(declarations), requirement, declarations, imports, broken };
    const definitions = areas.get(area) ?? new Map<string, Definition>();
    areas.set(area, definitions);
    for (const declaration of declarations) definitions.set(declaration.name, { file, declaration });
    return [file];
  });
  return { index: { files, areas }, diagnostics };
}

function compare(declaration: ParsedDeclaration, other: ParsedDeclaration, area: string): Diagnostic {
  const where = formatPlace(other.place);
  return declaration.name === other.name
    ? diagnose(
        'NXP-505',
        declaration.place,
        `${declaration.name} is defined in area ${area} already, at ${where}; expected one definition.`,
      )
    : diagnose(
        'NXP-509',
        declaration.place,
        `${declaration.name} and ${other.name} (${where}) both become ${kebabCase(other.name)} in area ${area}.`,
      );
}

/** A name that a block imports is no other one there, and none that the fakes' file has already. */
function checkImports({ imports, declarations }: ParsedBlock): Diagnostic[] {
  const taken = new Map(declarations.map(({ name, place }) => [name, `declared at ${formatPlace(place)}`]));
  return imports.flatMap(({ name, place, specifier }) => {
    const other = taken.get(name);
    if (other === undefined) taken.set(name, `imported at ${formatPlace(place)}`);
    if (other !== undefined) {
      const message = `${name} is imported from '${specifier}' and ${other}; expected one of the two, or another name with \`as\`.`;
      return [diagnose('NXP-505', place, message)];
    }
    const problem = checkName({ name, place });
    return problem === null ? [] : [problem];
  });
}

function checkName({ name, place }: Pick<ParsedDeclaration, 'name' | 'place'>): Diagnostic | null {
  if (name.length > LONGEST_NAME) {
    const message = `The name of this contract has ${name.length} characters; expected at most ${LONGEST_NAME}.`;
    return diagnose('NXP-512', place, message);
  }
  if (!TAKEN_BY_TESTING.includes(name)) return null;
  return diagnose(
    'NXP-508',
    place,
    `${name} is a name of the test harness, which the contract's fakes are made with; expected another name.`,
  );
}

/** Two blocks can't get the same name: their declarations differ by more than case and marks. */
function nameFile(declarations: readonly ParsedDeclaration[]): string {
  const main =
    declarations.find(({ declaresMethod }) => declaresMethod) ??
    declarations.find(({ kind }) => kind === 'interface') ??
    declarations[0];
  return fileName(main?.name ?? '', 'contract');
}

/** `ARTIFACTS/BIL-002.md:12` */
export function formatPlace({ file, line }: Place): string {
  return `${file}:${line ?? 1}`;
}
