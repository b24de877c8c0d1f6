/** `node tools/pack.mjs <folder>` builds both packages and packs them into the folder; prints the tarballs, one a line. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const ENVIRONMENT = {
  ...process.env,
  ...JSON.parse(readFileSync(join(ROOT, 'tools', 'child-environment.json'), 'utf8')),
};
const PACKAGES = ['protocol', 'nx-provisioner'];

/**
 * Builds and packs what is published.
 *
 * @param {string} folder made where it is missing
 * @returns {string[]} absolute paths of the tarballs; one needs the other, so both go into one `npm install`
 * @throws where the build or npm ends with another code than 0
 */
export function pack(folder) {
  const destination = resolve(folder);
  mkdirSync(destination, { recursive: true });
  const nx = join(ROOT, 'node_modules', '.bin', 'nx');
  // Standard output is kept for the tarballs' paths.
  const stdio = ['ignore', process.stderr, process.stderr];
  execFileSync(nx, ['run-many', '-t', 'build', '-p', ...PACKAGES], { cwd: ROOT, env: ENVIRONMENT, stdio });
  return PACKAGES.map((name) => {
    const output = execFileSync('npm', ['pack', '--silent', '--pack-destination', destination], {
      cwd: join(ROOT, 'packages', name),
      env: ENVIRONMENT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', process.stderr],
    });
    return join(destination, output.trim().split('\n').at(-1));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error('Usage: node tools/pack.mjs <folder>');
    process.exit(1);
  }
  console.log(pack(folder).join('\n'));
}
