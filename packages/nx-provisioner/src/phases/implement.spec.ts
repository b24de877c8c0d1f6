import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { OwnedFile } from 'nx-provisioner-protocol';

import { createTree, flushTree, listPendingChanges } from '../adapters/tree';
import { addWrittenFiles } from '../adapters/written-files';
import type { Memory } from '../foundation/converge/converge';
import { foundationFiles } from '../foundation/foundation-files';
import { implement } from './implement';
import { describeFoundationInput, type ProjectFacts } from './plan';
import { putTestsInPlace } from './test';
import { makeWorkspace, writeDocument, type TestWorkspace } from './testing/workspace';

const CART: ProjectFacts = { name: '@acme/cart', root: 'packages/cart', tags: [], targets: ['test'] };
const FIX = writeDocument(
  'id: STB-001\nkind: stabilization\npriority: critical\narea: cart\ntouches: ["@acme/cart"]',
  '# Totals\n\n## Acceptance criteria\n\n- [ ] They add up.',
);
const REFUNDS = writeDocument(
  'id: BIL-002\nkind: expansion\npriority: low\narea: billing',
  '# Refunds\n\n## Contract\n\n```ts\nexport interface RefundGateway {\n  refund(orderId: string): Promise<void>;\n}\n```\n\n## Acceptance criteria\n\n- [ ] Paid once.',
);
const SPEC = 'packages/expansion/billing/src/bil-002.spec.ts';
const MANIFEST = 'packages/contracts/billing/package.json';

let workspace: TestWorkspace;
let recorded: ReadonlyMap<string, OwnedFile>;
let written: Map<string, Set<string>>;
let former: readonly string[];
beforeEach(() => {
  recorded = new Map();
  written = new Map();
  former = [];
  workspace = makeWorkspace({
    'ARTIFACTS/a.md': FIX,
    'ARTIFACTS/b.md': REFUNDS,
    'packages/cart/package.json': '{\n  "name": "@acme/cart"\n}\n',
  });
});
afterEach(() => {
  workspace.dispose();
});

/** Runs phases 1 to 6, writes the result, and remembers it as a session would. */
async function build(options: { force?: boolean; prune?: boolean; projects?: ProjectFacts[] } = {}) {
  const { force = false, prune = false } = options;
  const understanding = await workspace.understand(options.projects ?? [CART]);
  const tree = createTree(workspace.root);
  const memory: Memory = { recorded, ledger: new Map(), written };
  const foundation = foundationFiles(describeFoundationInput(understanding, []));
  const { profile, projects, plan } = understanding;
  const { requirements } = plan;
  const laneTags = [...former, ...plan.lanes.map(({ tag }) => tag)];
  const format = (_path: string, text: string) => Promise.resolve(text);
  const result = await implement({
    ...{ tree, profile, foundation, requirements, laneTags, projects, memory, format, force, prune },
  });
  putTestsInPlace(tree, result.convergence);
  const changes = listPendingChanges(tree);
  addWrittenFiles(workspace.root, result.convergence.owned);
  flushTree(tree);
  const standing = result.convergence.owned.filter(({ path }) => !result.removed.includes(path));
  recorded = new Map(standing.map((file) => [file.path, file]));
  for (const { path, digest } of standing) written.set(path, new Set([...(written.get(path) ?? []), digest]));
  former = plan.lanes.map(({ tag }) => tag);
  return {
    changes: changes.map(({ type, path }) => `${type} ${path}`),
    codes: result.diagnostics.map(({ code }) => code),
  };
}

const read = (path: string) => createTree(workspace.root).read(path, 'utf8') ?? '';

describe('implement', () => {
  it('builds contracts, harness and lanes, and wires them', async () => {
    const { changes, codes } = await build();

    expect(codes).toEqual([]);
    expect(changes).toEqual(
      expect.arrayContaining([
        `CREATE ${MANIFEST}`,
        `CREATE ${SPEC}`,
        'CREATE packages/testing/src/fake.ts',
        'CREATE packages/cart/src/stb-001.spec.ts',
        'UPDATE eslint.config.mjs',
        'UPDATE package.json',
        'UPDATE tsconfig.json',
      ]),
    );
    expect(read('eslint.config.mjs')).toContain("allSourceTags: ['layer:lane', 'lane:expansion/billing']");
  });

  it('gives an existing project its tag, its brief and its specs, and nothing else', async () => {
    const { changes } = await build();

    expect(changes.filter((change) => change.includes('packages/cart/'))).toEqual([
      'CREATE packages/cart/AGENTS.md',
      'UPDATE packages/cart/package.json',
      'CREATE packages/cart/src/stb-001.spec.ts',
    ]);
    expect(JSON.parse(read('packages/cart/package.json'))).toEqual({
      name: '@acme/cart',
      nx: { tags: ['lane:stabilization/cart'] },
    });
  });

  it("leaves a person's own page alone and puts the brief beside it", async () => {
    workspace.write({ 'packages/cart/AGENTS.md': 'mine\n' });
    const { changes } = await build({ force: true });

    expect(changes).toContain('CREATE packages/cart/AGENTS.lane.md');
    expect(read('packages/cart/AGENTS.md')).toBe('mine\n');
    expect((await build({ force: true })).changes).toEqual([]);
  });

  it('brings a lane back whole that was pruned before', async () => {
    await build();
    workspace.write({ 'ARTIFACTS/b.md': FIX.replace('STB-001', 'STB-002') });
    await build({ prune: true });
    workspace.write({ 'ARTIFACTS/b.md': REFUNDS });

    expect((await build()).changes).toEqual(expect.arrayContaining([`CREATE ${SPEC}`, `CREATE ${MANIFEST}`]));
  });

  it('changes nothing the second time', async () => {
    await build();

    expect((await build()).changes).toEqual([]);
  });

  it('changes exactly what follows from a changed document', async () => {
    await build();
    workspace.write({ 'ARTIFACTS/b.md': `${REFUNDS}- [ ] Never more than was paid.\n` });

    expect((await build()).changes).toEqual([`UPDATE ${SPEC}`]);
    expect(read(SPEC)).toContain('[BIL-002.2] Never more than was paid.');
  });

  it("leaves a worker's spec alone once it was edited", async () => {
    await build();
    workspace.write({ [SPEC]: '// mine\n', 'ARTIFACTS/b.md': `${REFUNDS}- [ ] Never more than was paid.\n` });

    expect(await build()).toEqual({ changes: [], codes: [] });
  });

  it('names a plugin-owned file that was edited and takes it only with force', async () => {
    await build();
    workspace.write({ [MANIFEST]: '{ "name": "@acme/contracts-billing" }\n' });

    expect(await build()).toEqual({ changes: [], codes: ['NXP-550'] });
    expect((await build({ force: true })).changes).toEqual([`UPDATE ${MANIFEST}`]);
  });

  it('lists what a withdrawn requirement brought, and removes it only with prune and unedited', async () => {
    await build();
    workspace.write({
      'packages/expansion/billing/src/index.ts': '// mine\n',
      'ARTIFACTS/b.md': FIX.replace('STB-001', 'STB-002'),
    });

    expect((await build()).codes).toContain('NXP-555');
    const { changes } = await build({ prune: true });

    expect(changes).toContain(`DELETE ${SPEC}`);
    expect(read('packages/expansion/billing/src/index.ts')).toBe('// mine\n');
  });

  describe('with a withdrawn requirement in a lane that lives on', () => {
    const CORE = writeDocument(
      'id: COR-001\nkind: expansion\npriority: low\narea: core',
      '# Money\n\n## Contract\n\n```ts\nexport interface Money {\n  readonly amount: number;\n}\n```\n\n## Acceptance criteria\n\n- [ ] It counts.',
    );
    const INVOICES = REFUNDS.replace('BIL-002', 'BIL-003')
      .replace('area: billing', 'area: billing\ndependsOn: [COR-001]')
      .replace('Refunds', 'Invoices')
      .replace('RefundGateway', 'InvoiceStore')
      .replace('Promise<void>', 'Promise<Money>');
    const REMINDERS = REFUNDS.replace('BIL-002', 'BIL-004')
      .replace('Refunds', 'Reminders')
      .replace('RefundGateway', 'ReminderQueue');
    const CONTRACTS = 'packages/contracts/billing';
    const LANE = 'packages/expansion/billing';
    const dependencies = () => Object.keys((JSON.parse(read(MANIFEST)) as { dependencies: object }).dependencies);

    beforeEach(async () => {
      workspace.write({ 'ARTIFACTS/c.md': INVOICES, 'ARTIFACTS/d.md': CORE });
      await build();
      for (const file of ['c.md', 'd.md']) rmSync(join(workspace.root, 'ARTIFACTS', file));
    });

    it('changes the brief and nothing that the withdrawn files need', async () => {
      const { changes, codes } = await build();

      expect(codes).toContain('NXP-555');
      // No file that stands in the lane imports from the area that is gone, so that the lane lets go of it.
      const files = ['AGENTS.md', 'package.json', 'tsconfig.lib.json', 'tsconfig.spec.json'];
      expect(changes.filter((change) => /billing|contracts/.test(change))).toEqual(
        files.map((file) => `UPDATE ${LANE}/${file}`),
      );
      expect((await build()).changes).toEqual([]);
    });

    it('exports what is new beside what stands', async () => {
      await build();
      workspace.write({ 'ARTIFACTS/e.md': REMINDERS });
      await build();

      for (const path of [`${CONTRACTS}/src/index.ts`, `${CONTRACTS}/src/testing.ts`, `${LANE}/src/index.ts`]) {
        expect(read(path)).toMatch(/InvoiceStore/);
        expect(read(path)).toMatch(/ReminderQueue/);
      }
      expect(dependencies()).toEqual(['@acme/contracts-core', '@acme/testing', 'tslib']);
      expect((await build()).changes).toEqual([]);
    });

    it('exports a name once that another contract has taken over', async () => {
      workspace.write({
        'ARTIFACTS/b.md': REFUNDS.replace('}\n```', '}\nexport interface InvoiceStore {\n  find(): string;\n}\n```'),
      });
      await build();

      expect(read(`${CONTRACTS}/src/invoice-store.ts`)).toContain('Money');
      expect(read(`${CONTRACTS}/src/index.ts`).match(/InvoiceStore/g)).toHaveLength(1);
      expect(read(`${CONTRACTS}/src/testing.ts`).match(/fakeInvoiceStore/g)).toHaveLength(1);
    });

    it("takes a person's edit back with force", async () => {
      await build();
      const text = read(MANIFEST);
      workspace.write({ [MANIFEST]: text.replace('"tslib"', '"@acme/cart": "*",\n    "tslib"') });

      expect((await build()).codes).toContain('NXP-550');
      await build({ force: true });
      expect(dependencies()).not.toContain('@acme/cart');
      workspace.write({ [MANIFEST]: '<<<<<<< ours\n' });
      await build({ force: true });
      expect(dependencies()).toContain('@acme/testing');
    });

    it('takes the wiring away with the files', async () => {
      await build();
      await build({ prune: true });

      expect(read(`${CONTRACTS}/src/index.ts`)).toBe("export type { RefundGateway } from './refund-gateway.js';\n");
      expect(read(`${CONTRACTS}/src/testing.ts`)).not.toContain('InvoiceStore');
      expect(read(`${LANE}/src/index.ts`)).not.toContain('InvoiceStore');
      expect(dependencies()).toEqual(['@acme/testing', 'tslib']);
      expect(read(`${CONTRACTS}/tsconfig.lib.json`)).not.toContain('../core');
    });

    it('needs no library that somebody deleted by hand', async () => {
      await build();
      rmSync(join(workspace.root, 'packages/contracts/core'), { recursive: true });
      await build();

      expect(dependencies()).toEqual(['@acme/testing', 'tslib']);
      expect(read(`${CONTRACTS}/tsconfig.lib.json`)).not.toContain('../core');
      expect(read(`${CONTRACTS}/src/index.ts`)).toContain('InvoiceStore');
    });
  });

  it('follows a requirement into another area, unless somebody worked there', async () => {
    await build();
    workspace.write({ 'ARTIFACTS/b.md': REFUNDS.replace('area: billing', 'area: payments') });
    const { changes, codes } = await build();

    expect(codes).toEqual([]);
    expect(changes).toEqual(
      expect.arrayContaining([
        `DELETE ${MANIFEST}`,
        'CREATE packages/contracts/payments/package.json',
        `DELETE ${SPEC}`,
        'CREATE packages/expansion/payments/src/bil-002.spec.ts',
      ]),
    );
    expect(read('eslint.config.mjs')).not.toContain('expansion/billing');
    expect((await build()).changes).toEqual([]);
  });

  it("leaves a lane whole in which a person's own file lies when its requirement moves", async () => {
    await build();
    workspace.write({
      'packages/expansion/billing/src/ledger.ts': '// mine\n',
      'ARTIFACTS/b.md': REFUNDS.replace('area: billing', 'area: payments'),
    });
    const { changes, codes } = await build();

    expect(changes).toContain(`DELETE ${MANIFEST}`);
    expect(changes.filter((change) => change.startsWith('DELETE packages/expansion'))).toEqual([]);
    expect(codes).toContain('NXP-555');
  });

  it('follows a contract that gets another name', async () => {
    await build();
    workspace.write({ 'ARTIFACTS/b.md': REFUNDS.replaceAll('RefundGateway', 'Refunder') });
    const { changes, codes } = await build();

    expect(codes).toEqual([]);
    expect(changes).toEqual(
      expect.arrayContaining([
        'DELETE packages/contracts/billing/src/refund-gateway.ts',
        'CREATE packages/contracts/billing/src/refunder.ts',
        'DELETE packages/expansion/billing/src/refund-gateway.ts',
        'CREATE packages/expansion/billing/src/refunder.ts',
      ]),
    );
  });

  it('knows a text of its own that comes back from an earlier commit', async () => {
    await build();
    const before = { [SPEC]: read(SPEC), 'packages/cart/AGENTS.md': read('packages/cart/AGENTS.md') };
    workspace.write({
      'ARTIFACTS/a.md': FIX.replace('# Totals', '# Sums'),
      'ARTIFACTS/b.md': `${REFUNDS}- [ ] Never more than was paid.\n`,
    });
    await build();
    workspace.write(before);

    expect(await build()).toEqual({
      changes: expect.arrayContaining(['UPDATE packages/cart/AGENTS.md', `UPDATE ${SPEC}`]),
      codes: [],
    });
  });

  it('keeps the rules of a withdrawn lane as long as it stands', async () => {
    await build();
    const lane = { name: 'expansion-billing', root: 'packages/expansion/billing', targets: [] };
    const projects = [CART, { ...lane, tags: ['layer:lane', 'lane:expansion/billing'] }];
    workspace.write({ 'ARTIFACTS/b.md': FIX.replace('STB-001', 'STB-002') });

    expect((await build({ projects })).changes).not.toContain('UPDATE eslint.config.mjs');
    await build({ projects, prune: true });
    expect(read('eslint.config.mjs')).not.toContain('lane:expansion/billing');
  });

  it('leaves the lanes of another workspace directory as they are', async () => {
    await build();
    const other = { name: '@acme/tax', root: 'packages/tax', targets: [], tags: ['lane:stabilization/tax'] };
    workspace.write({ 'packages/tax/package.json': '{ "nx": { "tags": ["lane:stabilization/tax"] } }' });

    expect((await build({ projects: [CART, other] })).changes).toEqual([]);
  });
});
