import type { GeneratorCallback, Tree } from '@nx/devkit';

import { checkOptions } from '../../adapters/check-options';
import { generateParts } from '../foundation-parts';
import type { TestHarnessGeneratorSchema } from './schema';

/** Generates the test harness, which knows no contract and is the same in every workspace. */
export async function testHarnessGenerator(
  tree: Tree,
  options: TestHarnessGeneratorSchema,
): Promise<GeneratorCallback> {
  checkOptions(options, __dirname);
  return generateParts(
    tree,
    options,
    () =>
      ({ type }) =>
        type === 'test harness',
    () => 'The plan has no test harness.',
  );
}

export default testHarnessGenerator;
