import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import type { ModuleReplacement } from '../codemods/module-replacement';

/** Where a replacement is asked for; `null` for the command line. */
type Place = Parameters<typeof diagnose>[1];

/**
 * Finds replacements that cannot be carried out together: to itself, in a circle, twice for one module.
 *
 * @param placeOf where the replacement of that index is asked for
 */
export function checkReplacements(
  replacements: readonly Pick<ModuleReplacement, 'from' | 'to'>[],
  placeOf: (index: number) => Place = () => null,
): Diagnostic[] {
  const targets = new Map<string, { to: string; index: number }>();
  const problems: Diagnostic[] = [];
  for (const [index, { from, to }] of replacements.entries()) {
    if (from === to) {
      problems.push(diagnose('NXP-901', placeOf(index), `${from} is to be replaced by ${to}, which is itself.`));
    }
    const earlier = targets.get(from)?.to;
    if (earlier === to) {
      const message = `${from} is to be replaced by ${to} with two mappings that differ; expected one.`;
      problems.push(diagnose('NXP-903', placeOf(index), message));
    } else if (earlier !== undefined) {
      const message = `${from} is to be replaced by ${earlier} and by ${to}; expected one.`;
      problems.push(diagnose('NXP-903', placeOf(index), message));
    } else if (from !== to) targets.set(from, { to, index });
  }
  return [...problems, ...findCircles(targets, placeOf)];
}

function findCircles(
  targets: ReadonlyMap<string, { readonly to: string; readonly index: number }>,
  placeOf: (index: number) => Place,
): Diagnostic[] {
  const reported = new Set<string>();
  return [...targets].flatMap(([start, { index }]) => {
    const way = [start];
    for (let next = targets.get(start)?.to; next !== undefined && !reported.has(next); next = targets.get(next)?.to) {
      if (next === start) {
        for (const module of way) reported.add(module);
        const message = `The replacements form a circle: ${[...way, start].join(' -> ')}.`;
        return [diagnose('NXP-902', placeOf(index), message)];
      }
      if (way.includes(next)) return [];
      way.push(next);
    }
    return [];
  });
}
