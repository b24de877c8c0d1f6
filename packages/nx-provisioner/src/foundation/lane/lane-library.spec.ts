import type { Lane, PlannedCriterion, PlannedRequirement, Requirement } from 'nx-provisioner-protocol';

import type { ContractArea, ContractDeclaration } from '../../contracts/contract-model';
import { makeProfile } from '../../workspace/testing/profile';
import type { GeneratedFile } from '../generated-file';
import { laneFiles } from './lane-library';
import { implementedContracts, type LaneView } from './lane-view';

const PROFILE = makeProfile({ sourceCondition: null, tslib: null });

const criterion = (id: string, text: string, rest: Partial<PlannedCriterion> = {}): PlannedCriterion => ({
  id,
  text,
  type: 'acceptance',
  checked: null,
  contract: null,
  line: 1,
  ...rest,
});

const planned = (id: string, title: string, criteria: PlannedCriterion[]): PlannedRequirement => ({
  requirement: { id, title, source: { file: `ARTIFACTS/${id}.md`, line: 1 } } as Requirement,
  priority: 'high',
  criteria,
  wave: 1,
  placement: { type: 'lane', lane: 'expansion/billing' },
});

const REFUNDS = planned('BIL-002', 'Refunds', [
  criterion('BIL-002.1', 'A refund is idempotent for one order id', { contract: 'RefundGateway' }),
  criterion('BIL-002.2', "A refund above the captured amount isn't paid"),
  criterion('BIL-002.u1', 'A partial capture still settles at midnight', { type: 'unchanged' }),
]);

const LANE: Lane = {
  name: 'expansion/billing',
  kind: 'expansion',
  area: 'billing',
  tag: 'lane:expansion/billing',
  requirements: ['BIL-002'],
  projects: [],
  wave: 1,
  after: [],
  contractAreas: ['billing', 'core'],
};

const GATEWAY = {
  name: 'RefundGateway',
  behavioural: true,
  requirement: 'BIL-002',
  typeParameters: '',
  typeArguments: '',
  boundNames: [],
} as Partial<ContractDeclaration> as ContractDeclaration;
const AREAS: ContractArea[] = [
  {
    area: 'billing',
    imports: ['core'],
    packages: {},
    files: [{ name: 'refund-gateway', imports: [], packageImports: [], declarations: [GATEWAY] }],
  },
];

const view = (rest: Partial<LaneView> = {}): LaneView => ({
  profile: PROFILE,
  lane: LANE,
  requirements: [REFUNDS],
  implemented: implementedContracts([REFUNDS], AREAS),
  contractAreas: ['billing', 'core'],
  shared: ['money'],
  ownShared: ['money'],
  targets: new Map(),
  occupied: new Set(),
  knownFailing: [],
  ...rest,
});

const contentOf = (files: readonly GeneratedFile[], path: string) => files.find((file) => file.path === path)?.content;
const LIBRARY = 'packages/expansion/billing';

describe('laneFiles', () => {
  it('gives each contract a typed entry that throws until it is written', () => {
    const files = laneFiles(view());

    expect(contentOf(files, `${LIBRARY}/src/index.ts`)).toBe(
      "export { createRefundGateway } from './refund-gateway.js';\n",
    );
    expect(contentOf(files, `${LIBRARY}/src/refund-gateway.ts`)).toBe(
      [
        "import type { RefundGateway } from '@acme/contracts-billing';",
        '',
        '/** Implements BIL-002 (Refunds). */',
        'export function createRefundGateway(): RefundGateway {',
        "  throw new Error('Not implemented: BIL-002');",
        '}',
        '',
      ].join('\n'),
    );
  });

  it('wires the suite and makes one todo for each other criterion', () => {
    expect(contentOf(laneFiles(view()), `${LIBRARY}/src/bil-002.spec.ts`)).toBe(
      [
        "import { refundGatewaySuite } from '@acme/contracts-billing/testing';",
        "import { createRefundGateway } from './refund-gateway.js';",
        '',
        "describe('RefundGateway', () => {",
        '  for (const { name, check } of refundGatewaySuite) {',
        '    if (check) it(name, async () => check(createRefundGateway()));',
        '    else it.todo(name);',
        '  }',
        '});',
        '',
        "describe('BIL-002 Refunds', () => {",
        "  it.todo('[BIL-002.2] A refund above the captured amount isn\\'t paid');",
        '});',
        '',
        "describe('BIL-002 Unchanged behaviour', () => {",
        "  it.todo('[BIL-002.u1] A partial capture still settles at midnight');",
        '});',
        '',
      ].join('\n'),
    );
  });

  it('imports what bounds the type parameters of a contract, and depends on it', () => {
    const repository = {
      ...GATEWAY,
      name: 'Repository',
      typeParameters: '<T extends Entity & Money>',
      typeArguments: '<T>',
      boundNames: ['Entity', 'Money', 'Observable'],
    };
    const entity = { name: 'Entity', behavioural: false, requirement: 'BIL-002' } as ContractDeclaration;
    const imports = [{ from: { area: 'prices' }, names: ['Money'], typeOnly: true }];
    const rxjs = { specifier: 'rxjs', package: 'rxjs', range: '^7.8.0' };
    const packageImports = ['Observable', 'Subject'].map((name) => ({ ...rxjs, name, imported: name }));
    const areas: ContractArea[] = [
      {
        area: 'billing',
        imports: ['prices'],
        packages: { rxjs: '^7.8.0' },
        files: [{ name: 'repository', imports, packageImports, declarations: [entity, repository] }],
      },
    ];
    const files = laneFiles(view({ implemented: implementedContracts([REFUNDS], areas) }));

    expect(contentOf(files, `${LIBRARY}/src/repository.ts`)).toContain(
      "import type { Observable } from 'rxjs';\nimport type { Entity, Repository } from '@acme/contracts-billing';\nimport type { Money } from '@acme/contracts-prices';",
    );
    expect(JSON.parse(contentOf(files, `${LIBRARY}/package.json`)!).dependencies).toMatchObject({
      '@acme/contracts-prices': '*',
      rxjs: '^7.8.0',
    });
  });

  it('depends on its contracts and shared libraries from the start, and carries both tags', () => {
    const manifest = JSON.parse(contentOf(laneFiles(view()), `${LIBRARY}/package.json`)!);

    expect(manifest.nx).toEqual({ name: 'expansion-billing', tags: ['layer:lane', 'lane:expansion/billing'] });
    expect(manifest.dependencies).toEqual({
      '@acme/contracts-billing': '*',
      '@acme/contracts-core': '*',
      '@acme/shared-money': '*',
    });
  });

  it('leaves everything but the manifest and the brief to the worker', () => {
    const owned = laneFiles(view()).filter(({ owner }) => owner === 'plugin');

    expect(owned.map(({ path }) => path).sort()).toEqual([`${LIBRARY}/AGENTS.md`, `${LIBRARY}/package.json`]);
  });

  it('has an entry where no contract asks for one', () => {
    const files = laneFiles(
      view({
        implemented: [],
        requirements: [planned('BIL-003', 'Dunning', [])],
        lane: { ...LANE, requirements: ['BIL-003'] },
      }),
    );

    expect(contentOf(files, `${LIBRARY}/src/index.ts`)).toContain('export function createBilling(): never {');
    expect(contentOf(files, `${LIBRARY}/src/bil-003.spec.ts`)).toContain(
      "it.todo('[BIL-003] has no acceptance criterion yet')",
    );
  });

  describe('in an existing project', () => {
    const lane: Lane = {
      ...LANE,
      name: 'stabilization/cart',
      kind: 'stabilization',
      area: 'cart',
      projects: [{ name: '@acme/cart', root: 'packages/cart', tags: [] }],
    };

    it('writes the brief and the specs, and nothing else', () => {
      const files = laneFiles(view({ lane, implemented: [], targets: new Map([['@acme/cart', ['lint', 'test']]]) }));

      expect(files.map(({ path }) => path)).toEqual(['packages/cart/AGENTS.md', 'packages/cart/src/bil-002.spec.ts']);
      expect(contentOf(files, 'packages/cart/src/bil-002.spec.ts')).toContain('[BIL-002.1]');
    });

    it('writes no spec where no target would run it', () => {
      const files = laneFiles(view({ lane, implemented: [], targets: new Map([['@acme/cart', ['lint']]]) }));

      expect(files.map(({ path }) => path)).toEqual(['packages/cart/AGENTS.md']);
    });

    it("makes way for a person's own page", () => {
      const files = laneFiles(view({ lane, implemented: [], occupied: new Set(['packages/cart/AGENTS.md']) }));

      expect(files.map(({ path }) => path)).toEqual(['packages/cart/AGENTS.lane.md']);
    });

    it('names what is known to fail', () => {
      const files = laneFiles(view({ lane, implemented: [], knownFailing: ['@acme/cart:test'] }));

      expect(contentOf(files, 'packages/cart/AGENTS.md')).toContain('**Known to fail**: `@acme/cart:test`');
    });
  });

  it('writes a brief that fits one screen', () => {
    const brief = contentOf(laneFiles(view()), `${LIBRARY}/AGENTS.md`)!;

    expect(brief.split('\n').length).toBeLessThan(40);
    expect(brief).toContain('[BIL-002](../../../ARTIFACTS/BIL-002.md)');
    expect(brief).toContain('`@acme/contracts-billing` (what you implement)');
  });
});
