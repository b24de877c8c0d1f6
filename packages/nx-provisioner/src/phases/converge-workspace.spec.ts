import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { makeBuiltWorkspace, REFUNDS, type BuildOptions, type BuiltWorkspace } from './testing/built-workspace';
import { writeDocument } from './testing/workspace';

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

describe('convergeWorkspace, with a withdrawn requirement in a lane that lives on', () => {
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

  it('keeps the testing entry and the tests of a library in which only types are left', async () => {
    workspace.write({
      'ARTIFACTS/b.md': REFUNDS.replace('refund(orderId: string): Promise<void>', 'readonly id: string'),
    });
    await build();

    const { exports } = JSON.parse(read(MANIFEST)) as { exports: object };
    expect(Object.keys(exports)).toContain('./testing');
    expect(read(`${CONTRACTS}/tsconfig.lib.json`)).toContain('"src/**/*.spec.ts"');
    expect(read(`${CONTRACTS}/jest.config.cjs`)).not.toBe('');
    expect(dependencies()).toContain('@acme/testing');
  });

  it('keeps the lane on an area of which nothing else is left', async () => {
    workspace.write({ 'ARTIFACTS/b.md': REFUNDS.replace(/## Contract[^]*?```\n\n(?=## )/, '') });
    await build();

    const { dependencies: kept } = JSON.parse(read(`${LANE}/package.json`)) as { dependencies: object };
    expect(Object.keys(kept)).toContain('@acme/contracts-billing');
    expect(read(`${LANE}/tsconfig.lib.json`)).toContain('contracts/billing/tsconfig.lib.json');
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
