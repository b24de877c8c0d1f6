import type { ContractArea, ContractDeclaration } from '../../contracts/contract-model';
import type { WorkspaceProfile } from '../../workspace/profile';
import type { Component, GeneratedFile } from '../generated-file';
import { contractDependency, harnessDependency } from '../lane/lane-view';
import { suiteFile } from '../lane/lane-names';
import type { LibraryOptions } from '../library/library';
import { libraryFiles } from '../library/library-files';
import { printContractFile, printIndex, printIndexSpec } from './contract-sources';
import { printFakeSpec } from './fake-spec';
import { fakeFile, listFaked, printFakes, printSuite, printTesting } from './testing-source';

export interface ContractLibraryContext {
  readonly profile: WorkspaceProfile;
  /**
   * The criteria under an interface's own heading, by area and interface (`billing/RefundGateway`); `name` is the
   * test's: `[BIL-002.1] A refund is idempotent for one order id`.
   */
  readonly suites: ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>;
}

/**
 * The contract library of one area: a file for each contract block, and where there are interfaces with methods,
 * `./testing` with a fake and a suite for each of them. An area of types alone has nothing to run, and so neither specs
 * nor a test configuration.
 */
export function contractLibraryFiles(area: ContractArea, { profile, suites }: ContractLibraryContext): GeneratedFile[] {
  const library = contractLibrary(area, profile);
  const { root, component, requirements } = library;
  const declarations = area.files.flatMap((file) => file.declarations);
  const faked = declarations.filter(({ behavioural }) => behavioural);
  const enums = declarations.filter(({ kind }) => kind === 'enum');
  const source = (file: string, content: string, causes = requirements): GeneratedFile => ({
    path: `${root}/src/${file}`,
    content,
    owner: 'plugin',
    component,
    requirements: causes,
  });
  return [
    ...libraryFiles(library),
    source('index.ts', printIndex(area, profile)),
    ...area.files.map((file) =>
      source(`${file.name}.ts`, printContractFile(file, profile), requirementsOf(file.declarations)),
    ),
    ...(enums.length === 0 ? [] : [source('index.spec.ts', printIndexSpec(enums, profile))]),
    ...(faked.length === 0 ? [] : [source('testing.ts', printTesting(area, profile))]),
    ...area.files.flatMap((file) => {
      const own = listFaked(file);
      if (own.length === 0) return [];
      const causes = requirementsOf(file.declarations);
      return [
        source(`${fakeFile(file)}.ts`, printFakes(file, profile), causes),
        source(`${fakeFile(file)}.spec.ts`, printFakeSpec(own, profile), causes),
        // A check is written by a person, so that its file is theirs from then on.
        ...own.map((contract): GeneratedFile => {
          const criteria = suites.get(`${area.area}/${contract.name}`)?.map(({ name }) => name) ?? [];
          const content = printSuite(file, contract, criteria, profile);
          return { ...source(`${suiteFile(contract.name)}.ts`, content, [contract.requirement]), owner: 'user' };
        }),
      ];
    }),
  ];
}

/** The library that an area's contracts lie in. */
export function contractLibrary(area: ContractArea, profile: WorkspaceProfile): LibraryOptions {
  const name = `contracts-${area.area}`;
  const component: Component = { type: 'contracts', name };
  const declarations = area.files.flatMap((file) => file.declarations);
  const hasFakes = declarations.some(({ behavioural }) => behavioural);
  return {
    profile,
    root: contractDependency(area.area, profile).root,
    name,
    tags: ['layer:contracts'],
    component,
    requirements: requirementsOf(declarations),
    dependencies: [
      ...area.imports.map((imported) => contractDependency(imported, profile)),
      ...(hasFakes ? [harnessDependency(profile)] : []),
    ],
    externalDependencies: area.packages,
    entries: hasFakes ? ['testing'] : [],
    nodeTypes: false,
    specs: hasFakes || declarations.some(({ kind }) => kind === 'enum'),
    guardTesting: false,
  };
}

function requirementsOf(declarations: readonly ContractDeclaration[]): string[] {
  return [...new Set(declarations.map(({ requirement }) => requirement))];
}
