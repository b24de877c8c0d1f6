import { findEdgePlaces, type EdgePlace } from './edge-places';
import { makeFinding, type Finding } from './finding';
import { findLaneCycles, type Dependencies } from './lane-cycles';
import { makeMayDepend, type MayDepend } from './may-depend';
import { isCode, type SourceText } from './source-text';
import { describeOwner, ownerOf, type Holding, type Owners, type Territory } from './territory';
import { findTextViolations, testingPackages } from './text-wall';

export interface GraphWallInput {
  readonly territory: Territory;
  /** The edges of the project graph, by source. */
  readonly dependencies: Dependencies;
  /** Files of each project by its name, relative to the workspace root. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** A file's text; `null` where it is gone or cannot be read. */
  readonly read: (path: string) => string | null;
  readonly owners: Owners;
}

export interface GraphWall {
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  /** Projects and files that were looked at. */
  readonly projects: number;
  readonly files: number;
}

/**
 * The wall in the project graph: every edge, mock and comment by which a lane leaves its place, or the foundation leans
 * on one. Each file is read once and parsed only where its text gives reason to.
 */
export function checkGraph(input: GraphWallInput): GraphWall {
  const { territory, files, read } = input;
  const mayDepend = makeMayDepend(territory);
  const held = [...territory.byName.values()].filter(({ lane, layer }) => lane !== null || layer !== null);
  const context = { ...input, testing: testingPackages(territory) };
  let fileCount = 0;
  const findings = held.flatMap((source) => {
    const texts = readTexts(files.get(source.name) ?? [], read);
    fileCount += texts.length;
    return [...checkEdges(source, texts, mayDepend, input), ...findTextViolations(source, texts, mayDepend, context)];
  });
  const cycles = checkCycles(input, findings);
  return { findings: sortFindings([...findings, ...cycles]), projects: held.length, files: fileCount };
}

function readTexts(paths: readonly string[], read: GraphWallInput['read']): SourceText[] {
  return paths.filter(isCode).flatMap((path) => {
    const text = read(path);
    return text === null ? [] : [{ path, text }];
  });
}

function checkEdges(
  source: Holding,
  texts: readonly SourceText[],
  mayDepend: MayDepend,
  { territory, dependencies, read, owners }: GraphWallInput,
): Finding[] {
  const names = new Set((dependencies[source.name] ?? []).map(({ target }) => target));
  return [...names].flatMap((name) => {
    const target = territory.byName.get(name);
    if (target === undefined || mayDepend(source, target)) return [];
    return findEdgePlaces(source, target, texts, read).map((place) => describeEdge(source, target, place, owners));
  });
}

const WAYS: Readonly<Record<EdgePlace['rule'], string>> = {
  import: 'imports',
  'package-json': 'has in its package.json, and imports nowhere,',
  implicit: 'has among its implicitDependencies',
};

function describeEdge(source: Holding, target: Holding, place: EdgePlace, owners: Owners): Finding {
  const owner = ownerOf(target);
  const rule = source.lane === null ? 'foundation' : place.rule;
  const message = `${source.name} (${ownerOf(source)}) ${WAYS[place.rule]} ${target.name}, which belongs to ${describeOwner(owner, owners)}; ${expectation(source)}.`;
  return makeFinding({ rule, lane: source.lane, from: source.name, to: target.name, owner }, place, message);
}

/** What a project may depend on, for messages. */
export function expectation({ lane, layer }: Pick<Holding, 'lane' | 'layer'>): string {
  if (lane === null) return `expected nothing but the foundation under layer:${layer ?? ''}`;
  return layer === null
    ? 'expected no project of another lane'
    : 'expected contracts, shared libraries and, in specs, testing libraries only';
}

/** A cycle is told once, at the first edge that is part of it. */
function checkCycles({ territory, dependencies, owners }: GraphWallInput, edges: readonly Finding[]): Finding[] {
  return findLaneCycles(territory, dependencies).map((cycle) => {
    const [first = '', second = ''] = cycle;
    const edge = edges.find(
      ({ from, to }) => territory.byName.get(from)?.lane === first && territory.byName.get(to)?.lane === second,
    );
    const place = edge?.diagnostic.file ? { file: edge.diagnostic.file, line: edge.diagnostic.line } : null;
    const circle = [...cycle, first].join(' → ');
    const message = `${circle}; owned by ${cycle.map((lane) => describeOwner(lane, owners)).join(', ')}. Expected lanes that do not need each other.`;
    return makeFinding(
      { rule: 'cycle', lane: first, from: first, to: cycle.slice(1).join(','), owner: second },
      place,
      message,
    );
  });
}

export function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = ({ diagnostic: { file, line, message } }: Finding) =>
    [file ?? '', String(line ?? 0).padStart(9, '0'), message].join('\0');
  const keyed = findings.map((finding) => [key(finding), finding] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, finding]) => finding);
}
