import { escapeMermaid } from '../escape-mermaid';
import type { LaneRecord, SessionRecord } from '../record';

/** A part of the artifact's pictures: one diagram with the words that say what is in it. */
export interface Picture {
  readonly summary: string;
  /** The diagram's source, line by line. */
  readonly lines: readonly string[];
}

/** What one diagram holds so that its labels can still be read at the width of a page. */
const MOST_LANES = 12;
const MOST_EDGES = 40;
/** Requirements with their dependencies; of more, a wave is drawn as one node with its lanes. */
const MOST_REQUIREMENTS = 24;
const MOST_WAVES_SIDE_BY_SIDE = 3;
const MOST_NAMES = 20;
/** Characters of a line of several names. */
const LONGEST_LINE = 56;

/** Packages that every lane may import, where there are several lanes: they are said in words instead of drawn. */
export function findCommonImports({ lanes }: Pick<SessionRecord, 'lanes'>): string[] {
  const [first, ...others] = lanes;
  if (first === undefined || others.length === 0) return [];
  return [...new Set(first.imports)].filter((name) => others.every(({ imports }) => imports.includes(name))).sort();
}

/** Lanes in their order with edges to what each may import and not every lane may: as many pictures as stay readable. */
export function drawLanes({ lanes }: Pick<SessionRecord, 'lanes'>): Picture[] {
  const common = new Set(findCommonImports({ lanes }));
  const drawn = lanes.map((lane) => ({
    lane,
    imports: [...new Set(lane.imports)].filter((name) => !common.has(name)),
  }));
  const pages = paginate(drawn);
  let before = 0;
  return pages.map((page) => {
    const from = before + 1;
    before += page.length;
    const range = page.length === 1 ? `Lane ${from}` : `Lanes ${from} to ${before}`;
    return { summary: `${range} of ${lanes.length}`, lines: drawPage(page) };
  });
}

interface DrawnLane {
  readonly lane: LaneRecord;
  readonly imports: readonly string[];
}

function paginate(lanes: readonly DrawnLane[]): DrawnLane[][] {
  const pages: DrawnLane[][] = [];
  let edges = 0;
  for (const lane of lanes) {
    const page = pages.at(-1);
    edges += lane.imports.length;
    if (page === undefined || page.length === MOST_LANES || edges > MOST_EDGES) {
      pages.push([lane]);
      edges = lane.imports.length;
    } else page.push(lane);
  }
  return pages;
}

function drawPage(page: readonly DrawnLane[]): string[] {
  const names = [...new Set(page.flatMap(({ imports }) => imports.slice(0, MOST_EDGES)))].sort();
  const libraries = new Map(names.map((name, index) => [name, `library${index}`]));
  const edges = page.flatMap(({ imports }, index) =>
    imports.flatMap((name) => {
      const library = libraries.get(name);
      return library === undefined ? [] : [`  lane${index} --> ${library}`];
    }),
  );
  const lanes = page.map(({ lane, imports }, index) => {
    const left = imports.length - MOST_EDGES;
    return node(`lane${index}`, left > 0 ? [lane.name, `and ${left} more`] : [lane.name]);
  });
  return [
    'flowchart LR',
    ...group('lanes', 'Lanes', lanes),
    ...group(
      'foundation',
      'Foundation',
      [...libraries].map(([name, id]) => node(id, [name])),
    ),
    ...edges,
  ];
}

/**
 * The waves: where they are few and small, the requirements of each with edges from what is needed to what needs it;
 * else one node a wave with the lanes that work in it.
 */
export function drawWaves({ waves, requirements }: Pick<SessionRecord, 'waves' | 'requirements'>): Picture | null {
  if (waves.length === 0) return null;
  const planned = waves.flatMap((wave) => wave.requirements);
  const isSmall = planned.length <= MOST_REQUIREMENTS && waves.length <= MOST_WAVES_SIDE_BY_SIDE;
  const lines = isSmall ? drawRequirements(waves, requirements) : drawChain(waves);
  return { summary: waves.length === 1 ? '1 wave' : `${waves.length} waves`, lines };
}

function drawRequirements(waves: SessionRecord['waves'], requirements: SessionRecord['requirements']): string[] {
  const titles = new Map(requirements.map(({ id, title }) => [id, title]));
  const nodes = new Map(waves.flatMap((wave) => wave.requirements).map((id, index) => [id, `requirement${index}`]));
  const edges = requirements.flatMap(({ id, dependsOn }) =>
    [...new Set(dependsOn)].flatMap((needed) => {
      const [from, to] = [nodes.get(needed), nodes.get(id)];
      return from === undefined || to === undefined || from === to ? [] : [`  ${from} --> ${to}`];
    }),
  );
  return [
    'flowchart LR',
    ...waves.flatMap((wave, index) =>
      group(
        `wave${index}`,
        `Wave ${wave.number}`,
        [...new Set(wave.requirements)].map((id) => node(nodes.get(id) ?? '', [id, titles.get(id) ?? ''])),
      ),
    ),
    ...edges,
    // Invisible: without it a wave that needs nothing of the one before would stand above it instead of behind it.
    ...waves.slice(1).map((_, index) => `  wave${index} ~~~ wave${index + 1}`),
  ];
}

function drawChain(waves: SessionRecord['waves']): string[] {
  const nodes = waves.map((wave, index) => {
    const work = wave.lanes.length === 0 ? ['foundation only'] : wave.lanes;
    const shown = work.slice(0, MOST_NAMES);
    const left = work.length - shown.length;
    const rows = joinInLines(shown);
    const title = `Wave ${wave.number}: ${wave.requirements.length} requirements`;
    return `  ${node(`wave${index}`, [title, ...rows, ...(left > 0 ? [`and ${left} more`] : [])])}`;
  });
  const edges = waves.slice(1).map((_, index) => `  wave${index} --> wave${index + 1}`);
  return ['flowchart TB', ...nodes, ...edges];
}

/** Names joined by commas, as many in a line as fit. */
function joinInLines(names: readonly string[]): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const line = lines.at(-1);
    if (line === undefined || line.length + name.length + 2 > LONGEST_LINE) lines.push(name);
    else lines[lines.length - 1] = `${line}, ${name}`;
  }
  return lines;
}

function group(id: string, title: string, nodes: readonly string[]): string[] {
  if (nodes.length === 0) return [];
  // With a direction of its own a group without edges is a column too, and no row that is wider than a page.
  const lines = ['direction LR', ...nodes].map((line) => `    ${line}`);
  return [`  subgraph ${id}["${escapeMermaid(title)}"]`, ...lines, '  end'];
}

/** Each line of a label is escaped by itself: the breaks between them are the picture's own. */
function node(id: string, lines: readonly string[]): string {
  return `${id}["${lines
    .filter((line) => line !== '')
    .map(escapeMermaid)
    .join('<br/>')}"]`;
}
