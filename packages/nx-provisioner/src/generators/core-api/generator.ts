import type { GeneratorCallback, Tree } from '@nx/devkit';

import { generateParts } from '../foundation-parts';
import type { Understanding } from '../../phases/understand';
import type { CoreApiGeneratorSchema } from './schema';

/**
 * Generates contract libraries and the test harness that their fakes build on. An area brings the areas that it
 * imports.
 */
export async function coreApiGenerator(tree: Tree, options: CoreApiGeneratorSchema): Promise<GeneratorCallback> {
  const wanted = (understanding: Understanding) => withImports(options.area, understanding);
  return generateParts(
    tree,
    options,
    ({ component }, understanding) => {
      if (component.type === 'test harness') return wanted(understanding).length > 0;
      return (
        component.type === 'contracts' && wanted(understanding).includes(component.name.replace(/^contracts-/, ''))
      );
    },
    ({ areas }) =>
      `No document has a contract${options.area === undefined ? '' : ` for the area "${options.area}"`}; areas with contracts: ${listNames(areas)}.`,
  );
}

export default coreApiGenerator;

function withImports(area: string | undefined, { areas }: Understanding): string[] {
  if (area === undefined) return areas.map((candidate) => candidate.area);
  const found = new Set<string>();
  const queue = [area];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const declared = areas.find((candidate) => candidate.area === name);
    if (declared === undefined || found.has(name)) continue;
    found.add(name);
    queue.push(...declared.imports);
  }
  return [...found];
}

function listNames(areas: Understanding['areas']): string {
  return areas.length === 0 ? 'none' : areas.map(({ area }) => area).join(', ');
}
