import { escapeMermaid } from '../escape-mermaid';
import type { SessionRecord } from '../record';

/** Mermaid draws at most 500 edges and 50,000 characters. */
const MAX_EDGES = 400;
const MAX_CHARACTERS = 45_000;

/** Lanes with edges to the contracts and shared libraries that they may import; `null` where that is too much to draw. */
export function drawLanes({ lanes, contracts, shared }: SessionRecord): string[] | null {
  const libraries = new Map([...contracts, ...shared].map((library, index) => [library.package, `library${index}`]));
  const edges = lanes.flatMap((lane, index) =>
    [...new Set(lane.imports)].flatMap((name) => {
      const library = libraries.get(name);
      return library === undefined ? [] : [`  lane${index} --> ${library}`];
    }),
  );
  const lines = [
    'flowchart LR',
    ...group(
      'lanes',
      'Lanes',
      lanes.map(({ name }, index) => node(`lane${index}`, name)),
    ),
    ...group(
      'foundation',
      'Foundation',
      [...libraries].map(([name, id]) => node(id, name)),
    ),
    ...edges,
  ];
  return withinLimits(lines, edges.length);
}

/** The requirements of each wave with edges from what is needed to what needs it; `null` where that is too much to draw. */
export function drawWaves({ waves, requirements }: SessionRecord): string[] | null {
  const titles = new Map(requirements.map(({ id, title }) => [id, title]));
  const nodes = new Map(waves.flatMap((wave) => wave.requirements).map((id, index) => [id, `requirement${index}`]));
  const edges = requirements.flatMap(({ id, dependsOn }) =>
    dependsOn.flatMap((needed) => {
      const [from, to] = [nodes.get(needed), nodes.get(id)];
      return from === undefined || to === undefined ? [] : [`  ${from} --> ${to}`];
    }),
  );
  const lines = [
    'flowchart LR',
    ...waves.flatMap((wave, index) =>
      group(
        `wave${index}`,
        `Wave ${wave.number}`,
        wave.requirements.map((id) => node(nodes.get(id) ?? '', `${id} ${titles.get(id) ?? ''}`)),
      ),
    ),
    ...edges,
  ];
  return withinLimits(lines, edges.length);
}

function group(id: string, title: string, nodes: readonly string[]): string[] {
  if (nodes.length === 0) return [];
  return [`  subgraph ${id}["${escapeMermaid(title)}"]`, ...nodes.map((line) => `    ${line}`), '  end'];
}

const node = (id: string, label: string): string => `${id}["${escapeMermaid(label)}"]`;

function withinLimits(lines: string[], edges: number): string[] | null {
  return edges > MAX_EDGES || lines.join('\n').length > MAX_CHARACTERS ? null : lines;
}
