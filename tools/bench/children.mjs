/** Running what is measured in processes of its own. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const QUIET = JSON.parse(readFileSync(join(HERE, '..', 'child-environment.json'), 'utf8'));

/**
 * Runs a command to its end.
 *
 * @param {string} cwd
 * @param {readonly string[]} command
 * @param {Record<string, string>} [added] to the environment
 * @returns {string} what it printed to standard output
 * @throws where it ends with another code than 0, with the end of what it said
 */
export function run(cwd, [program, ...args], added = {}) {
  // Nx's and git's own variables would make the child speak of another workspace.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(NX_|GIT_|NODE_OPTIONS$)/.test(name));
  const env = { ...Object.fromEntries(inherited), ...QUIET, ...added };
  try {
    return execFileSync(program, args, {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: 1e9,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const said = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim().split('\n').slice(-30).join('\n');
    throw new Error(`${program} ${args.join(' ')} failed in ${cwd}: ${said || error.message}`, { cause: error });
  }
}

/**
 * As {@link run}, with what its Node processes needed.
 *
 * @returns {{ output: string, ms: number, largest: number, processes: number }} `largest` is the most memory that one
 * process had, in megabytes
 */
export function runWatched(cwd, command, added = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nx-provisioner-usage-'));
  const file = join(folder, 'usage');
  try {
    const start = performance.now();
    const options = `--require=${join(HERE, 'record-usage.cjs')}`;
    const output = run(cwd, command, { ...added, NODE_OPTIONS: options, NX_PROVISIONER_BENCH_USAGE: file });
    const ms = performance.now() - start;
    const peaks = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [0];
    return { output, ms, largest: Math.max(...peaks) / 1024, processes: peaks.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
