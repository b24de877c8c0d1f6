import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { META_DATA_LABELS, TEMPLATE_HEADINGS } from './template-headings';
import { copyShop, readArtifact, readRecord, type Workspace } from './workspace';

const TARGETS = ['lint', 'typecheck', 'build', 'test'];

const REMINDERS = `---
id: BIL-003
kind: expansion
priority: low
area: billing
dependsOn: [BIL-001, CORE-003]
---

# Reminders

## Contract

\`\`\`ts
export interface ReminderQueue {
  remind(orderId: OrderId, amount: Money): Promise<void>;
}
\`\`\`

## Acceptance criteria

### ReminderQueue

- [ ] A reminder goes out once for one order id.
`;

describe('provisioning the shop', () => {
  let shop: Workspace;
  const provision = () => shop.mustNx('run', 'provision', '--contextFile=CONTEXT.md');

  beforeAll(async () => {
    shop = await copyShop('provision');
  });

  describe('init', () => {
    it('registers the plugin, and the root targets are there', async () => {
      await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive');

      expect(shop.read('nx.json')).toContain('"nx-provisioner"');
      const { output } = await shop.nx('show', 'project', '@shop/source', '--json');
      expect(Object.keys(parseJson(output).targets as object)).toEqual(expect.arrayContaining(['provision', 'ready']));
    });

    it('keeps the existing projects green', async () => {
      await shop.mustNx('run-many', '-t', ...TARGETS);
    });

    it('changes nothing when it is run again', async () => {
      await shop.commit('Add nx-provisioner');

      await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive');
      expect(await shop.status()).toBe('');
    });
  });

  describe('the first session', () => {
    it('completes', async () => {
      await provision();

      expect(readRecord(shop).session).toMatchObject({ number: 1, outcome: 'completed' });
    });

    it('writes the artifact with all headings of the template, in its order, and no placeholder left', () => {
      const lines = readArtifact(shop).split('\n');
      const { timestamp } = readRecord(shop).session;

      expect(lines.find((line) => line.startsWith('# '))).toBe(`# PROVISIONER-SESSION-001-${timestamp}`);
      expect(lines.filter((line) => TEMPLATE_HEADINGS.includes(line))).toEqual(TEMPLATE_HEADINGS);
      const labels = lines.flatMap((line) => /^- \*\*(.+?)\*\*: \S/.exec(line)?.[1] ?? []);
      expect(labels.slice(0, META_DATA_LABELS.length)).toEqual(META_DATA_LABELS);
      expect(lines.filter((line) => /\{[A-Z][A-Z0-9_]*\}/.test(line))).toEqual([]);
    });

    it('makes a lane for each kind and area, and leaves out what the context leaves out', () => {
      const { lanes, outstanding } = readRecord(shop);

      expect(lanes.map(({ name }) => name).sort()).toEqual([
        'expansion/billing',
        'expansion/checkout',
        'expansion/loyalty',
        'expansion/notifications',
        'expansion/search',
        'stabilization/catalog',
        'stabilization/checkout',
        'stabilization/delivery',
        'stabilization/pricing',
      ]);
      expect(outstanding.map(({ id }) => id)).toContain('GFT-001');
    });

    it('plans the critical fix before every enhancement, and its project for one lane at a time', () => {
      const { requirements, lanes } = readRecord(shop);
      const order = requirements.map(({ id }) => id);
      const kinds = requirements.map(({ kind }) => kind);

      expect(order.indexOf('STB-001')).toBeGreaterThanOrEqual(0);
      expect(order.indexOf('STB-001')).toBeLessThan(kinds.indexOf('expansion'));
      expect(lanes.find(({ name }) => name === 'stabilization/checkout')?.projects).toEqual([
        { name: '@shop/checkout', root: 'packages/checkout', existing: true },
      ]);
      expect(lanes.find(({ name }) => name === 'expansion/checkout')?.after).toEqual(['stabilization/checkout']);
    });

    it('takes the state of a criterion from its test alone', () => {
      const criteria = readRecord(shop).requirements.flatMap((requirement) => requirement.criteria);
      const states = new Map(criteria.map(({ id, state }) => [id, state]));

      expect(states.get('CORE-001.2')).toBe('met');
      expect(states.get('BIL-001.1')).toBe('outstanding');
    });

    it('keeps evidence of every task that the artifact counts', () => {
      const { tasks, tests } = readRecord(shop).evidence!;

      expect(tasks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      for (const target of TARGETS) {
        expect(tasks).toContainEqual(expect.objectContaining({ project: 'contracts-billing', target }));
        expect(tasks).toContainEqual(expect.objectContaining({ project: '@shop/checkout', target }));
      }
      expect(tests).toContainEqual(
        expect.objectContaining({
          project: 'shared-money',
          status: 'passed',
          name: expect.stringContaining('[CORE-001.1]'),
        }),
      );
    });

    it('carries a contract from the document into code that others import', () => {
      const { contracts } = readRecord(shop);
      const gateway = contracts.flatMap((library) => library.exports).find(({ name }) => name === 'RefundGateway');

      expect(shop.read(gateway!.file)).toContain('refund(orderId: OrderId, amount: Money): Promise<RefundReceipt>');
      expect(contracts.find(({ area }) => area === 'core')?.usedBy).toEqual(
        expect.arrayContaining(['expansion/billing', 'expansion/loyalty']),
      );
    });

    it('writes a brief for each lane', () => {
      const missing = readRecord(shop).lanes.filter(({ brief }) => !existsSync(join(shop.root, brief)));

      expect(missing).toEqual([]);
    });

    it('produces a workspace that is green and in sync by itself', async () => {
      await shop.mustNx('run-many', '-t', ...TARGETS);
      await shop.mustNx('sync:check');
    });

    it('lets workers start', async () => {
      await shop.mustNx('run', 'ready');
    });
  });

  describe('a second run', () => {
    it.each(['uncommitted', 'committed'])('finds nothing to do over the %s result', async (state) => {
      if (state === 'committed') await shop.commit('Provision the foundation');
      const before = { status: await shop.status(), session: readRecord(shop) };

      expect(await provision()).toMatch(/nothing to do/i);
      expect(shop.sessions()).toHaveLength(1);
      expect({ status: await shop.status(), session: readRecord(shop) }).toEqual(before);
    });
  });

  describe('after a document has changed', () => {
    it('makes session 2, which reviews session 1 and renumbers no criterion', async () => {
      shop.edit(
        'ARTIFACTS/billing/BIL-002-refunds.md',
        '- [ ] A refund above',
        '- [ ] A refund says who asked for it.\n- [ ] A refund above',
      );

      await provision();

      const { session, history, requirements } = readRecord(shop);
      expect(session).toMatchObject({ number: 2, outcome: 'completed' });
      expect(history).toEqual([expect.objectContaining({ number: 1, outcome: 'completed' })]);
      const criteria = requirements.find(({ id }) => id === 'BIL-002')!.criteria;
      expect(criteria).toContainEqual(expect.objectContaining({ text: expect.stringContaining('who asked for it') }));
      expect(criteria).toContainEqual(
        expect.objectContaining({ id: 'BIL-002.1', text: expect.stringContaining('above the invoiced amount') }),
      );
      expect(readArtifact(shop)).toContain('# PROVISIONER-SESSION-002-');
    });

    it('leaves the record of session 1 as it was', async () => {
      const first = shop.sessions()[0]!;

      expect(await shop.status()).not.toContain(first);
    });
  });

  describe('after a requirement was withdrawn from a lane that lives on', () => {
    it('completes while what it brought alone still stands, and lists that', async () => {
      shop.write('ARTIFACTS/billing/BIL-003-reminders.md', REMINDERS);
      await provision();
      await shop.commit('Ask for reminders');
      shop.remove('ARTIFACTS/billing/BIL-003-reminders.md');

      const output = await provision();

      expect(output).toContain(
        'NXP-555 Nothing in the plan asks for packages/contracts/billing/src/reminder-queue.fake.ts',
      );
      expect(readRecord(shop).session).toMatchObject({ number: 4, outcome: 'completed' });
      expect(shop.read('packages/contracts/billing/src/index.ts')).toContain('ReminderQueue');
    });

    it('completes without that once it is pruned', async () => {
      await shop.commit('Withdraw reminders');

      await shop.mustNx('run', 'provision', '--contextFile=CONTEXT.md', '--prune');

      expect(readRecord(shop).session).toMatchObject({ outcome: 'completed' });
      expect(existsSync(join(shop.root, 'packages/expansion/billing/src/bil-003.spec.ts'))).toBe(false);
      expect(shop.read('packages/contracts/billing/src/index.ts')).not.toContain('ReminderQueue');
    });
  });
});

/** The JSON object in what a command printed, without warnings around it. */
function parseJson(output: string): Record<string, unknown> {
  return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as Record<string, unknown>;
}
