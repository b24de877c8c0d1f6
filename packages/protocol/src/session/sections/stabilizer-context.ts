import { codeSpan, escapeMarkdown } from '../escape-markdown';
import type { ContractLibraryRecord, RequirementRecord, SessionRecord } from '../record';
import { bulletList } from './blocks';
import { lanesThatNeed, nameLanes } from './describe-session';
import { countOf, unique } from './words';

export interface StabilizerContextView {
  readonly dependencies: string;
  readonly integration: string;
  readonly standards: string;
}

export function viewStabilizerContext(record: SessionRecord): StabilizerContextView {
  const sides = record.contracts.filter(({ implementedBy, usedBy }) => implementedBy.length + usedBy.length > 0);
  return {
    dependencies: bulletList(
      [...listUnmet(record).map((one) => describeUnmet(record, one)), ...listShared(record)],
      'every foundation criterion is met, and no part of the foundation serves two lanes or more.',
    ),
    integration: bulletList(sides.map(describeSides), 'no lane implements or uses a contract.'),
    standards: bulletList(
      record.gates.map(
        (gate) =>
          `${escapeMarkdown(gate.name)}: ${escapeMarkdown(gate.threshold)}; enforced by ${escapeMarkdown(gate.enforcedBy)}` +
          ` (${gate.result === 'not-run' ? 'not run' : gate.result})`,
      ),
      'no gate is defined.',
    ),
  };
}

/** Foundation requirements with criteria that no passing test meets. */
export function listUnmet({ requirements }: SessionRecord): RequirementRecord[] {
  return requirements.filter(
    ({ placement, criteria }) => placement.type === 'foundation' && criteria.some(({ state }) => state !== 'met'),
  );
}

function describeUnmet(record: SessionRecord, { id, title, criteria }: RequirementRecord): string {
  const unmet = criteria.filter(({ state }) => state !== 'met').length;
  const lanes = lanesThatNeed(record, id);
  const impact =
    lanes.length === 0
      ? 'no lane depends on it yet'
      : `${nameLanes(lanes)} ${lanes.length === 1 ? 'builds' : 'build'} on what these criteria describe, through its contract until it is written`;
  const count = `${unmet} of ${criteria.length === 1 ? '1 criterion is' : `${criteria.length} criteria are`} not met`;
  return `${escapeMarkdown(id)} (${escapeMarkdown(title)}): ${count}; ${impact}`;
}

/** Parts that two lanes or more build on: a change to one of them reaches all of these. */
function listShared({ contracts, shared }: SessionRecord): string[] {
  return [
    ...contracts.map((library) => ({ name: library.package, lanes: lanesOf(library) })),
    ...shared.map((library) => ({ name: library.package, lanes: unique(library.usedBy) })),
  ]
    .filter(({ lanes }) => lanes.length > 1)
    .map(
      ({ name, lanes }) => `${codeSpan(name)}: a change reaches ${countOf(lanes.length, 'lane')}, ${nameLanes(lanes)}`,
    );
}

function lanesOf({ implementedBy, usedBy }: ContractLibraryRecord): string[] {
  return unique([...implementedBy, ...usedBy]);
}

function describeSides({ package: name, implementedBy, usedBy }: ContractLibraryRecord): string {
  const implementers =
    implementedBy.length === 0 ? 'implemented by no lane' : `implemented by ${nameLanes(implementedBy)}`;
  const users = usedBy.length === 0 ? 'used by no other lane' : `used by ${nameLanes(usedBy)}`;
  return `${codeSpan(name)}: ${implementers}, ${users}`;
}
