import type { GeneratorCallback, Tree } from '@nx/devkit';
import { NearNames } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import type { Understanding } from '../../phases/understand';
import { withImportedAreas } from '../contract-closure';
import { generateParts } from '../foundation-parts';
import type { CoreApiGeneratorSchema } from './schema';

/**
 * Generates contract libraries and the test harness that their fakes build on. An area brings the areas that it
 * imports.
 */
export async function coreApiGenerator(tree: Tree, options: CoreApiGeneratorSchema): Promise<GeneratorCallback> {
  checkOptions(options, __dirname);
  const namesOf = ({ areas }: Understanding) => areas.map(({ area }) => area);
  return generateParts(
    tree,
    options,
    (understanding) => {
      const asked = options.area === undefined ? namesOf(understanding) : [options.area];
      const wanted = withImportedAreas(asked, understanding.areas);
      return ({ type, name }) =>
        (type === 'test harness' && wanted.size > 0) ||
        (type === 'contracts' && wanted.has(name.replace(/^contracts-/, '')));
    },
    (understanding) => {
      const where = options.area === undefined ? '' : ` for the area "${options.area}"`;
      const names = namesOf(understanding);
      const near = new NearNames(names).suggest(options.area ?? '');
      return `No document has a contract${where}; areas with contracts: ${names.join(', ') || 'none'}.${near}`;
    },
  );
}

export default coreApiGenerator;
