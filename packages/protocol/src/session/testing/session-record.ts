import type {
  ContractLibraryRecord,
  Evidence,
  LaneRecord,
  RequirementRecord,
  SessionRecord,
  TaskEvidence,
} from '../record';

const DIGEST = '0123456789abcdef'.repeat(4);

/** A task that passed; fields by name replace its own. */
export function aTask(id: string, fields: Partial<TaskEvidence> = {}): TaskEvidence {
  const [project = '', target = '', configuration = null] = id.split(':');
  return {
    id,
    project,
    target,
    configuration,
    status: 'executed',
    outcome: 'passed',
    code: 0,
    hash: '1234',
    startedAt: '2026-01-31T09:45:10.000Z',
    durationMs: 1500,
    outputDigest: DIGEST,
    outputTail: [],
    knownFailing: false,
    ...fields,
  };
}

/** A requirement of a lane, with one criterion that is outstanding. */
export function aRequirement(id: string, fields: Partial<RequirementRecord> = {}): RequirementRecord {
  return {
    id,
    title: 'Refunds',
    kind: 'expansion',
    priority: 'high',
    area: 'billing',
    dependsOn: [],
    source: { file: `ARTIFACTS/${id}.md`, line: 1 },
    placement: { type: 'lane', lane: 'expansion/billing', reason: null },
    wave: 1,
    state: 'scaffolded',
    criteria: [
      { id: `${id}.1`, text: 'A refund is idempotent.', type: 'acceptance', state: 'outstanding', test: null },
    ],
    ...fields,
  };
}

/** A session in which nothing was found, nothing was done and nothing was run. */
export function anEmptyRecord(fields: Partial<SessionRecord> = {}): SessionRecord {
  return {
    schemaVersion: 1,
    session: { number: 1, timestamp: '20260131-094500', outcome: 'interrupted', revisions: [] },
    workspace: {
      name: 'acme',
      directory: '.',
      commit: null,
      projects: 0,
      style: 'ts-solution',
      packageManager: 'npm',
    },
    context: { file: null, effects: [], constraints: [] },
    history: [],
    scope: [],
    requirements: [],
    outstanding: [],
    waves: [],
    lanes: [],
    contracts: [],
    shared: [],
    harness: null,
    buildSystem: { targets: [], configurations: [], packages: [], automation: [] },
    commands: {
      provision: 'npx nx run acme:provision',
      ready: 'npx nx run acme:ready',
      activate: 'npx nx run acme:activate',
      isolation: 'npx nx run acme:isolation',
    },
    walls: [],
    replacements: [],
    gates: [],
    decisions: [],
    changes: [],
    ownedFiles: [],
    baseline: null,
    evidence: null,
    blockers: [],
    ...fields,
  };
}

/** A first session of a small workspace: one contract, one lane, all green. */
export function aRecord(fields: Partial<SessionRecord> = {}): SessionRecord {
  return anEmptyRecord({
    session: {
      number: 1,
      timestamp: '20260131-094500',
      outcome: 'completed',
      revisions: [{ at: '2026-01-31T09:46:00.000Z', outcome: 'completed', summary: 'all gates passed' }],
    },
    workspace: {
      name: 'acme',
      directory: '.',
      commit: '4f5e6d7',
      projects: 1,
      style: 'ts-solution',
      packageManager: 'npm',
    },
    scope: ['Foundation and 1 lane for 2 requirements'],
    requirements: [
      aRequirement('CORE-001', {
        title: 'Money',
        kind: 'foundation',
        area: 'core',
        placement: { type: 'foundation', lane: null, reason: null },
        state: 'implemented',
        criteria: [
          {
            id: 'CORE-001.1',
            text: 'Amounts never lose a cent.',
            type: 'acceptance',
            state: 'met',
            test: 'shared-money: [CORE-001.1] adds in minor units',
          },
        ],
      }),
      aRequirement('BIL-002', { dependsOn: ['CORE-001'] }),
    ],
    waves: [{ number: 1, requirements: ['CORE-001', 'BIL-002'], lanes: ['expansion/billing'] }],
    lanes: [aLane()],
    contracts: [aContract()],
    shared: [
      {
        name: 'money',
        package: '@acme/shared-money',
        root: 'packages/shared/money',
        requirements: ['CORE-001'],
        usedBy: ['expansion/billing'],
      },
    ],
    harness: { package: '@acme/testing', root: 'packages/testing', exports: ['fake', 'suite'] },
    buildSystem: {
      targets: ['build', 'test'],
      configurations: [],
      packages: ['@acme/contracts-billing@0.0.1'],
      automation: ['targets inferred by the plugins in nx.json'],
    },
    walls: [{ name: 'graph', checked: '4 projects', baseline: 0, violations: 0, result: 'passed' }],
    gates: [{ name: 'Tests', threshold: 'no test fails', enforcedBy: 'the target test', result: 'passed' }],
    decisions: [{ choice: 'Amounts are integers', rationale: 'No rounding between services', source: 'CORE-001' }],
    changes: [
      {
        component: 'contracts',
        name: 'contracts-billing',
        action: 'created',
        files: ['packages/contracts/billing/src/refund-gateway.ts'],
        requirements: ['BIL-002'],
        reason: 'asked for by BIL-002',
      },
    ],
    ownedFiles: [
      {
        path: 'packages/contracts/billing/src/refund-gateway.ts',
        owner: 'plugin',
        digest: DIGEST,
        requirements: ['BIL-002'],
      },
    ],
    evidence: anEvidence(),
    ...fields,
  });
}

/** The one lane, with a library of its own. */
function aLane(): LaneRecord {
  return {
    name: 'expansion/billing',
    kind: 'expansion',
    area: 'billing',
    tag: 'lane:expansion/billing',
    requirements: ['BIL-002'],
    projects: [{ name: 'expansion-billing', root: 'packages/expansion/billing', existing: false }],
    brief: 'packages/expansion/billing/AGENTS.md',
    wave: 1,
    after: [],
    imports: ['@acme/contracts-billing', '@acme/shared-money', '@acme/testing'],
  };
}

/** The one contract library, which the lane implements. */
function aContract(): ContractLibraryRecord {
  return {
    area: 'billing',
    package: '@acme/contracts-billing',
    root: 'packages/contracts/billing',
    requirements: ['BIL-002'],
    exports: [
      {
        name: 'RefundGateway',
        kind: 'interface',
        signature: 'interface RefundGateway {\n  refund(orderId: string): Promise<void>;\n}',
        file: 'packages/contracts/billing/src/refund-gateway.ts',
        requirement: 'BIL-002',
        fake: 'fakeRefundGateway',
        suite: null,
      },
    ],
    implementedBy: ['expansion/billing'],
    usedBy: [],
  };
}

/** A green run: two tasks executed, one restored, one test passed and one to do. */
function anEvidence(): Evidence {
  return {
    runId: 'run-1',
    mode: 'all',
    base: null,
    commit: '4f5e6d7',
    treeDigest: DIGEST,
    startedAt: '2026-01-31T09:45:10.000Z',
    finishedAt: '2026-01-31T09:45:14.200Z',
    wallMs: 4200,
    versions: { node: '20.19.0', nx: '23.2.1', typescript: '6.0.3', provisioner: '0.1.0' },
    command: 'nx run-many -t build test',
    tasks: [
      aTask('contracts-billing:build'),
      aTask('shared-money:build', { status: 'restored', durationMs: 20 }),
      aTask('shared-money:test'),
    ],
    tests: [
      {
        project: 'shared-money',
        file: 'packages/shared/money/src/money.spec.ts',
        name: '[CORE-001.1] adds in minor units',
        status: 'passed',
      },
      {
        project: 'expansion-billing',
        file: 'packages/expansion/billing/src/billing.spec.ts',
        name: '[BIL-002.1] A refund is idempotent.',
        status: 'todo',
      },
    ],
    exempt: [{ project: 'contracts-billing', reason: 'types only, no executable code' }],
  };
}
