import type { ContractDeclaration, ContractFile, PackageImport } from '../contracts/contract-model';

/** The types of packages that bound a contract's type parameters: whatever repeats the parameters imports them too. */
export function listBoundPackages(
  files: readonly ContractFile[],
  contract: ContractDeclaration,
  boundNames: readonly string[] = contract.boundNames,
): PackageImport[] {
  const file = files.find(({ declarations }) => declarations.includes(contract));
  return file?.packageImports.filter(({ name }) => boundNames.includes(name)) ?? [];
}
