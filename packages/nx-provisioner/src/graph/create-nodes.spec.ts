import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createNodes } from './create-nodes';
import type { PluginOptions } from './options';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'create-nodes-'))));
afterEach(() => {
  rmSync(root, { recursive: true });
});

async function inferRoot(options?: PluginOptions) {
  const [, infer] = createNodes;
  const results = await infer(['nx.json'], options, { workspaceRoot: root, nxJsonConfiguration: {} });
  return results[0]?.[1].projects?.['.'];
}

describe('createNodes', () => {
  it('infers the targets of the protocol on the root project', async () => {
    writeFileSync(join(root, 'package.json'), '{ "name": "@acme/source" }');

    const project = await inferRoot();

    expect(project?.name).toBe('@acme/source');
    expect(Object.entries(project?.targets ?? {}).map(([name, { executor }]) => [name, executor])).toEqual([
      ['provision', 'nx-provisioner:provision'],
      ['ready', 'nx-provisioner:ready'],
      ['activate', 'nx-provisioner:activate'],
      ['isolation', 'nx-provisioner:isolation'],
    ]);
  });

  it.each([
    ['no package.json', null, 'workspace'],
    ['a package.json without a name', '{}', 'workspace'],
    ['a broken package.json', '{', 'workspace'],
    ['a name for Nx', '{ "name": "a", "nx": { "name": "b" } }', 'b'],
  ])('always has a name: %s', async (_, manifest, name) => {
    if (manifest !== null) writeFileSync(join(root, 'package.json'), manifest);

    expect((await inferRoot())?.name).toBe(name);
  });

  it('takes the names of targets from the options', async () => {
    const project = await inferRoot({ provisionTargetName: 'foundation', isolationTargetName: 'walls' });

    expect(Object.keys(project?.targets ?? {})).toEqual(['foundation', 'ready', 'activate', 'walls']);
  });

  it('says of each target what it does, and groups them', async () => {
    const project = await inferRoot({ provisionTargetName: 'foundation' });

    for (const [name, { metadata }] of Object.entries(project?.targets ?? {})) {
      expect(metadata).toMatchObject({
        description: expect.stringMatching(/^[A-Z].{20}/),
        technologies: ['nx-provisioner'],
        help: { command: `npx nx run workspace:${name} --help`, example: { options: expect.anything() } },
      });
    }
    expect(project?.metadata?.targetGroups).toEqual({
      'nx-provisioner': ['foundation', 'ready', 'activate', 'isolation'],
    });
  });

  it('gives examples with options that the executors have', async () => {
    const targets = Object.values((await inferRoot())?.targets ?? {});

    for (const { executor = '', metadata } of targets) {
      const schema = join(__dirname, '..', 'executors', executor.split(':')[1] ?? '', 'schema.json');
      const { properties } = JSON.parse(readFileSync(schema, 'utf8')) as { properties: object };
      expect(Object.keys(properties)).toEqual(
        expect.arrayContaining(Object.keys(metadata?.help?.example.options ?? {})),
      );
    }
  });
});
