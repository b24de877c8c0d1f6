import { codeCell, codeSpan, escapeMarkdown } from '../escape-markdown';
import type { LaneRecord, SessionRecord } from '../record';
import { fold, table } from './blocks';
import { joinIds } from './describe-session';
import { drawLanes, drawWaves, findCommonImports, type Picture } from './pictures';
import { joinSome, joinWords } from './words';

export interface LanesAndWavesView {
  readonly lanes: string;
  readonly lanesPicture: string;
  readonly wavesPicture: string;
}

/** Pictures of more lanes than this are folded. */
const FOLD_ABOVE = 12;
/** Packages that are named in one sentence. */
const MOST_COMMON = 12;
const HEADER = ['Lane', 'Requirements', 'Owns', 'Wave', 'Starts after', 'Brief'];

export function viewLanesAndWaves(record: SessionRecord): LanesAndWavesView {
  return {
    lanes: table(HEADER, record.lanes.map(describeLane), 'no lane was planned.'),
    lanesPicture: showLanes(record),
    wavesPicture: showWaves(record),
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

function showLanes(record: SessionRecord): string {
  if (record.lanes.length === 0) return 'None: no lane was planned.';
  const common = findCommonImports(record);
  const sentence = `Every lane may import ${joinSome(common.map(codeSpan), MOST_COMMON)}.`;
  const pictures = drawLanes(record).map((picture) => show(picture, record));
  return [...(common.length === 0 ? [] : [sentence]), ...pictures].join('\n\n');
}

function showWaves(record: SessionRecord): string {
  const picture = drawWaves(record);
  return picture === null ? 'None: no wave was planned.' : show(picture, record);
}

function show({ summary, lines }: Picture, { lanes }: SessionRecord): string {
  const block = ['```mermaid', ...lines, '```'].join('\n');
  return lanes.length > FOLD_ABOVE ? fold(`Picture: ${summary}`, block) : block;
}
