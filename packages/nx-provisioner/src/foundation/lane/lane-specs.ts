import { stripControlCharacters, type PlannedCriterion, type PlannedRequirement } from 'nx-provisioner-protocol';

import { packageName, siblingModule } from '../../workspace/profile';
import { fileName, quote } from '../source-text';
import { factoryFile, factoryName, suiteName } from './lane-names';
import { testName, type ImplementedContract, type LaneView } from './lane-view';

/** The file name of a requirement's spec: `bil-002.spec.ts`. One a requirement, so that each can be edited by itself. */
export function specFile(requirementId: string): string {
  return `${fileName(requirementId, 'requirement')}.spec.ts`;
}

/**
 * A requirement's spec: the contract suites it has to pass, and one todo for each criterion and each unchanged
 * behaviour. Test names carry the criterion's id, which is how a session finds their results again.
 *
 * @param contracts those of the requirement that the lane implements in its own library; empty for existing projects
 */
export function requirementSpec(
  planned: PlannedRequirement,
  contracts: readonly ImplementedContract[],
  view: LaneView,
): string {
  const wired = contracts.filter(({ hasSuite }) => hasSuite);
  const inSuites = new Set(wired.map(({ declaration }) => declaration.name));
  const { id, title } = planned.requirement;
  const own = planned.criteria.filter(({ type, contract }) => type === 'acceptance' && !inSuites.has(contract ?? ''));
  const unchanged = planned.criteria.filter(({ type }) => type === 'unchanged');
  const nothing = planned.criteria.length === 0;
  const blocks = [
    ...wired.map(({ declaration }) => runSuite(declaration.name)),
    ...describeTodos(
      `${id} ${stripControlCharacters(title)}`,
      nothing ? [{ id, text: 'has no acceptance criterion yet' }] : own,
    ),
    ...describeTodos(`${id} Unchanged behaviour`, unchanged),
  ];
  return [...importLines(wired, view), ...blocks].join('\n\n') + '\n';
}

function runSuite(contract: string): string {
  return [
    `describe(${quote(contract)}, () => {`,
    `  for (const { name, check } of ${suiteName(contract)}) {`,
    `    if (check) it(name, async () => check(${factoryName(contract)}()));`,
    '    else it.todo(name);',
    '  }',
    '});',
  ].join('\n');
}

function describeTodos(title: string, criteria: readonly Pick<PlannedCriterion, 'id' | 'text'>[]): string[] {
  if (criteria.length === 0) return [];
  const todos = criteria.map((criterion) => `  it.todo(${quote(testName(criterion))});`);
  return [[`describe(${quote(title)}, () => {`, ...todos, '});'].join('\n')];
}

function importLines(wired: readonly ImplementedContract[], view: LaneView): string[] {
  if (wired.length === 0) return [];
  const areas = [...new Set(wired.map(({ area }) => area))].sort();
  const suites = areas.map((area) => {
    const names = wired
      .filter((contract) => contract.area === area)
      .map(({ declaration }) => suiteName(declaration.name));
    return `import { ${names.sort().join(', ')} } from '${packageName(view.profile, `contracts-${area}`)}/testing';`;
  });
  const factories = wired.map(
    ({ declaration }) =>
      `import { ${factoryName(declaration.name)} } from '${siblingModule(view.profile, factoryFile(declaration.name))}';`,
  );
  return [[...suites, ...factories].join('\n')];
}
