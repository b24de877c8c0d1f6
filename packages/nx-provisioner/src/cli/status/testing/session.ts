import { sessionRecordSchema, type SessionRecord } from 'nx-provisioner-protocol';

type Requirement = SessionRecord['requirements'][number];
type Lane = SessionRecord['lanes'][number];

export function aRequirement(id: string, lane: string | null, fields: Partial<Requirement> = {}): Requirement {
  return {
    ...{ id, title: `Title of ${id}`, kind: 'expansion', priority: 'high', area: 'billing', dependsOn: [] },
    source: { file: `ARTIFACTS/${id}.md`, line: 1 },
    placement: lane === null ? { type: 'outstanding', lane, reason: 'left out' } : { type: 'lane', lane, reason: null },
    wave: lane === null ? null : 1,
    state: lane === null ? 'outstanding' : 'scaffolded',
    criteria: [1, 2].map((number) => ({
      ...{ id: `${id}.${number}`, text: 'It holds.', type: 'acceptance', state: 'outstanding', test: null },
    })),
    ...fields,
  };
}

export function aLane(name: string, requirements: readonly string[]): Lane {
  const [kind, area] = name.split('/') as [Lane['kind'], string];
  const root = `packages/${name}`;
  return {
    ...{ name, kind, area, tag: `lane:${name}`, requirements: [...requirements], brief: `${root}/AGENTS.md` },
    projects: [{ name: area, root, existing: false }],
    ...{ wave: 1, after: [], imports: [] },
  };
}

/** A completed session, checked against the schema; fields by name replace its own. */
export function aSession(fields: Partial<SessionRecord> = {}, treeDigest = 'a'.repeat(64)): SessionRecord {
  const time = '2026-01-31T09:45:00.000Z';
  return sessionRecordSchema.parse({
    schemaVersion: 1,
    session: { number: 1, timestamp: '20260131-094500', outcome: 'completed', revisions: [] },
    workspace: { name: 'acme', directory: '.', commit: null, projects: 1, style: 'ts-solution', packageManager: 'npm' },
    context: { file: null, effects: [], constraints: [] },
    ...{ history: [], scope: [], requirements: [], outstanding: [], waves: [], lanes: [], contracts: [], shared: [] },
    harness: null,
    buildSystem: { targets: [], configurations: [], packages: [], automation: [] },
    commands: {
      provision: 'npx nx run acme:provision',
      ready: '',
      activate: 'npx nx run acme:activate',
      isolation: null,
    },
    ...{ walls: [], replacements: [], gates: [], decisions: [], changes: [], ownedFiles: [], baseline: null },
    evidence: {
      ...{ runId: 'r', mode: 'all', base: null, commit: null, treeDigest, startedAt: time, finishedAt: time },
      ...{ wallMs: 1, command: 'nx', tasks: [], tests: [], exempt: [] },
      versions: { node: '20', nx: '23', typescript: '6', provisioner: '1' },
    },
    blockers: [],
    ...fields,
  });
}
