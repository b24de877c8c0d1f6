import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { REPOSITORY } from './run-command';
import { copyShop, installPlugin, makeRepository, readRecord, type Workspace } from './workspace';

const PLUGIN = join(REPOSITORY, 'packages', 'nx-provisioner');

interface Manifest {
  readonly generators: Readonly<Record<string, { readonly schema: string; readonly hidden?: boolean }>>;
}
interface Schema {
  readonly description: string;
  readonly properties: Readonly<Record<string, { readonly description: string }>>;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const { generators } = readJson(join(PLUGIN, 'generators.json')) as Manifest;

describe('nx g nx-provisioner:<name> --help', () => {
  let shop: Workspace;

  beforeAll(async () => {
    shop = await copyShop('help');
  });

  it.each(Object.keys(generators))('%s says what it does and what each option means', async (name) => {
    const schema = readJson(join(shop.root, 'node_modules', 'nx-provisioner', generators[name]!.schema)) as Schema;

    const { code, output } = await shop.nx('g', `nx-provisioner:${name}`, '--help');

    expect(code).toBe(0);
    expect(output.replaceAll(/\s+/g, ' ')).toContain(schema.description);
    for (const [option, { description }] of Object.entries(schema.properties)) {
      // Nx sets descriptions in a narrow column; their first word stands beside the option.
      expect(output).toMatch(new RegExp(`^ +--${option} .*${description.split(' ')[0]!}`, 'm'));
    }
  });

  it('hides none of them', async () => {
    const { output } = await shop.nx('list', 'nx-provisioner');

    for (const name of Object.keys(generators)) expect(output).toMatch(new RegExp(`^\\s*${name}\\s*:`, 'm'));
  });
});

describe('a fresh workspace, without linter and test runner', () => {
  let fresh: Workspace;

  beforeAll(async () => {
    fresh = await makeRepository('empty', 'fresh');
    await installPlugin(fresh);
  });

  it('gets what it lacks from init, at the versions of its Nx', async () => {
    await fresh.mustNx('g', 'nx-provisioner:init', '--no-interactive');

    const { devDependencies } = JSON.parse(fresh.read('package.json')) as { devDependencies: Record<string, string> };
    expect(devDependencies).toMatchObject({ '@nx/eslint': '23.2.1', '@nx/jest': '23.2.1' });
    expect(fresh.read('eslint.config.mjs')).toContain('@nx/enforce-module-boundaries');
    expect(fresh.read('.gitignore')).toMatch(/^test-output$/m);
    await fresh.commit('Add nx-provisioner');
  });

  it('gets its first requirement from the generator, and is provisioned', async () => {
    await fresh.mustNx(
      ...['g', 'nx-provisioner:requirement', 'NEWS-001', '--title=Newsletter', '--kind=expansion', '--area=news'],
      '--no-interactive',
    );
    expect(fresh.read('ARTIFACTS/NEWS-001.md')).toContain('id: NEWS-001');

    await fresh.mustNx('run', 'provision');

    const { session, lanes } = readRecord(fresh);
    expect(session).toMatchObject({ number: 1, outcome: 'completed' });
    expect(lanes.map(({ name }) => name)).toEqual(['expansion/news']);
    await fresh.mustNx('run', 'ready');
  });

  it('refuses to write a requirement that exists', async () => {
    await fresh.commit('Provision the foundation');

    const again = await fresh.nx(
      ...['g', 'nx-provisioner:requirement', 'NEWS-001', '--title=Other', '--kind=expansion', '--area=news'],
      '--no-interactive',
    );

    expect(again.code).not.toBe(0);
    expect(again.output).toContain('NXP-551');
    expect(await fresh.status()).toBe('');
  });
});
