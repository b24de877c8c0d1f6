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
beforeEach(() => {
  recorded = new Map();
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
async function build(options: { force?: boolean; prune?: boolean } = {}) {
  const { force = false, prune = false } = options;
  const understanding = await workspace.understand([CART]);
  const tree = createTree(workspace.root);
  const memory: Memory = { recorded, ledger: new Map() };
  const foundation = foundationFiles(describeFoundationInput(understanding, []));
  const { profile, projects } = understanding;
  const format = (_path: string, text: string) => Promise.resolve(text);
  const result = await implement({ tree, profile, foundation, projects, memory, format, force, prune });
  putTestsInPlace(tree, result.convergence);
  const changes = listPendingChanges(tree);
  addWrittenFiles(workspace.root, result.convergence.owned);
  flushTree(tree);
  const standing = result.convergence.owned.filter(({ path }) => !result.removed.includes(path));
  recorded = new Map(standing.map((file) => [file.path, file]));
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
});
