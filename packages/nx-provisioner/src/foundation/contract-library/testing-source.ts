import type { ContractArea, ContractDeclaration, ContractFile } from '../../contracts/contract-model';
import { packageName, type WorkspaceProfile } from '../../workspace/profile';
import { fakeName, suiteName } from '../lane/lane-names';
import { quote } from '../source-text';
import { printImport } from './contract-sources';
import type { ContractLibraryContext } from './contract-library';

/** `src/testing.ts`: for each interface with methods a fake, and the suite of what every implementation must do. */
export function printTesting(
  area: ContractArea,
  profile: WorkspaceProfile,
  suites: ContractLibraryContext['suites'],
): string {
  const faked = area.files.flatMap(({ declarations }) => declarations.filter(({ behavioural }) => behavioural));
  const blocks = [
    [
      `import { fake, type ContractSuite, type Fake, type Stubs } from ${quote(packageName(profile, 'testing'))};`,
      ...printImports(area, profile),
    ].join('\n'),
    ...faked.flatMap((contract) => [
      printFake(contract),
      printSuite(contract, suites.get(`${area.area}/${contract.name}`)?.map(({ name }) => name) ?? []),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function printFake({ name, typeParameters, typeArguments, members }: ContractDeclaration): string {
  const type = `${name}${typeArguments}`;
  const kinds = members.filter(({ optional }) => !optional).map(({ key, kind }) => `${key}: '${kind}'`);
  return [
    `export const ${fakeName(name)} = ${typeParameters}(stubs?: Stubs<${type}>): Fake<${type}> =>`,
    `  fake<${type}>(${quote(name)}, {${kinds.length === 0 ? '' : ` ${kinds.join(', ')} `}}, stubs);`,
  ].join('\n');
}

function printSuite({ name, typeBounds = '' }: ContractDeclaration, criteria: readonly string[]): string {
  const items = criteria.map((criterion) => `\n  { name: ${quote(criterion)} },`).join('');
  return `export const ${suiteName(name)}: ContractSuite<${name}${typeBounds}> = [${items}${items === '' ? '' : '\n'}];`;
}

/** The interfaces, and what their type parameters are bound by. */
function printImports(area: ContractArea, profile: WorkspaceProfile): string[] {
  const faked = area.files.map((file) => file.declarations.filter(({ behavioural }) => behavioural));
  const bounds = new Set(faked.flat().flatMap(({ boundNames }) => boundNames));
  const own = area.files.flatMap((file) => {
    const names = file.declarations
      .filter(({ name, behavioural }) => behavioural || bounds.has(name))
      .map(({ name }) => name)
      .sort();
    return names.length === 0 ? [] : [printImport({ from: { file: file.name }, names, typeOnly: true }, profile)];
  });
  return [...importsFromAreas(area.files, bounds, profile), ...own];
}

function importsFromAreas(
  files: readonly ContractFile[],
  bounds: ReadonlySet<string>,
  profile: WorkspaceProfile,
): string[] {
  const byArea = new Map<string, Set<string>>();
  for (const { from, names } of files.flatMap(({ imports }) => imports)) {
    if (!('area' in from)) continue;
    const known = byArea.get(from.area) ?? new Set<string>();
    byArea.set(from.area, known);
    for (const name of names) if (bounds.has(name)) known.add(name);
  }
  return [...byArea]
    .filter(([, names]) => names.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, names]) => printImport({ from: { area }, names: [...names].sort(), typeOnly: true }, profile));
}
