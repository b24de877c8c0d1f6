import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { diagnose, NearNames, ProvisionerError, showFound } from 'nx-provisioner-protocol';

/** What Nx itself takes and hands on all the same. */
const NX_OPTIONS = ['defaults', 'verbose'];

/**
 * Refuses options that a generator or executor does not have. Nx hands on what it does not know, so that a misspelt
 * option would have no effect and nobody would hear of it.
 *
 * @param folder the one with the `schema.json`
 * @throws ProvisionerError NXP-025 with every such option and the one that is near it
 */
export function checkOptions(options: object, folder: string): void {
  const { properties } = JSON.parse(readFileSync(join(folder, 'schema.json'), 'utf8')) as { properties: object };
  const known = Object.keys(properties);
  const taken = [...known, ...NX_OPTIONS];
  const unknown = Object.entries(options).filter(([name]) => !taken.includes(toCamelCase(name)));
  if (unknown.length === 0) return;
  const near = new NearNames(known);
  const expected = known.length === 0 ? 'expected none' : `expected one of ${known.join(', ')}`;
  throw new ProvisionerError(
    unknown.map(([name, value]) => {
      // Words that stand without an option's name.
      const found = name === '_' ? showFound(Array.isArray(value) ? value.join(' ') : value) : showFound(name);
      return diagnose('NXP-025', null, `${found} is no option; ${expected}.${near.suggest(name)}`);
    }),
  );
}

function toCamelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
