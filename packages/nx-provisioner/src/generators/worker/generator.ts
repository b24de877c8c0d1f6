import type { GeneratorCallback, Tree } from '@nx/devkit';
import { NearNames } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { laneView } from '../../foundation/foundation-files';
import { describeFoundationInput } from '../../phases/plan';
import { withImportedAreas } from '../contract-closure';
import { generateParts } from '../foundation-parts';
import type { WorkerGeneratorSchema } from './schema';

/** Generates one lane: library, specs and brief; the contracts and libraries that it builds on come with it. */
export async function workerGenerator(tree: Tree, options: WorkerGeneratorSchema): Promise<GeneratorCallback> {
  checkOptions(options, __dirname);
  const laneName = `${options.kind}/${options.area}`;
  return generateParts(
    tree,
    options,
    (understanding) => {
      const lane = understanding.plan.lanes.find(({ name }) => name === laneName);
      if (lane === undefined) return () => false;
      const view = laneView(lane, describeFoundationInput(understanding, []));
      // Shared code may import any contract of the foundation.
      const areas = view.ownShared.length > 0 ? understanding.areas.map(({ area }) => area) : view.contractAreas;
      const wanted = new Set([
        laneName,
        ...[...withImportedAreas(areas, understanding.areas)].map((area) => `contracts-${area}`),
        ...view.shared.filter(() => view.ownShared.length > 0).map((name) => `shared-${name}`),
      ]);
      return ({ type, name }) => type === 'test harness' || wanted.has(name);
    },
    ({ plan }) => {
      const lanes = plan.lanes.map(({ name }) => name);
      const near = new NearNames(lanes).suggest(laneName);
      return `No requirement belongs to the lane ${laneName}; lanes of the documents: ${lanes.join(', ') || 'none'}.${near}`;
    },
  );
}

export default workerGenerator;
