import type { SessionRecord } from 'nx-provisioner-protocol';

type Lane = SessionRecord['lanes'][number];
type Requirement = SessionRecord['requirements'][number];

const AREAS = ['billing', 'checkout', 'catalog', 'delivery', 'loyalty', 'search', 'gift-cards', 'accounts', 'returns'];

/** A planned session with so many lanes in three waves, each with contracts of its own area and of some others. */
export function recordWithLanes(number: number): SessionRecord {
  const name = (index: number) => `${AREAS[index % AREAS.length] ?? ''}-${Math.floor(index / AREAS.length) + 1}`;
  const lanes = Array.from({ length: number }, (_, index) => makeLane(name(index), index, number, name));
  const requirements = lanes.flatMap((lane, index) => makeRequirements(lane, index, lanes));
  return makeRecord(lanes, requirements);
}

function makeLane(area: string, index: number, number: number, name: (index: number) => string): Lane {
  const kind = index % 3 === 2 ? 'stabilization' : 'expansion';
  const neighbours = [index + 1, index + 7].filter((other) => other < number).map(name);
  return {
    ...{ name: `${kind}/${area}`, kind, area, tag: `lane:${kind}/${area}`, requirements: [] },
    projects: [{ name: `@acme/${area}`, root: `packages/${kind}/${area}`, existing: false }],
    ...{ brief: `packages/${kind}/${area}/AGENTS.md`, wave: (index % 3) + 1, after: [] },
    imports: ['@acme/shared-money', ...[area, ...neighbours].map((each) => `@acme/contracts-${each}`)],
  };
}

function makeRequirements(lane: Lane, index: number, lanes: readonly Lane[]): Requirement[] {
  const before = lanes.findIndex(({ wave }, at) => wave < lane.wave && at < index);
  const dependsOn = before === -1 ? [] : [`R${before}-001`];
  return [1, 2].map((number) => makeRequirement(lane, `R${index}-00${number}`, dependsOn));
}

function makeRequirement({ name, area, kind, wave }: Lane, id: string, dependsOn: string[]): Requirement {
  return {
    ...{ id, title: `What ${area} needs`, kind, priority: 'high', area, dependsOn, wave },
    source: { file: `ARTIFACTS/${area}.md`, line: 1 },
    placement: { type: 'lane', lane: name, reason: null },
    ...{ state: 'scaffolded', criteria: [] },
  };
}

/** Names that a careless picture would take for its own language, HTML or a script. */
const NAMES = [
  ...['end', 'END', 'graph', 'subgraph', 'click', 'style a fill:#fff', 'classDef x fill:#000', '__proto__'],
  ...['"] --> x["', '%%{init: {"theme": "forest"}}%%', '--> ---', 'a & b', 'o--x', '#quot;', '#35;', '&lt;b&gt;'],
  ...['<script>canary = 1</script>', '<img src=x onerror="canary = 1">', '[x](javascript:canary=1)', '**a** _b_ `c`'],
  ...[
    '1. one',
    '- one',
    '# one',
    '> one',
    '$$x^2$$',
    ':::cls',
    '@{shape: circle}',
    'x;y',
    "';canary=1;'",
    '\\"]',
    '|x|',
  ],
  ...[
    'line\nend\nbreak',
    '\u202Eevil',
    '\u001b[31mred',
    'Größe 価格 مرحبا',
    '👩‍👩‍👧',
    'x'.repeat(300),
    ' ',
    'click x call canary()',
  ],
];

/** A session whose lanes, packages and requirements all have such names. */
export function hostileRecord(): SessionRecord {
  const lanes = NAMES.map((name, index): Lane => {
    const imports = [name, NAMES[(index + 1) % NAMES.length] ?? ''];
    return { ...makeLane('area', index, 1, () => ''), name, wave: 1, imports };
  });
  const requirements = NAMES.slice(0, 20).map((title, index): Requirement => {
    const made = makeRequirement({ ...makeLane('area', index, 1, () => ''), wave: 1 }, `${title}${index}`, []);
    return { ...made, title };
  });
  return makeRecord(lanes, requirements);
}

function makeRecord(lanes: readonly Lane[], requirements: readonly Requirement[]): SessionRecord {
  const numbers = [...new Set(requirements.map(({ wave }) => wave ?? 1))].sort((a, b) => a - b);
  const inWave = (number: number) => requirements.filter(({ wave }) => wave === number);
  const none = { outstanding: [], contracts: [], shared: [], walls: [], replacements: [], gates: [], decisions: [] };
  return {
    schemaVersion: 1,
    session: { number: 1, timestamp: '20260131-094500', outcome: 'interrupted', revisions: [] },
    workspace: { name: 'acme', directory: '.', commit: null, projects: 0, style: 'ts', packageManager: 'npm' },
    context: { file: null, effects: [], constraints: [] },
    ...{ history: [], scope: [], requirements: [...requirements], lanes: [...lanes], harness: null, ...none },
    waves: numbers.map((number) => ({
      number,
      requirements: inWave(number).map(({ id }) => id),
      lanes: [...new Set(inWave(number).flatMap(({ placement }) => placement.lane ?? []))],
    })),
    buildSystem: { targets: [], configurations: [], packages: [], automation: [] },
    commands: { provision: 'provision', ready: 'ready', activate: null, isolation: null },
    ...{ changes: [], ownedFiles: [], baseline: null, evidence: null, blockers: [] },
  };
}
