import { join } from 'node:path';

import { startCacheServer, type CacheServer } from './cache-server';
import { mustRun } from './run-command';
import { copyShop, keepDocuments, openWorkspace, readArtifact, readRecord, type Workspace } from './workspace';

describe('a second machine', () => {
  let server: CacheServer;
  let clone: Workspace;
  const tasksOf = (workspace: Workspace) => readRecord(workspace).evidence?.tasks ?? [];
  const hashesOf = (tasks: ReturnType<typeof tasksOf>) => tasks.flatMap(({ hash }) => hash ?? []);
  const withStatus = (wanted: string) => tasksOf(clone).filter(({ status }) => status === wanted);

  beforeAll(async () => {
    server = await startCacheServer();
    const copy = await copyShop('remote-cache-first');
    keepDocuments(copy, ['CORE-001', 'CORE-002', 'CORE-003', 'BIL-001', 'LOY-001']);
    const first = openWorkspace(copy.root, server.variables);
    await first.mustNx('g', 'nx-provisioner:init', '--no-interactive');
    await first.commit('Add nx-provisioner');
    await first.mustNx('run', 'provision');
    await first.commit('Provision the foundation');

    // A clone has neither the first one's cache nor its outputs: git ignores both.
    const root = join(first.root, '..', 'remote-cache-second');
    await mustRun(first.root, 'git', ['clone', '--quiet', first.root, root]);
    await mustRun(first.root, 'cp', ['-a', '--reflink=auto', 'node_modules', join(root, 'node_modules')]);
    clone = openWorkspace(root, server.variables);
  });

  afterAll(() => server.close());

  it('finds all that the first one executed in the cache', () => {
    const executed = tasksOf(clone).filter(({ status }) => status === 'executed');

    expect(executed.length).toBeGreaterThan(0);
    expect([...server.stored]).toEqual(expect.arrayContaining(hashesOf(executed)));
    expect(server.refused).toEqual([]);
  });

  it('validates a changed lane by executing what changed and restoring the rest', async () => {
    clone.write('packages/expansion/billing/src/rounding.ts', 'export const MINOR_UNITS = 100;\n');

    await clone.mustNx('run', 'provision');

    expect(readRecord(clone).session).toMatchObject({ number: 2, outcome: 'completed' });
    const restored = withStatus('restored');
    const served = hashesOf(restored).filter((hash) => server.served.has(hash));
    expect(restored.map(({ id }) => id)).toContain('expansion-loyalty:test');
    expect(served).toEqual(hashesOf(restored));
    expect(withStatus('executed').map(({ id }) => id)).toContain('expansion-billing:test');
    expect(withStatus('executed').map(({ id }) => id)).not.toContain('expansion-loyalty:test');
    expect(server.refused).toEqual([]);
  });

  it('says so in the artifact', () => {
    const [executed, restored] = ['executed', 'restored'].map((status) => withStatus(status).length);

    expect(readArtifact(clone)).toContain(`${executed} executed, ${restored} restored`);
  });

  it('reads the tests of restored tasks as well', () => {
    const projects = readRecord(clone).evidence?.tests.map(({ project }) => project);

    expect(projects).toEqual(expect.arrayContaining(['expansion-billing', 'expansion-loyalty']));
  });
});
