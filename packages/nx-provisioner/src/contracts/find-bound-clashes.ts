import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import type { ContractArea, ContractFile } from './contract-model';

/**
 * The fakes of an area lie in one file, which imports what bounds the contracts' type parameters: a name there can mean
 * one thing only.
 *
 * @returns NXP-505 at each contract in whose bounds a name means another thing than in one before it
 */
export function findBoundClashes({ area, files }: ContractArea): Diagnostic[] {
  const first = new Map<string, { origin: string; contract: string }>();
  return files.flatMap((file) =>
    file.declarations
      .filter(({ behavioural }) => behavioural)
      .flatMap(({ name: contract, boundNames, source }) =>
        boundNames.flatMap((name) => {
          const origin = describeOrigin(name, file, area);
          const known = first.get(name);
          if (known === undefined) first.set(name, { origin, contract });
          if (known === undefined || known.origin === origin) return [];
          const message = `${name} is that of ${origin} in the bounds of ${contract}, and that of ${known.origin} in those of ${known.contract}; expected one meaning for the fakes of area ${area}, or another name with \`as\`.`;
          return [diagnose('NXP-505', source, message)];
        }),
      ),
  );
}

function describeOrigin(name: string, { packageImports, imports }: ContractFile, area: string): string {
  const external = packageImports.find((each) => each.name === name);
  if (external !== undefined) return `${external.specifier} (${external.imported})`;
  const from = imports.find(({ names }) => names.includes(name))?.from;
  return `area ${from !== undefined && 'area' in from ? from.area : area}`;
}
