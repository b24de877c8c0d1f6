import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { mustRun, REPOSITORY } from './run-command';
import { installPlugin, makeRepository } from './workspace';

/**
 * Packs the plugin once and installs it in one copy of the shop, which the tests copy again. All of it lies outside of
 * the repository: in it, a package that the plugin forgot to name would be found in the repository's node_modules.
 */
export default async function setup(): Promise<void> {
  // Jest writes its report only into a folder that exists.
  mkdirSync(join(REPOSITORY, 'e2e', 'test-output'), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'nx-provisioner-e2e-'));
  process.env.NXP_E2E_FOLDER = folder;
  await mustRun(REPOSITORY, process.execPath, ['tools/pack.mjs', join(folder, 'packs')]);
  const shop = await makeRepository('shop', 'base');
  await installPlugin(shop);
  await shop.commit('Install nx-provisioner');
}
