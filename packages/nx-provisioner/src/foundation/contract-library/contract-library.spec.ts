import type { ContractArea, ContractDeclaration, ContractMember } from '../../contracts/contract-model';
import { makeProfile } from '../../workspace/testing/profile';
import { contractLibraryFiles } from './contract-library';

const profile = makeProfile();

const method = (name: string, parameters: string[] = [], more: Partial<ContractMember> = {}): ContractMember => ({
  name,
  key: name,
  kind: 'async',
  optional: false,
  parameters,
  ...more,
});
const value = (name: string, key = name): ContractMember => ({ name, key, kind: 'value', optional: false });

function declare(
  name: string,
  members: ContractMember[],
  more: Partial<ContractDeclaration> = {},
): ContractDeclaration {
  return {
    name,
    kind: 'interface',
    text: `export interface ${name} {}`,
    signature: '',
    typeParameters: '',
    typeArguments: '',
    boundNames: [],
    typeBoundNames: [],
    requirement: 'BIL-002',
    source: { file: 'ARTIFACTS/BIL-002.md', line: 10 },
    behavioural: members.some(({ kind }) => kind !== 'value'),
    members,
    ...more,
  };
}

function generate(declarations: ContractDeclaration[], more: Partial<ContractArea> = {}, criteria: string[] = []) {
  const area: ContractArea = {
    area: 'billing',
    files: [{ name: 'refund-gateway', declarations, imports: [], packageImports: [] }],
    imports: [],
    packages: {},
    ...more,
  };
  const suites = new Map([['billing/RefundGateway', criteria.map((name) => ({ id: '', name }))]]);
  const files = contractLibraryFiles(area, { profile, suites });
  return new Map(files.map(({ path, content }) => [path.replace('packages/contracts/billing/', ''), content]));
}

const RANGE = { specifier: 'semver', package: '@types/semver', range: 'catalog:', name: 'Range', imported: 'Range' };
const STREAM = { specifier: 'rxjs', package: 'rxjs', range: '^7.8.0', name: 'Stream', imported: 'Observable' };
const GATEWAY = declare('RefundGateway', [method('refund', ['orderId', 'amount'])]);
const RECEIPT = declare('RefundReceipt', [value('refundId')]);
const STATE = declare('State', [value('Open'), value('Closed')], {
  kind: 'enum',
  text: 'export enum State { Open, Closed }',
});

describe('contractLibraryFiles', () => {
  it('prints a file of contracts under its imports', () => {
    const files = generate([GATEWAY, RECEIPT], {
      imports: ['core'],
      packages: { rxjs: '^7.8.0', semver: 'catalog:' },
      files: [
        {
          name: 'refund-gateway',
          declarations: [GATEWAY, RECEIPT],
          imports: [
            { from: { area: 'core' }, names: ['Money'], typeOnly: true },
            { from: { file: 'state' }, names: ['State'], typeOnly: false },
          ],
          packageImports: [RANGE, STREAM],
        },
      ],
    });

    expect(files.get('src/refund-gateway.ts')).toBe(
      [
        [
          "import type { Observable as Stream } from 'rxjs';",
          "import type { Range } from 'semver';",
          "import type { Money } from '@acme/contracts-core';",
          "import { State } from './state.js';",
        ].join('\n'),
        'export interface RefundGateway {}',
        'export interface RefundReceipt {}\n',
      ].join('\n\n'),
    );
    expect(JSON.parse(files.get('package.json') ?? '')).toMatchObject({
      nx: { name: 'contracts-billing', tags: ['layer:contracts'] },
      dependencies: { '@acme/contracts-core': '*', '@acme/testing': '*', rxjs: '^7.8.0', semver: 'catalog:' },
    });
  });

  it('gives each interface with methods a fake and a suite with the criteria of its heading', () => {
    const files = generate([GATEWAY, RECEIPT], {}, ["[BIL-002.1] A refund isn't repeated"]);

    expect(files.get('src/testing.ts')).toBe(
      [
        "export { fakeRefundGateway } from './refund-gateway.fake.js';",
        "export { refundGatewaySuite } from './refund-gateway.suite.js';",
        '',
      ].join('\n'),
    );
    expect(files.get('src/refund-gateway.fake.ts')).toBe(
      [
        "import { fake, type Fake, type Stubs } from '@acme/testing';",
        "import type { RefundGateway } from './refund-gateway.js';",
        '',
        'export const fakeRefundGateway = (stubs?: Stubs<RefundGateway>): Fake<RefundGateway> =>',
        "  fake<RefundGateway>('RefundGateway', { refund: 'async' }, stubs);",
        '',
      ].join('\n'),
    );
    expect(files.get('src/refund-gateway.suite.ts')).toBe(
      [
        "import type { ContractSuite } from '@acme/testing';",
        "import type { RefundGateway } from './refund-gateway.js';",
        '',
        'export const refundGatewaySuite: ContractSuite<RefundGateway> = [',
        "  { name: '[BIL-002.1] A refund isn\\'t repeated' },",
        '];',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(files.get('package.json') ?? '')).toHaveProperty(['exports', './testing']);
  });

  it('keeps type parameters in fakes, imports their bounds, and binds suites', () => {
    const store = declare('Store', [value('content-type', "'content-type'"), method('get')], {
      typeParameters: '<T extends Entity>',
      typeArguments: '<T>',
      typeBounds: '<Entity>',
      boundNames: ['Entity', 'Stream'],
      typeBoundNames: ['Entity', 'Stream'],
    });
    const files = generate([store], {
      imports: ['core', 'other'],
      files: [
        {
          name: 'store',
          declarations: [store],
          imports: [
            { from: { area: 'core' }, names: ['Entity', 'Money'], typeOnly: true },
            { from: { area: 'other' }, names: ['Unused'], typeOnly: true },
          ],
          packageImports: [RANGE, STREAM],
        },
      ],
    });
    const testing = files.get('src/store.fake.ts');

    expect(testing).toContain(
      [
        "import type { Observable as Stream } from 'rxjs';",
        "import { fake, type Fake, type Stubs } from '@acme/testing';",
        "import type { Entity } from '@acme/contracts-core';",
        "import type { Store } from './store.js';",
      ].join('\n'),
    );
    expect(testing).toContain('fakeStore = <T extends Entity>(stubs?: Stubs<Store<T>>): Fake<Store<T>> =>');
    expect(testing).toContain("fake<Store<T>>('Store', { 'content-type': 'value', get: 'async' }, stubs);");
    expect(files.get('src/store.suite.ts')).toBe(
      [
        "import type { Observable as Stream } from 'rxjs';",
        "import type { ContractSuite } from '@acme/testing';",
        "import type { Entity } from '@acme/contracts-core';",
        "import type { Store } from './store.js';",
        '',
        'export const storeSuite: ContractSuite<Store<Entity>> = [];\n',
      ].join('\n'),
    );
  });

  it('tests each fake by its first method and its first value', () => {
    const members = [value('is-open', "'is-open'"), method('close', ['slowly'], { kind: 'method' }), method('open')];
    const spec = generate([declare('Door', members)]).get('src/refund-gateway.fake.spec.ts');

    expect(spec).toContain('const double = fakeDoor({ close: () => answer });');
    expect(spec).toContain("expect(double.close('slowly' as never)).toBe(answer);");
    expect(spec).toContain("expect(double.calls).toEqual([{ member: 'close', args: ['slowly'] }]);");
    expect(spec).toContain("expect(() => fakeDoor().close('slowly' as never)).toThrow('Door.close is not stubbed');");
    expect(spec).toContain("expect(fakeDoor({ 'is-open': 'value' as never })['is-open']).toBe('value');");
    expect(spec).toContain("expect(() => fakeDoor()['is-open']).toThrow('Door.is-open is not stubbed');");
  });

  it.each([
    ['rejects', method('open'), "await expect(fakeDoor().open()).rejects.toThrow('Door.open is not stubbed');"],
    ['is absent', method('open', [], { optional: true }), 'expect(fakeDoor().open).toBeUndefined();'],
  ])('tests that a fake without stubs %s where its method is such', (_, member, expected) => {
    expect(generate([declare('Door', [member])]).get('src/refund-gateway.fake.spec.ts')).toContain(expected);
  });

  it('has nothing to run, and no harness, for types alone', () => {
    const files = generate([RECEIPT]);

    expect([...files.keys()].sort()).toEqual([
      'package.json',
      'src/index.ts',
      'src/refund-gateway.ts',
      'tsconfig.json',
      'tsconfig.lib.json',
    ]);
    expect(files.get('package.json')).not.toContain('testing');
  });

  it('exports enums as values and tests that they are there', () => {
    const files = generate([RECEIPT, STATE]);

    expect(files.get('src/index.ts')).toBe(
      "export { State } from './refund-gateway.js';\nexport type { RefundReceipt } from './refund-gateway.js';\n",
    );
    expect(files.get('src/index.spec.ts')).toContain("expect.arrayContaining(['Open', 'Closed'])");
    expect(files.has('jest.config.cjs')).toBe(true);
    expect(files.has('src/testing.ts')).toBe(false);
  });

  it('names the requirements that caused each file', () => {
    const area: ContractArea = {
      area: 'billing',
      files: [
        { name: 'a', declarations: [declare('A', [])], imports: [], packageImports: [] },
        { name: 'b', declarations: [declare('B', [], { requirement: 'BIL-003' })], imports: [], packageImports: [] },
      ],
      imports: [],
      packages: {},
    };
    const causes = contractLibraryFiles(area, { profile, suites: new Map() }).map(({ path, requirements }) => [
      path.split('/').at(-1),
      requirements,
    ]);

    expect(causes).toContainEqual(['a.ts', ['BIL-002']]);
    expect(causes).toContainEqual(['b.ts', ['BIL-003']]);
    expect(causes).toContainEqual(['index.ts', ['BIL-002', 'BIL-003']]);
  });
});
