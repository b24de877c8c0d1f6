import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { CATALOGUE, type ErrorCode } from 'nx-provisioner-protocol';

import type { CommandResult } from './run-command';
import { copyShop, keepDocuments, type Workspace } from './workspace';

/** A requirement document; kind stands in line 3, area in 5, the title in 9, the contract in 14. */
const document = (facts: { id?: string; kind?: string; area?: string; dependsOn?: string; contract?: string } = {}) =>
  [
    '---',
    `id: ${facts.id ?? 'TAX-001'}`,
    `kind: ${facts.kind ?? 'expansion'}`,
    'priority: low',
    `area: ${facts.area ?? 'tax'}`,
    `dependsOn: [${facts.dependsOn ?? ''}]`,
    '---',
    '',
    '# Tax on receipts',
    '',
    '## Contract',
    '',
    '```ts',
    facts.contract ?? 'export type TaxRate = number;',
    '```',
    '',
    '## Acceptance criteria',
    '',
    '- [ ] A receipt shows the tax.',
    '',
  ].join('\n');

/** A problem as it has to be printed: its place, its code, and what to do about it. */
interface Expected {
  readonly place: string;
  readonly code: ErrorCode;
}

const one = 'ARTIFACTS/tax/TAX-001.md';
const two = 'ARTIFACTS/tax/TAX-002.md';

const CASES: readonly (readonly [
  title: string,
  files: Readonly<Record<string, string>>,
  expected: readonly Expected[],
])[] = [
  ['an unknown kind', { [one]: document({ kind: 'improvement' }) }, [{ place: `${one}:3`, code: 'NXP-103' }]],
  ['an id that two documents have', { [one]: document(), [two]: document() }, [{ place: `${two}:9`, code: 'NXP-111' }]],
  [
    'a dependency that nobody wrote',
    { [one]: document({ dependsOn: 'TAX-404' }) },
    [{ place: `${one}:9`, code: 'NXP-401' }],
  ],
  [
    'two requirements that wait for each other',
    { [one]: document({ dependsOn: 'TAX-002' }), [two]: document({ id: 'TAX-002', dependsOn: 'TAX-001' }) },
    [{ place: `${one}:9`, code: 'NXP-400' }],
  ],
  [
    'a type that no document defines',
    { [one]: document({ contract: 'export interface Receipt { tax: TaxTable }' }) },
    [{ place: `${one}:14`, code: 'NXP-500' }],
  ],
  ['an area that climbs out', { [one]: document({ area: '../../x' }) }, [{ place: `${one}:5`, code: 'NXP-105' }]],
  [
    'an area that is a command',
    { [one]: document({ area: '"; touch pwned; #"' }) },
    [{ place: `${one}:5`, code: 'NXP-105' }],
  ],
  [
    'several at once',
    {
      [one]: document({ dependsOn: 'TAX-404', contract: 'export interface Receipt { tax: TaxTable }' }),
      [two]: document({ id: 'TAX-002', kind: 'improvement' }),
    },
    [
      { place: `${one}:9`, code: 'NXP-401' },
      { place: `${one}:14`, code: 'NXP-500' },
      { place: `${two}:3`, code: 'NXP-103' },
    ],
  ],
];

describe('provision refuses, and writes nothing,', () => {
  let shop: Workspace;

  beforeAll(async () => {
    shop = await copyShop('bad-input');
    keepDocuments(shop, ['CORE-001']);
    await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive');
    await shop.commit('Add nx-provisioner');
  });

  afterEach(() => shop.restore());

  async function provisionRefused(): Promise<CommandResult> {
    const before = await shop.status();
    const run = await shop.nx('run', 'provision');
    expect(run.code).not.toBe(0);
    expect(await shop.status()).toBe(before);
    return run;
  }

  it.each(CASES)('%s', async (_title, files, expected) => {
    for (const [file, text] of Object.entries(files)) shop.write(file, text);

    const { output } = await provisionRefused();

    for (const { place, code } of expected) {
      expect(output).toContain(`${place} ${code} `);
      expect(output).toContain(CATALOGUE[code].mend);
    }
    expect(output).not.toContain('NXP-001');
  });

  it('a workspace without ARTIFACTS', async () => {
    shop.remove('ARTIFACTS');

    expect((await provisionRefused()).output).toContain('NXP-012');
  });

  it('ARTIFACTS without a requirement document', async () => {
    shop.remove('ARTIFACTS');
    shop.write('ARTIFACTS/notes.txt', 'Ask Mira about taxes.\n');

    expect((await provisionRefused()).output).toContain('NXP-013');
  });

  it('a context file that is not there', async () => {
    const { code, output } = await shop.nx('run', 'provision', '--contextFile=NOWHERE.md');

    expect(code).not.toBe(0);
    expect(output).toContain('NOWHERE.md:1 NXP-200 ');
    expect(await shop.status()).toBe('');
  });

  it('a workspace directory outside of the workspace', async () => {
    const { code, output } = await shop.nx('run', 'provision', '--workspaceDirectory=../base');

    expect(code).not.toBe(0);
    expect(output).toContain('NXP-014');
    expect(await shop.status()).toBe('');
  });
});

describe('provision refuses', () => {
  it('a workspace that git does not keep', async () => {
    const shop = await copyShop('no-git');
    await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive');
    rmSync(join(shop.root, '.git'), { recursive: true });

    const { code, output } = await shop.nx('run', 'provision');

    expect(code).not.toBe(0);
    expect(output).toContain('NXP-011');
    expect(shop.sessions()).toEqual([]);
  });
});
