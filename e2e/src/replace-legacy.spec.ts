import { copyShop, keepDocuments, readArtifact, readRecord, type Workspace } from './workspace';

const PROMISE = 'packages/delivery/src/lib/delivery-promise.ts';
const RARE = 'packages/catalog/src/lib/rare.ts';

let shop: Workspace;
const replace = (...options: string[]) =>
  shop.mustNx('g', 'nx-provisioner:replace-legacy', ...options, '--no-interactive');

beforeAll(async () => {
  shop = await copyShop('replace');
  keepDocuments(shop, ['CORE-002', 'STB-002']);
  shop.write(RARE, "export async function load() {\n  return import('moment');\n}\n");
  shop.edit('packages/catalog/package.json', '"tslib"', '"moment": "~2.30.1",\n    "tslib"');
  await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive');
  await shop.commit('Add nx-provisioner');
});

describe('nx g nx-provisioner:replace-legacy', () => {
  it('lists legacy packages in use and what could take their place', async () => {
    const output = await replace('--audit');

    expect(output).toMatch(/moment: \d+ places in 2 files\n {2}instead: /);
    expect(output).toContain(`${PROMISE} (1)`);
    expect(await shop.status()).toBe('');
  });

  it('shows in a dry run how much it would change, and writes nothing', async () => {
    const output = await replace('--from=moment', '--to=node:os', '--imports=default=hostname', '--dry-run');

    expect(output).toContain('moment -> node:os: 1 place in 1 file changed, 1 left');
    expect(output).toContain(`${RARE}:2 the promise of the module is passed on`);
    expect(output).toMatch(new RegExp(`UPDATE ${PROMISE}`));
    expect(await shop.status()).toBe('');
  });

  it('takes a mapping file, leaves what is not sure, and changes nothing the second time', async () => {
    shop.write('map.json', '{ "from": "node:querystring", "to": "node:url", "imports": { "parse": "parse" } }');
    shop.write('packages/catalog/src/lib/help.ts', "export { parse, escape } from 'node:querystring';\n");
    await shop.commit('A helper');
    const output = await replace('--mapping=map.json');

    expect(output).toContain('packages/catalog/src/lib/help.ts:1 `escape` has no mapping');
    expect(shop.read('packages/catalog/src/lib/help.ts')).toBe(
      "export { escape } from 'node:querystring';\nexport { parse } from 'node:url';\n",
    );
    await shop.commit('Replace');
    await replace('--mapping=map.json');
    expect(await shop.status()).toBe('');
    // What is left may still be imported.
    await shop.mustNx('lint', '@shop/catalog');
    shop.remove('packages/catalog/src/lib/help.ts');
    await shop.commit('No helper');
  });
});

describe('provision', () => {
  it('carries out what a requirement replaces, and the session completes', async () => {
    await shop.mustNx('run', 'provision');

    const { session, replacements, outstanding, changes } = readRecord(shop);
    expect(session.outcome).toBe('completed');
    expect(shop.read(PROMISE)).toContain("import { dates as moment } from '@shop/shared-dates';");
    expect(replacements).toEqual([
      {
        ...{ from: 'moment', to: '@shop/shared-dates', requirements: ['STB-002'], changed: [PROMISE] },
        ...{ skipped: [], remaining: 1 },
        packages: [
          { manifest: 'packages/delivery/package.json', name: '@shop/shared-dates', version: '*' },
          { manifest: 'packages/delivery/package.json', name: 'moment', version: null },
        ],
      },
    ]);
    // The use in the catalog is outside of what STB-002 touches.
    expect(outstanding).toContainEqual(
      expect.objectContaining({ id: 'STB-002', title: expect.stringContaining('moment') }),
    );
    expect(changes.map(({ name }) => name)).toContain('moment -> @shop/shared-dates');
    expect(readArtifact(shop)).toContain('Replacement: `moment` by `@shop/shared-dates` for STB-002: 1 file changed');
    expect(shop.read('packages/delivery/package.json')).not.toContain('moment');
  });

  it('bans the module from then on, with the reason', async () => {
    await shop.commit('Provision');
    shop.edit(PROMISE, "from '@shop/shared-dates'", "from '@shop/shared-dates';\nimport 'moment'");
    const { code, output } = await shop.nx('lint', '@shop/delivery');

    expect(code).not.toBe(0);
    expect(output).toContain('moment is replaced: use @shop/shared-dates (STB-002)');
    await shop.restore();
  });

  it('has nothing to do the second time', async () => {
    const output = await shop.mustNx('run', 'provision');

    expect(output).toContain('othing to do');
    expect(await shop.status()).toBe('');
  });

  it('lets the package go where the last use is gone', async () => {
    shop.remove(RARE);
    const output = await replace('--requirement=STB-002');

    expect(output).toContain('packages/catalog/package.json: moment is gone');
    expect(shop.read('packages/catalog/package.json')).not.toContain('moment');
    expect(shop.read('package-lock.json')).not.toMatch(/node_modules\/moment"/);
  });
});
