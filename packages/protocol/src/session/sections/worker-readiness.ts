import type { LaneKind } from '../../model/requirement';
import { codeSpan, escapeMarkdown } from '../escape-markdown';
import type { SessionRecord } from '../record';
import { joinIds } from './describe-session';
import { countOf, joinSome, joinWords, unique } from './words';

export interface WorkerReadinessView {
  readonly expansion: string;
  readonly stabilization: string;
  readonly integration: string;
  readonly documentation: string;
  readonly isolation: string;
}

const NAMES_IN_A_LINE = 12;

export function viewWorkerReadiness(record: SessionRecord): WorkerReadinessView {
  return {
    expansion: describeAreas(record, 'expansion'),
    stabilization: describeAreas(record, 'stabilization'),
    integration: describeIntegration(record),
    documentation: describeDocumentation(record),
    isolation: describeIsolation(record),
  };
}

/** How many of the areas that the documents name have a lane, and those that have none. */
export function countAreas({ requirements, lanes }: SessionRecord, kind: LaneKind) {
  const planned = unique(requirements.filter((one) => one.kind === kind).map(({ area }) => area));
  const supported = new Set(lanes.filter((lane) => lane.kind === kind).map(({ area }) => area));
  return { planned: planned.length, missing: planned.filter((area) => !supported.has(area)) };
}

function describeAreas(record: SessionRecord, kind: LaneKind): string {
  const { planned, missing } = countAreas(record, kind);
  if (planned === 0) return `None: there is no ${kind} requirement`;
  const lanes = record.lanes
    .filter((lane) => lane.kind === kind)
    .map((lane) => `${escapeMarkdown(lane.name)} (${joinIds(lane.requirements)})`);
  const listed = lanes.length === 0 ? '' : `: ${joinSome(lanes, NAMES_IN_A_LINE)}`;
  const without = missing.length === 0 ? '' : `; without a lane: ${joinWords(missing.map(escapeMarkdown))}`;
  return `${planned - missing.length} of ${countOf(planned, 'planned area')}${listed}${without}`;
}

function describeIntegration({ contracts }: SessionRecord): string {
  const met = contracts
    .map((library) => ({ library, lanes: unique([...library.implementedBy, ...library.usedBy]) }))
    .filter(({ lanes }) => lanes.length > 1);
  if (met.length === 0) return 'None: no contract is shared by two lanes or more';
  const named = met.map(
    ({ library, lanes }) => `${codeSpan(library.package)} (${joinWords(lanes.map(escapeMarkdown))})`,
  );
  return `${countOf(met.length, 'contract')} shared by two lanes or more: ${joinSome(named, NAMES_IN_A_LINE)}`;
}

function describeDocumentation({ lanes }: SessionRecord): string {
  if (lanes.length === 0) return 'None: there is no lane to write a brief for';
  return `a brief for each lane: ${joinSome(
    lanes.map(({ brief }) => codeSpan(brief)),
    NAMES_IN_A_LINE,
  )}`;
}

function describeIsolation({ walls, lanes, commands }: SessionRecord): string {
  const check = commands.isolation === null ? [] : [`${codeSpan(commands.isolation)} checks the walls`];
  const tags = lanes.length === 0 ? 'no lane to keep apart' : `${countOf(lanes.length, 'lane')} kept apart by tags`;
  const checked = walls.map(
    (wall) =>
      `${wall.name} ${wall.result === 'not-run' ? 'not run' : wall.result} (${escapeMarkdown(wall.checked)}; ` +
      `${countOf(wall.violations, 'new violation')}, ${wall.baseline} in the baseline)`,
  );
  return [tags, ...checked, ...check].join('; ');
}
