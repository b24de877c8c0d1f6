import type { ContractArea, ContractDeclaration, ContractFile } from '../../contracts/contract-model';
import { packageName, siblingModule, type WorkspaceProfile } from '../../workspace/profile';
import { fakeName, suiteFile, suiteName } from '../lane/lane-names';
import { listBoundPackages } from '../list-bound-packages';
import { printPackageImports } from '../print-package-imports';
import { quote } from '../source-text';
import { printImport } from './contract-sources';

/** `src/testing.ts`: for each interface with methods a fake, and the suite that lies in a file of its own. */
export function printTesting(area: ContractArea, profile: WorkspaceProfile): string {
  const faked = area.files.flatMap(({ declarations }) => declarations.filter(({ behavioural }) => behavioural));
  const needed = faked.map((contract) => listNeeded(area, contract, contract.boundNames));
  const suites = faked.map(
    ({ name }) => `export { ${suiteName(name)} } from ${quote(siblingModule(profile, suiteFile(name)))};`,
  );
  const blocks = [
    [
      ...printPackageImports(needed.flatMap(({ packageImports }) => packageImports)),
      `import { fake, type Fake, type Stubs } from ${quote(packageName(profile, 'testing'))};`,
      ...printImports(area, profile, new Set(needed.flatMap(({ contracts }) => contracts))),
    ].join('\n'),
    suites.sort().join('\n'),
    ...faked.map(printFake),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/**
 * `src/refund-gateway.suite.ts`: what every implementation of an interface must do. It is meant to be written on: a
 * criterion gets its check there.
 *
 * @param criteria names of tests: `[BIL-002.1] A refund is idempotent for one order id`
 */
export function printSuite(
  area: ContractArea,
  contract: ContractDeclaration,
  criteria: readonly string[],
  profile: WorkspaceProfile,
): string {
  const { name, typeBounds = '', typeBoundNames } = contract;
  const { contracts, packageImports } = listNeeded(area, contract, typeBoundNames);
  const items = criteria.map((criterion) => `\n  { name: ${quote(criterion)} },`).join('');
  return [
    ...printPackageImports(packageImports),
    `import type { ContractSuite } from ${quote(packageName(profile, 'testing'))};`,
    ...printImports(area, profile, new Set(contracts)),
    '',
    `export const ${suiteName(name)}: ContractSuite<${name}${typeBounds}> = [${items}${items === '' ? '' : '\n'}];`,
    '',
  ].join('\n');
}

/** A contract and what its type parameters are bound by: names of contracts, and those that its file has of packages. */
function listNeeded({ files }: ContractArea, contract: ContractDeclaration, boundNames: readonly string[]) {
  const packageImports = listBoundPackages(files, contract, boundNames);
  const external = new Set(packageImports.map(({ name }) => name));
  return { packageImports, contracts: [contract.name, ...boundNames.filter((name) => !external.has(name))] };
}

function printFake({ name, typeParameters, typeArguments, members }: ContractDeclaration): string {
  const type = `${name}${typeArguments}`;
  const kinds = members.filter(({ optional }) => !optional).map(({ key, kind }) => `${key}: '${kind}'`);
  return [
    `export const ${fakeName(name)} = ${typeParameters}(stubs?: Stubs<${type}>): Fake<${type}> =>`,
    `  fake<${type}>(${quote(name)}, {${kinds.length === 0 ? '' : ` ${kinds.join(', ')} `}}, stubs);`,
  ].join('\n');
}

/** Imports of some names, as types, from wherever the area has them. */
function printImports(area: ContractArea, profile: WorkspaceProfile, wanted: ReadonlySet<string>): string[] {
  const own = area.files.flatMap((file) => {
    const names = file.declarations
      .map(({ name }) => name)
      .filter((name) => wanted.has(name))
      .sort();
    return names.length === 0 ? [] : [printImport({ from: { file: file.name }, names, typeOnly: true }, profile)];
  });
  return [...importsFromAreas(area.files, wanted, profile), ...own];
}

function importsFromAreas(
  files: readonly ContractFile[],
  wanted: ReadonlySet<string>,
  profile: WorkspaceProfile,
): string[] {
  const byArea = new Map<string, Set<string>>();
  for (const { from, names } of files.flatMap(({ imports }) => imports)) {
    if (!('area' in from)) continue;
    const known = byArea.get(from.area) ?? new Set<string>();
    byArea.set(from.area, known);
    for (const name of names) if (wanted.has(name)) known.add(name);
  }
  return [...byArea]
    .filter(([, names]) => names.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, names]) => printImport({ from: { area }, names: [...names].sort(), typeOnly: true }, profile));
}
