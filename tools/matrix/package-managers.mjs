/** How each package manager is called: the programs that the repository has installed, none that the machine has. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const require = createRequire(join(ROOT, 'e2e', 'package.json'));

const PROGRAMS = {
  npm: null,
  pnpm: ['pnpm', 'pnpm', 'bin/pnpm.cjs'],
  yarn1: ['yarn', 'yarn/package.json', 'bin/yarn.js'],
  yarn: ['yarn', '@yarnpkg/cli-dist/package.json', 'bin/yarn.js'],
};

/** Arguments of the first installation. */
export const INSTALL = {
  npm: ['install'],
  pnpm: ['install', '--no-frozen-lockfile'],
  yarn1: ['install', '--non-interactive'],
  yarn: ['install', '--no-immutable'],
};

/** What runs Nx, as a user of the package manager would. */
export const EXEC = { npm: ['npx', 'nx'], pnpm: ['pnpm', 'exec', 'nx'], yarn1: ['yarn', 'nx'], yarn: ['yarn', 'nx'] };

/**
 * The environment of a combination's commands.
 *
 * @param {string} manager
 * @param {string} folder where programs and caches of all combinations lie
 * @returns {NodeJS.ProcessEnv}
 */
export function managerEnvironment(manager, folder) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(NX_|GIT_|JEST_|npm_|NODE_ENV$|INIT_CWD$)/.test(name),
  );
  const quiet = JSON.parse(readFileSync(join(ROOT, 'tools', 'child-environment.json'), 'utf8'));
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8', cwd: folder }).trim();
  const caches = join(folder, 'caches');
  // `npm run` puts the repository's programs first, where a workspace would find what it does not have.
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  return {
    ...Object.fromEntries(inherited),
    ...quiet,
    PATH: [writeProgram(manager, folder), ...path].filter((entry) => entry !== null).join(delimiter),
    npm_config_cache: join(caches, 'npm'),
    ...(manager === 'pnpm' && { npm_config_store_dir: join(caches, 'pnpm') }),
    npm_config_registry: registry,
    YARN_CACHE_FOLDER: join(caches, 'yarn1'),
    YARN_GLOBAL_FOLDER: join(caches, 'yarn'),
    YARN_NPM_REGISTRY_SERVER: registry,
  };
}

function writeProgram(manager, folder) {
  const program = PROGRAMS[manager];
  if (program === null) return null;
  const [name, manifest, file] = program;
  const bin = join(folder, 'programs', manager);
  mkdirSync(bin, { recursive: true });
  const script = join(dirname(require.resolve(manifest)), file);
  writeFileSync(
    join(bin, name),
    `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(script)} "$@"\n`,
  );
  chmodSync(join(bin, name), 0o755);
  return bin;
}
