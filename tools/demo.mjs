/** `npm run demo`: provisions a small shop in a fresh temporary folder, as a user would, and keeps the folder. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { pack } from './pack.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const HOME = mkdtempSync(join(tmpdir(), 'nx-provisioner-demo-'));
const SHOP = join(HOME, 'shop');
const ENVIRONMENT = {
  ...process.env,
  ...JSON.parse(readFileSync(join(ROOT, 'tools', 'child-environment.json'), 'utf8')),
};
const AUTHOR = ['-c', 'user.name=Demo', '-c', 'user.email=demo@localhost', '-c', 'commit.gpgsign=false'];

/** One step of the demo; the first that fails ends it. */
function step(title, action) {
  console.log(`\n=== ${title}`);
  try {
    return action();
  } catch (error) {
    console.error(`\nThe demo failed at: ${title}\n${error.message}\nThe folder is kept: ${HOME}`);
    process.exit(1);
  }
}

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: SHOP, env: ENVIRONMENT, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

function commit(message) {
  run('git', 'add', '--all');
  run('git', ...AUTHOR, 'commit', '--quiet', '--message', message);
}

const readStatus = () => execFileSync('git', ['status', '--porcelain'], { cwd: SHOP, encoding: 'utf8' });
const provision = () => run('npx', 'nx', 'run', 'provision', '--contextFile=CONTEXT.md');

const tarballs = step('Build and pack nx-provisioner', () => pack(join(HOME, 'packs')));
step('Copy the shop', () => {
  cpSync(join(ROOT, 'e2e', 'fixtures', 'shop'), SHOP, { recursive: true });
  run('git', 'init', '--quiet', '--initial-branch=main');
  commit('The shop as it is');
});
step('Install the plugin', () => run('npm', 'install', '-D', ...tarballs, '--no-audit', '--no-fund'));
step('Set it up: nx g nx-provisioner:init', () => {
  run('npx', 'nx', 'g', 'nx-provisioner:init', '--no-interactive');
  commit('Add nx-provisioner');
});
step('Provision: nx run provision --contextFile=CONTEXT.md', provision);
step('The session artifact', () => {
  const artifacts = readdirSync(join(SHOP, 'ARTIFACTS')).filter((name) => /^PROVISIONER-SESSION-.*\.md$/.test(name));
  if (artifacts.length !== 1) throw new Error(`Expected one session artifact, found ${artifacts.length}.`);
  console.log(join(SHOP, 'ARTIFACTS', artifacts[0]));
});
step('Provision again: there is nothing to do', () => {
  const before = readStatus();
  provision();
  if (readStatus() !== before) throw new Error('The second run changed the tree.');
});
console.log(`\nThe workspace is kept: ${SHOP}`);
