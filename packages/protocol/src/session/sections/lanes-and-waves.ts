import { codeCell, escapeMarkdown } from '../escape-markdown';
import type { LaneRecord, SessionRecord } from '../record';
import { fold, table } from './blocks';
import { joinIds } from './describe-session';
import { drawLanes, drawWaves } from './pictures';
import { countOf, joinWords } from './words';

export interface LanesAndWavesView {
  readonly lanes: string;
  readonly lanesPicture: string;
  readonly wavesPicture: string;
}

/** Pictures of more lanes than this are folded. */
const FOLD_ABOVE = 12;
const HEADER = ['Lane', 'Requirements', 'Owns', 'Wave', 'Starts after', 'Brief'];

export function viewLanesAndWaves(record: SessionRecord): LanesAndWavesView {
  return {
    lanes: table(HEADER, record.lanes.map(describeLane), 'no lane was planned.'),
    lanesPicture: picture(record, drawLanes(record), record.lanes.length, 'lane'),
    wavesPicture: picture(record, drawWaves(record), record.waves.length, 'wave'),
  };
}

function describeLane({ name, requirements, projects, wave, after, brief }: LaneRecord): string[] {
  return [
    escapeMarkdown(name),
    joinIds(requirements),
    projects.length === 0 ? 'no project' : projects.map(({ root }) => codeCell(root)).join(', '),
    String(wave),
    after.length === 0 ? 'nothing' : joinWords(after.map(escapeMarkdown)),
    codeCell(brief),
  ];
}

function picture(record: SessionRecord, lines: readonly string[] | null, number: number, what: string): string {
  if (number === 0) return `None: no ${what} was planned.`;
  if (lines === null)
    return `None: ${countOf(number, what)} make a picture that is too large to draw; the tables hold the same.`;
  const block = ['```mermaid', ...lines, '```'].join('\n');
  return record.lanes.length > FOLD_ABOVE ? fold(`Picture of ${countOf(number, what)}`, block) : block;
}
