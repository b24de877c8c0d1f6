#!/usr/bin/env node
/** Stands where the path has npm: links the workspace's packages and, last, writes the lock file, as npm does. */
const fs = require('node:fs');
const path = require('node:path');

if (process.env.STAND_IN_NPM === 'fails') {
  console.error('npm error network: nobody answered');
  process.exit(1);
}
const root = process.cwd();
const { listManifests } = require(path.join(root, 'node_modules', 'nx', 'main.js'));
const names = listManifests(root).map((folder) => {
  const { name } = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const link = path.join(root, 'node_modules', name);
  fs.mkdirSync(path.dirname(link), { recursive: true });
  fs.rmSync(link, { force: true });
  fs.symlinkSync(path.join(root, folder), link);
  return name;
});
fs.writeFileSync(path.join(root, 'package-lock.json'), `${JSON.stringify({ packages: names.sort() }, null, 2)}\n`);
