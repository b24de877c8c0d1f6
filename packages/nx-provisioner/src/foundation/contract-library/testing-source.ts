import type { ContractArea, ContractDeclaration, ContractFile, ContractImport } from '../../contracts/contract-model';
import { packageName, siblingModule, type WorkspaceProfile } from '../../workspace/profile';
import { fakeName, suiteFile, suiteName } from '../lane/lane-names';
import { printPackageImports } from '../print-package-imports';
import { quote } from '../source-text';
import { printImport } from './contract-sources';

/** `src/testing.ts`: the entry with the fake and the suite of each interface with methods, each in a file of its own. */
export function printTesting({ files }: ContractArea, profile: WorkspaceProfile): string {
  const lines = files.flatMap((file) => {
    const names = listFaked(file).map(({ name }) => name);
    const fakes = names.map(fakeName).sort();
    const suites = names.map((name) => `export { ${suiteName(name)} } from ${siblingOf(suiteFile(name), profile)};`);
    return names.length === 0
      ? []
      : [`export { ${fakes.join(', ')} } from ${siblingOf(fakeFile(file), profile)};`, ...suites];
  });
  return `${lines.sort().join('\n')}\n`;
}

/** `src/refund-gateway.fake.ts`: the fakes of the contracts of one file. */
export function printFakes(file: ContractFile, profile: WorkspaceProfile): string {
  const faked = listFaked(file);
  const { packages, contracts } = printImports(
    file,
    faked.flatMap(({ name, boundNames }) => [name, ...boundNames]),
    profile,
  );
  const harness = `import { fake, type Fake, type Stubs } from ${quote(packageName(profile, 'testing'))};`;
  return `${[[...packages, harness, ...contracts].join('\n'), ...faked.map(printFake)].join('\n\n')}\n`;
}

/** `refund-gateway.fake` has the fakes of `refund-gateway`. */
export const fakeFile = ({ name }: ContractFile): string => `${name}.fake`;

/** The contracts of a file that get a fake and a suite. */
export const listFaked = ({ declarations }: ContractFile): ContractDeclaration[] =>
  declarations.filter(({ behavioural }) => behavioural);

const siblingOf = (name: string, profile: WorkspaceProfile): string => quote(siblingModule(profile, name));

/**
 * `src/refund-gateway.suite.ts`: what every implementation of an interface must do. It is meant to be written on: a
 * criterion gets its check there.
 *
 * @param criteria names of tests: `[BIL-002.1] A refund is idempotent for one order id`
 */
export function printSuite(
  file: ContractFile,
  contract: ContractDeclaration,
  criteria: readonly string[],
  profile: WorkspaceProfile,
): string {
  const { name, typeBounds = '', typeBoundNames } = contract;
  const { packages, contracts } = printImports(file, [name, ...typeBoundNames], profile);
  const items = criteria.map((criterion) => `\n  { name: ${quote(criterion)} },`).join('');
  return [
    ...packages,
    `import type { ContractSuite } from ${quote(packageName(profile, 'testing'))};`,
    ...contracts,
    '',
    `export const ${suiteName(name)}: ContractSuite<${name}${typeBounds}> = [${items}${items === '' ? '' : '\n'}];`,
    '',
  ].join('\n');
}

function printFake({ name, typeParameters, typeArguments, members }: ContractDeclaration): string {
  const type = `${name}${typeArguments}`;
  const kinds = members.filter(({ optional }) => !optional).map(({ key, kind }) => `${key}: '${kind}'`);
  return [
    `export const ${fakeName(name)} = ${typeParameters}(stubs?: Stubs<${type}>): Fake<${type}> =>`,
    `  fake<${type}>(${quote(name)}, {${kinds.length === 0 ? '' : ` ${kinds.join(', ')} `}}, stubs);`,
  ].join('\n');
}

/** Imports of some names as types, each from where the contracts' own file has it. */
function printImports(file: ContractFile, wanted: readonly string[], profile: WorkspaceProfile) {
  const own = { from: { file: file.name }, names: file.declarations.map(({ name }) => name) };
  const bySource = new Map<string, ContractImport>();
  for (const { from, names } of [...file.imports, own]) {
    const key = JSON.stringify(from);
    const all = [...(bySource.get(key)?.names ?? []), ...names.filter((name) => wanted.includes(name))];
    if (all.length > 0) bySource.set(key, { from, names: all.sort(), typeOnly: true });
  }
  return {
    packages: printPackageImports(file.packageImports.filter(({ name }) => wanted.includes(name))),
    contracts: [...bySource.values()].map((entry) => printImport(entry, profile)),
  };
}
