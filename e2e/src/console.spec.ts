import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startMcpClient, type McpClient } from './mcp-client';
import { REPOSITORY } from './run-command';
import { copyShop, type Workspace } from './workspace';

const PACKAGE = join(REPOSITORY, 'packages', 'nx-provisioner');
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const { generators } = readJson(join(PACKAGE, 'generators.json')) as {
  generators: Readonly<Record<string, { description: string }>>;
};

describe('the generators, as Nx Console and agents see them', () => {
  let shop: Workspace;
  let client: McpClient;

  beforeAll(async () => {
    shop = await copyShop('console');
    await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive');
    client = await startMcpClient(shop.root);
  });

  afterAll(() => {
    client.stop();
  });

  it('are all listed with what they do, init and preset too', async () => {
    const listed = (await client.call('nx_generators')).join('\n');

    const expected = Object.entries(generators).map(
      ([name, { description }]) => `<nx-provisioner:${name}:[${description}]>`,
    );
    expect(expected.filter((entry) => !listed.includes(entry))).toEqual([]);
    expect(expected.length).toBeGreaterThan(9);
  });

  it.each(Object.keys(generators))('%s explains itself with its schema and examples', async (name) => {
    const [schema = '', examples = ''] = await client.call('nx_generator_schema', {
      generatorName: `nx-provisioner:${name}`,
    });

    const folder = join(PACKAGE, 'src', 'generators', name);
    const { title, properties, required } = readJson(join(folder, 'schema.json')) as Record<string, object>;
    // Nx takes `$id` and `$schema` out and puts the name in.
    expect(JSON.parse(/schema for [\w:-]+: (\{.*\})\./.exec(schema)?.[1] ?? '{}')).toMatchObject({
      title,
      properties,
      required,
    });
    expect(examples).toContain(readFileSync(join(folder, 'examples.md'), 'utf8').trim());
  });
});

describe('the root targets in the project view', () => {
  it('say what they do, with a command for help and an example', async () => {
    const shop = await copyShop('project-view');
    await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive');

    const { output } = await shop.nx('show', 'project', '@shop/source', '--json');

    const project = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as {
      targets: Record<string, { metadata?: object }>;
      metadata: object;
    };
    expect(project.metadata).toMatchObject({
      targetGroups: { 'nx-provisioner': ['provision', 'ready', 'activate', 'isolation'] },
    });
    for (const name of ['provision', 'ready', 'activate', 'isolation']) {
      const { metadata } = project.targets[name] ?? {};
      expect(metadata).toMatchObject({
        description: expect.stringMatching(/^[A-Z]/),
        technologies: ['nx-provisioner'],
        help: { command: `npx nx run @shop/source:${name} --help`, example: { options: expect.anything() } },
      });
    }
  });

  it('explain their options, and refuse one that is misspelt with the one that is meant', async () => {
    const shop = await copyShop('options');
    await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive');

    expect((await shop.nx('run', 'provision', '--help')).output).toContain('contextFile');
    const { code, output } = await shop.nx('run', 'provision', '--contexFile=CONTEXT.md');
    expect(code).toBe(1);
    expect(output).toMatch(/NXP-025 "contexFile" is no option; .* Near it: contextFile\./);
    const generator = await shop.nx(
      'g',
      'nx-provisioner:worker',
      '--kind=expansion',
      '--are=billing',
      '--area=x',
      '--no-interactive',
    );
    expect(generator.output).toMatch(/NXP-025 "are" is no option; .* Near it: area\./);
  });
});
