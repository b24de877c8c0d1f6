/** The benchmark's own packages: the peers, and a workspace's worth of tools with the packed plugin among them. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { pack } from '../pack.mjs';
import { run } from './children.mjs';

const MANIFESTS = join(dirname(fileURLToPath(import.meta.url)), 'peers');
const PLUGIN = ['nx-provisioner', 'nx-provisioner-protocol'];

/**
 * Installs the peers below `bench/`, once, and the plugin as it would be published, each time that it has changed.
 *
 * @param {string} root of the repository
 * @returns {string} absolute path of the folder that holds package.json, its lock and node_modules
 */
export function installPeers(root) {
  const folder = join(root, 'bench', 'peers');
  const packs = join(root, 'bench', 'packs');
  rmSync(packs, { recursive: true, force: true });
  const tarballs = pack(packs);
  const lock = join(MANIFESTS, 'package-lock.json');
  if (!isMarked(folder, 'peers', [lock])) {
    console.error('Installing the peers, which takes a few minutes.');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    copyManifests(folder);
    run(folder, ['npm', 'ci']);
    mark(folder, 'peers', [lock]);
  }
  if (!isMarked(folder, 'plugin', tarballs)) {
    // Npm takes a tarball of the same name and version for the one that it has.
    for (const name of PLUGIN) rmSync(join(folder, 'node_modules', name), { recursive: true, force: true });
    copyManifests(folder);
    const files = tarballs.map((path) => `../packs/${basename(path)}`);
    run(folder, ['npm', 'install', '--save-dev', ...files]);
    mark(folder, 'plugin', tarballs);
  }
  return folder;
}

function copyManifests(folder) {
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(MANIFESTS, file), join(folder, file));
}

const markOf = (folder, name) => join(folder, 'node_modules', `.bench-${name}`);

function isMarked(folder, name, files) {
  const path = markOf(folder, name);
  return existsSync(path) && readFileSync(path, 'utf8') === digest(files);
}

function mark(folder, name, files) {
  writeFileSync(markOf(folder, name), digest(files));
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
