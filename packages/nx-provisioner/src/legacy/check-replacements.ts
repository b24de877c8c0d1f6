import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import type { ModuleReplacement } from '../codemods/module-replacement';

/** Finds replacements that cannot be carried out together: to itself, in a circle, twice for one module. */
export function checkReplacements(replacements: readonly ModuleReplacement[]): Diagnostic[] {
  const targets = new Map<string, string>();
  const problems: Diagnostic[] = [];
  for (const { from, to } of replacements) {
    if (from === to) problems.push(diagnose('NXP-901', null, `${from} is to be replaced by ${to}, which is itself.`));
    const earlier = targets.get(from);
    if (earlier !== undefined) {
      problems.push(diagnose('NXP-903', null, `${from} is to be replaced by ${earlier} and by ${to}; expected one.`));
    } else if (from !== to) targets.set(from, to);
  }
  return [...problems, ...findCircles(targets)];
}

function findCircles(targets: ReadonlyMap<string, string>): Diagnostic[] {
  const reported = new Set<string>();
  return [...targets.keys()].flatMap((start) => {
    const way = [start];
    for (let next = targets.get(start); next !== undefined && !reported.has(next); next = targets.get(next)) {
      if (next === start) {
        for (const module of way) reported.add(module);
        return [diagnose('NXP-902', null, `The replacements form a circle: ${[...way, start].join(' -> ')}.`)];
      }
      if (way.includes(next)) return [];
      way.push(next);
    }
    return [];
  });
}
