import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { startRegistry, type Registry } from './registry';
import { mustRun, runCommand } from './run-command';
import { makeRepository, openWorkspace, readRecord } from './workspace';

const RUN = process.env.NXP_E2E_FOLDER ?? '';
const NX = '23.2.1';

const REQUIREMENT =
  '---\nid: BIL-001\nkind: expansion\npriority: high\narea: billing\n---\n\n# Refunds\n\n## Contract\n\n```ts\nexport interface RefundGateway {\n  refund(orderId: string): Promise<void>;\n}\n```\n\n## Acceptance criteria\n\n- [ ] A refund is idempotent.\n';

/** Both packages as a user gets them: published to a registry, and installed from there by Nx's and npm's own commands. */
describe('from the registry', () => {
  let registry: Registry;

  beforeAll(async () => {
    registry = await startRegistry(join(RUN, 'registry'), join(RUN, 'packs'));
  });

  afterAll(async () => {
    await registry.stop();
  });

  /** A folder in which npm uses the registry; files by path. */
  function makeFolder(name: string, files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(RUN, `${name}-`));
    for (const [file, text] of Object.entries({ '.npmrc': registry.npmrc, ...files })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return folder;
  }

  it('nx add sets the plugin up in an existing workspace, to a completed session', async () => {
    const workspace = await makeRepository('empty', 'added');
    workspace.write('.npmrc', registry.npmrc);
    workspace.write('ARTIFACTS/BIL-001-refunds.md', REQUIREMENT);
    await mustRun(workspace.root, 'npm', ['install']);

    await workspace.mustNx('add', 'nx-provisioner');

    expect(workspace.read('nx.json')).toContain('"nx-provisioner"');
    await workspace.mustNx('run', 'provision');
    expect(readRecord(workspace).session.outcome).toBe('completed');
  });

  it('create-nx-workspace makes one with examples, to a completed session', async () => {
    const folder = makeFolder('created', {});
    const args = ['my-ws', '--preset=nx-provisioner', '--pm=npm', '--nxCloud=skip', '--interactive=false'];

    await mustRun(folder, 'npx', ['--yes', `create-nx-workspace@${NX}`, ...args, '--skipGit']);

    const workspace = openWorkspace(join(folder, 'my-ws'));
    await mustRun(workspace.root, 'git', ['init', '--quiet']);
    expect(workspace.read('README.md')).toContain('npx nx run provision');
    await workspace.mustNx('run', 'provision');
    const { session, lanes } = readRecord(workspace);
    expect(session.outcome).toBe('completed');
    expect(lanes.map(({ name }) => name)).toEqual(['expansion/greeting']);
  });

  it('npx execute leads npm workspaces without Nx to a completed session', async () => {
    const folder = makeFolder('plain', {
      'package.json': '{ "name": "plain", "private": true, "workspaces": ["packages/*"] }\n',
      'packages/cart/package.json': '{ "name": "cart", "version": "1.0.0", "main": "index.js" }\n',
      'packages/cart/index.js': 'exports.total = (items) => items.reduce((sum, item) => sum + item, 0);\n',
      'ARTIFACTS/BIL-001-refunds.md': REQUIREMENT,
      '.gitignore': 'node_modules\n',
    });
    const execute = (...flags: string[]) =>
      runCommand(folder, 'npx', ['--yes', 'nx-provisioner', 'execute', '.', ...flags]);

    const asked = await execute();
    expect(asked.code).toBe(1);
    expect(asked.output).toMatch(/^NXP-027 .* is no Nx workspace with nx-provisioner; 3 commands make it one\.$/m);

    const { code, output } = await execute('--yes');
    expect([code, output]).toEqual([0, expect.stringContaining('Session 1 is completed.')]);
    const status = await mustRun(folder, 'npx', ['nx-provisioner', 'status']);
    expect(status).toContain('plain: session 1 completed');
  });
});
