import { diagnose, sortDiagnostics, type Diagnostic, type Requirement } from 'nx-provisioner-protocol';
import { commentText } from '../foundation/source-text';
import { checkTypes, type CheckedContracts } from './check-types';
import { indexContracts, type IndexedFile } from './contract-index';
import type { ContractArea, ContractDeclaration, ContractFile, ContractImport, PackageImport } from './contract-model';
import { describeMembers, hasHiddenMembers, hasMembers, isCallable } from './describe-members';
import { PackageCatalog } from './package-catalog';
import { parseBlock } from './parse-block';
import type { ParsedDeclaration } from './parsed-contract';
import { findCircles, resolveNames, type CrossFileUses, type ResolvedUse } from './resolve-names';
import type { WorkspacePackages } from './workspace-packages';

/**
 * Reads the contracts of all requirements, looks their names up and typechecks them together.
 *
 * @returns the areas that have contracts, sorted, in the order of the requirements within; and every problem, with the
 * line of the document. Where there are errors, the areas are not fit to be written.
 */
export function readContracts(
  requirements: readonly Requirement[],
  packages: WorkspacePackages,
): {
  areas: readonly ContractArea[];
  diagnostics: Diagnostic[];
} {
  const catalog = new PackageCatalog(packages);
  const parsed = requirements.flatMap((requirement) =>
    requirement.contracts.map((contract) => parseBlock(contract, requirement, catalog)),
  );
  if (parsed.length === 0) return { areas: [], diagnostics: [] };
  const { index, diagnostics: nameErrors } = indexContracts(parsed.map(({ block }) => block));
  const { uses, diagnostics: lookUpErrors } = resolveNames(index, requirements);
  const checked = checkTypes(index, uses, packages);
  const files = index.files.map((file) => ({ file, result: describeFile(file, uses, checked) }));
  const known = [...parsed.flatMap(({ diagnostics }) => diagnostics), ...nameErrors, ...lookUpErrors];
  const areas = groupByArea(files);
  return {
    areas,
    diagnostics: sortDiagnostics([
      ...known,
      ...findCircles(uses),
      ...withoutRepeats(checked.diagnostics, known),
      ...files.flatMap(({ result }) => findReservedMembers(result)),
    ]),
  };
}

/** An ambiguous name is unknown to the compiler as well, which is said once. */
function withoutRepeats(found: readonly Diagnostic[], known: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ file, line }: Diagnostic) => `${file ?? ''}:${line ?? 0}`;
  const places = new Set(known.filter(({ code }) => code === 'NXP-506').map(key));
  return found.filter((diagnostic) => diagnostic.code !== 'NXP-500' || !places.has(key(diagnostic)));
}

function describeFile(file: IndexedFile, uses: CrossFileUses, { programOf }: CheckedContracts): ContractFile {
  const { checker, source } = programOf(file);
  const nodes = new Map(source?.statements.filter(hasMembers).map((node) => [node.name.text, node]) ?? []);
  return {
    name: file.name,
    declarations: file.declarations.map((declaration) => {
      const node = nodes.get(declaration.name);
      const members = node === undefined ? [] : describeMembers(node, checker);
      const hasMethod = members.some(({ kind }) => kind !== 'value');
      const behavioural =
        node !== undefined && hasMethod && !isCallable(node, checker) && !hasHiddenMembers(node, checker);
      return describeDeclaration(declaration, file.requirement, { members, behavioural });
    }),
    imports: describeImports(file, uses.get(file) ?? []),
    packageImports: describePackageImports(file),
  };
}

function describeDeclaration(
  parsed: ParsedDeclaration,
  { id, title }: Requirement,
  { members, behavioural }: Pick<ContractDeclaration, 'members' | 'behavioural'>,
): ContractDeclaration {
  const { name, kind, signature, typeParameters, typeArguments, typeBounds, boundNames, typeBoundNames } = parsed;
  const undocumented = behavioural && !parsed.documented;
  const comment = undocumented ? `/** Contract of ${id}: ${commentText(title).replace(/[.!?]?$/, '.')} */\n` : '';
  return {
    name,
    kind,
    text: `${parsed.comments}${comment}${parsed.text}`,
    signature,
    typeParameters,
    typeArguments,
    ...(typeBounds === undefined ? {} : { typeBounds }),
    boundNames,
    typeBoundNames,
    requirement: id,
    source: parsed.place,
    behavioural,
    members,
  };
}

function describeImports(file: IndexedFile, uses: readonly ResolvedUse[]): ContractImport[] {
  const asValue = new Set(uses.filter(({ use }) => use.asValue).map(({ use }) => use.name));
  const imports = new Map<string, { from: ContractImport['from']; typeOnly: boolean; names: Set<string> }>();
  for (const { use, target } of uses) {
    const from = target.file.area === file.area ? { file: target.file.name } : { area: target.file.area };
    const typeOnly = !asValue.has(use.name);
    const key = JSON.stringify([from, typeOnly]);
    const entry = imports.get(key) ?? { from, typeOnly, names: new Set() };
    imports.set(key, entry);
    entry.names.add(use.name);
  }
  return [...imports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { from, typeOnly, names }]) => ({ from, names: [...names].sort(), typeOnly }));
}

function describePackageImports({ imports, declarations }: IndexedFile): PackageImport[] {
  const used = new Set(declarations.flatMap(({ uses }) => uses.map(({ name }) => name)));
  return imports
    .filter(({ name }) => used.has(name))
    .map(({ specifier, package: from, range, name, imported }) => ({ specifier, package: from, range, name, imported }))
    .sort((a, b) => (`${a.specifier} ${a.imported}` < `${b.specifier} ${b.imported}` ? -1 : 1));
}

function groupByArea(files: readonly { file: IndexedFile; result: ContractFile }[]): ContractArea[] {
  const byArea = new Map<string, ContractFile[]>();
  for (const { file, result } of files) {
    const own = byArea.get(file.area) ?? [];
    byArea.set(file.area, own);
    own.push(result);
  }
  return [...byArea.keys()].sort().map((area) => {
    const own = byArea.get(area) ?? [];
    const imports = own.flatMap((file) => file.imports.flatMap(({ from }) => ('area' in from ? [from.area] : [])));
    const packages = own.flatMap((file) =>
      file.packageImports.map(({ package: name, range }) => [name, range] as const),
    );
    return { area, files: own, imports: [...new Set(imports)].sort(), packages: Object.fromEntries(packages.sort()) };
  });
}

function findReservedMembers({ declarations }: ContractFile): Diagnostic[] {
  return declarations
    .filter(({ behavioural, members }) => behavioural && members.some(({ name }) => name === 'calls'))
    .map(({ name, source }) =>
      diagnose('NXP-511', source, `${name} has a member \`calls\`; expected another name for it.`),
    );
}
