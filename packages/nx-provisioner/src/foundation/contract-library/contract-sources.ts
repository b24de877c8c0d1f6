import type { ContractArea, ContractDeclaration, ContractFile, ContractImport } from '../../contracts/contract-model';
import { packageName, siblingModule, type WorkspaceProfile } from '../../workspace/profile';
import { printPackageImports } from '../print-package-imports';
import { quote } from '../source-text';

/** One file of contracts: what it imports, then the declarations as their document has them. */
export function printContractFile(file: ContractFile, profile: WorkspaceProfile): string {
  const lines = [
    ...printPackageImports(file.packageImports),
    ...file.imports.map((entry) => printImport(entry, profile)),
  ];
  const declarations = file.declarations.map(({ text }) => text);
  return `${[...(lines.length === 0 ? [] : [lines.join('\n')]), ...declarations].join('\n\n')}\n`;
}

/** `import type { Money } from '@acme/contracts-core';` */
export function printImport({ from, names, typeOnly }: ContractImport, profile: WorkspaceProfile): string {
  const module = 'file' in from ? siblingModule(profile, from.file) : packageName(profile, `contracts-${from.area}`);
  return `import ${typeOnly ? 'type ' : ''}{ ${names.join(', ')} } from ${quote(module)};`;
}

/** The entry: enums are there when the program runs, everything else is a type. */
export function printIndex({ files }: ContractArea, profile: WorkspaceProfile): string {
  const lines = files.flatMap((file) => {
    const module = quote(siblingModule(profile, file.name));
    const [values, types] = [namesOf(file, true), namesOf(file, false)];
    return [
      ...(values.length === 0 ? [] : [`export { ${values.join(', ')} } from ${module};`]),
      ...(types.length === 0 ? [] : [`export type { ${types.join(', ')} } from ${module};`]),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function namesOf({ declarations }: ContractFile, enums: boolean): string[] {
  return declarations
    .filter(({ kind }) => (kind === 'enum') === enums)
    .map(({ name }) => name)
    .sort();
}

/** Enums are the only part of a contract that runs: the spec asks whether the entry has them, with all their members. */
export function printIndexSpec(enums: readonly ContractDeclaration[], profile: WorkspaceProfile): string {
  const names = enums.map(({ name }) => name).sort();
  const specs = enums.map(({ name, members }) =>
    [
      `describe(${quote(name)}, () => {`,
      "  it('has its members when the program runs', () => {",
      `    expect(Object.keys(${name})).toEqual(`,
      `      expect.arrayContaining([${members.map((member) => quote(member.name)).join(', ')}]),`,
      '    );',
      '  });',
      '});',
    ].join('\n'),
  );
  return [`import { ${names.join(', ')} } from '${siblingModule(profile, 'index')}';`, ...specs].join('\n\n') + '\n';
}
