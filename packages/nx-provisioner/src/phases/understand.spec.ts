import { ProvisionerError } from 'nx-provisioner-protocol';

import { understand } from './understand';
import { makeWorkspace, writeDocument, type TestWorkspace } from './testing/workspace';

const CORE = writeDocument(
  'id: CORE-001\nkind: foundation\npriority: high\narea: core',
  '# Money\n\n## Contract\n\n```ts\nexport interface Money {\n  readonly minor: number;\n}\n```\n\n## Acceptance criteria\n\n- [ ] It adds up.',
);
const REFUNDS = writeDocument(
  'id: BIL-002\nkind: expansion\npriority: low\narea: billing\ndependsOn: [CORE-001]',
  '# Refunds\n\n## Contract\n\n```ts\nexport interface RefundGateway {\n  refund(amount: Money): Promise<void>;\n}\n```\n\n## Acceptance criteria\n\n- [ ] Paid once.',
);

let workspace: TestWorkspace | undefined;
const make = (files: Record<string, string>) => (workspace = makeWorkspace(files));
afterEach(() => {
  workspace?.dispose();
});

/** Every problem as `CODE file:line`. */
async function problemsOf(files: Record<string, string>, contextFile?: string): Promise<string[]> {
  try {
    await make(files).understand([], contextFile);
    return [];
  } catch (error) {
    if (!(error instanceof ProvisionerError)) throw error;
    return error.diagnostics.map(({ code, file, line }) => `${code} ${file ?? ''}:${line ?? ''}`);
  }
}

describe('understand', () => {
  it('goes from documents to a plan with contracts that find each other', async () => {
    const { plan, areas } = await make({ 'ARTIFACTS/a.md': CORE, 'ARTIFACTS/b.md': REFUNDS }).understand();

    expect(plan.lanes.map(({ name }) => name)).toEqual(['expansion/billing']);
    expect(areas.map(({ area, imports }) => ({ area, imports }))).toEqual([
      { area: 'billing', imports: ['core'] },
      { area: 'core', imports: [] },
    ]);
  });

  it('reads the context file', async () => {
    const context = '---\npriorities: { BIL-002: critical }\n---\n';
    const { plan } = await make({
      'ARTIFACTS/b.md': CORE,
      'ARTIFACTS/a.md': REFUNDS,
      'CONTEXT.md': context,
    }).understand([], 'CONTEXT.md');

    expect(plan.requirements.find(({ requirement }) => requirement.id === 'BIL-002')?.priority).toBe('critical');
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['no ARTIFACTS folder', {}, ['NXP-012 :']],
    ['no document in it', { 'ARTIFACTS/README.md': '# Hello' }, ['NXP-013 ARTIFACTS:']],
    ['an unknown kind', { 'ARTIFACTS/a.md': CORE.replace('foundation', 'feature') }, ['NXP-103 ARTIFACTS/a.md:3']],
    ['an unknown dependency', { 'ARTIFACTS/b.md': REFUNDS.replace('amount: Money', '') }, ['NXP-401 ARTIFACTS/b.md:9']],
  ])('names %s', async (_, files, expected) => {
    const problems = await problemsOf(files);

    expect(problems).toEqual(expected);
  });

  it('names the problems of all four phases at once', async () => {
    const problems = await problemsOf(
      {
        'ARTIFACTS/a.md': CORE.replace('number', 'Decimal'),
        'ARTIFACTS/b.md': REFUNDS.replace('billing', '../../x'),
        'ARTIFACTS/c.md': REFUNDS.replace('BIL-002', 'BIL-003').replace('CORE-001', 'NONE-1'),
      },
      'MISSING.md',
    );

    expect(problems).toEqual([
      'NXP-500 ARTIFACTS/a.md:14',
      'NXP-105 ARTIFACTS/b.md:5',
      'NXP-401 ARTIFACTS/c.md:9',
      'NXP-200 MISSING.md:',
    ]);
  });

  it.each(['../outside', '/etc'])('refuses a workspace directory such as %s', async (workspaceDirectory) => {
    const { root } = make({});
    const read = (path: string) => (path.endsWith('.json') ? '{}' : null);
    const run = understand({ root, workspaceDirectory, projects: [], read }, () => undefined);

    await expect(run).rejects.toThrow('NXP-014');
  });
});
