import type { GeneratorCallback, Tree } from '@nx/devkit';

import { generateParts } from '../foundation-parts';
import type { WorkerGeneratorSchema } from './schema';

/** Generates one lane: library, specs and brief; the contracts and libraries that it imports come with it. */
export async function workerGenerator(tree: Tree, options: WorkerGeneratorSchema): Promise<GeneratorCallback> {
  const name = `${options.kind}/${options.area}`;
  return generateParts(
    tree,
    options,
    ({ component }, { plan }) => {
      if (!plan.lanes.some((lane) => lane.name === name)) return false;
      return component.type !== 'lane' || component.name === name;
    },
    ({ plan }) => {
      const lanes = plan.lanes.map((lane) => lane.name);
      return `No requirement belongs to the lane ${name}; lanes of the documents: ${lanes.join(', ') || 'none'}.`;
    },
  );
}

export default workerGenerator;
