import { copyShop, keepDocuments, readArtifact, readRecord, type Workspace } from './workspace';

const LANE = 'packages/expansion/billing';
const TEST_OF_LANE = 'expansion-billing:test';

/** The first worker's test for STB-001: red until the voucher is mended. */
const VOUCHER_SPEC = `import { spreadVoucher } from './voucher.js';

it('[STB-001.1] The lines share all of the voucher', () => {
  expect(spreadVoucher([1200, 1200, 1200], 1000)).toEqual([334, 333, 333]);
});
`;
const RED_SPEC = `it('is red', () => {
  expect(1).toBe(2);
});
`;

/** Passes when it runs: only the compiler sees what is wrong. */
const MISTYPED_SPEC = `it('passes', () => {
  const price: number = 'twelve';
  expect(price).toBe('twelve');
});
`;

describe('the gate', () => {
  let shop: Workspace;
  const provision = () => shop.nx('run', 'provision');
  const failingTasks = () => (readRecord(shop).evidence?.tasks ?? []).filter(({ outcome }) => outcome === 'failed');

  async function expectBlocked(session: number, task: string): Promise<void> {
    expect((await provision()).code).not.toBe(0);
    const record = readRecord(shop);
    expect(record.session).toMatchObject({ number: session, outcome: 'blocked' });
    expect(record.blockers.map(({ message }) => message)).toContainEqual(expect.stringContaining(task));
    expect(readArtifact(shop)).toContain(task);
    expect((await shop.nx('run', 'ready')).code).not.toBe(0);
  }

  async function expectCompleted(session: number): Promise<void> {
    await shop.mustNx('run', 'provision');
    expect(readRecord(shop).session).toMatchObject({ number: session, outcome: 'completed' });
    await shop.mustNx('run', 'ready');
  }

  beforeAll(async () => {
    shop = await copyShop('gate');
    keepDocuments(shop, ['CORE-001', 'CORE-002', 'CORE-003', 'BIL-001', 'LOY-001', 'STB-001']);
    shop.write('packages/checkout/src/lib/voucher.spec.ts', VOUCHER_SPEC);
    shop.write('packages/catalog/src/lib/red.spec.ts', RED_SPEC);
    await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive');
    await shop.commit('Add nx-provisioner, with two tests that are red');
  });

  it('blocks on a test that was red before where no requirement touches its project', async () => {
    await expectBlocked(1, '@shop/catalog:test');
  });

  it('names a test that was red before in a project that a fix touches as known, and does not count it', () => {
    const known = failingTasks().filter(({ knownFailing }) => knownFailing);

    expect(known.map(({ id }) => id)).toEqual(['@shop/checkout:test']);
    expect(
      readRecord(shop)
        .blockers.map(({ message }) => message)
        .join('\n'),
    ).not.toContain('@shop/checkout:test');
  });

  it('completes the same session once the other test is mended, and still names the known one', async () => {
    shop.remove('packages/catalog/src/lib/red.spec.ts');

    await expectCompleted(1);

    expect(readRecord(shop).session.revisions.map(({ outcome }) => outcome)).toEqual(['blocked', 'completed']);
    expect(failingTasks().map(({ id }) => id)).toEqual(['@shop/checkout:test']);
    const pattern = readArtifact(shop)
      .split('\n')
      .find((line) => line.startsWith('- Known failing'));
    expect(pattern).toContain('@shop/checkout:test');
    expect(pattern).not.toContain('@shop/catalog:test');
    expect(readRecord(shop).history).toEqual([]);
    await shop.commit('Provision the foundation');
  });

  it("blocks on a lane's broken test and goes on with that session when it is mended", async () => {
    shop.write(`${LANE}/src/red.spec.ts`, RED_SPEC);
    await expectBlocked(2, TEST_OF_LANE);

    shop.remove(`${LANE}/src/red.spec.ts`);
    await expectCompleted(2);
    await shop.commit('Mend the test');
  });

  it('blocks on a type error, and on a lint error', async () => {
    shop.write(`${LANE}/src/price.spec.ts`, MISTYPED_SPEC);
    await expectBlocked(3, 'expansion-billing:typecheck');

    shop.remove(`${LANE}/src/price.spec.ts`);
    shop.write(`${LANE}/src/price.ts`, 'var minor = 12;\nexport const price = minor;\n');
    await expectBlocked(3, 'expansion-billing:lint');
  });

  it('refuses the import of one lane into another', async () => {
    shop.write(`${LANE}/src/price.ts`, "export { createPointsLedger } from '@shop/expansion-loyalty';\n");

    const { code, output } = await shop.nx('run', 'expansion-billing:lint');

    expect(code).not.toBe(0);
    expect(output).toContain('@nx/enforce-module-boundaries');
  });

  it('refuses workers as soon as the tree is not the one that was validated', async () => {
    shop.remove(`${LANE}/src/price.ts`);
    await expectCompleted(3);

    shop.write('packages/delivery/src/lib/parcel.ts', 'export const PARCELS = 3;\n');

    expect((await shop.nx('run', 'ready')).code).not.toBe(0);
  });
});
