import {
  CART,
  FIX,
  makeBuiltWorkspace,
  REFUNDS,
  type BuildOptions,
  type BuiltWorkspace,
} from './testing/built-workspace';

const SPEC = 'packages/expansion/billing/src/bil-002.spec.ts';
const MANIFEST = 'packages/contracts/billing/package.json';

let workspace: BuiltWorkspace;
beforeEach(() => {
  workspace = makeBuiltWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

const build = (options?: BuildOptions) => workspace.build(options);
const read = (path: string) => workspace.read(path);

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
