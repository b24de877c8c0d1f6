import type { GeneratorCallback, Tree } from '@nx/devkit';
import { NearNames } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { generateParts } from '../foundation-parts';
import type { SharedLibGeneratorSchema } from './schema';

/** Generates the shared libraries that documents supply the code for. */
export async function sharedLibGenerator(tree: Tree, options: SharedLibGeneratorSchema): Promise<GeneratorCallback> {
  checkOptions(options, __dirname);
  return generateParts(
    tree,
    options,
    () =>
      ({ type, name }) =>
        type === 'shared library' && (options.name === undefined || name === `shared-${options.name}`),
    ({ plan }) => {
      const names = plan.shared.filter(({ supplied }) => supplied).map(({ name }) => name);
      const asked = options.name === undefined ? 'a shared library' : `the shared library "${options.name}"`;
      const near = new NearNames(names).suggest(options.name ?? '');
      return `No document supplies code for ${asked}; supplied are: ${names.join(', ') || 'none'}.${near}`;
    },
  );
}

export default sharedLibGenerator;
