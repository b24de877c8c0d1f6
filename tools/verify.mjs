/**
 * `npm test`: everything that has to hold before a change is merged. Runs all steps, whatever fails; its last line is
 * the totals over all Jest runs. `--skip-e2e` leaves the end-to-end tests out.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SKIP_E2E = process.argv.includes('--skip-e2e');
const ENVIRONMENT = {
  ...process.env,
  ...JSON.parse(readFileSync(join(ROOT, 'tools', 'child-environment.json'), 'utf8')),
};
const failed = [];

function step(title, command, ...args) {
  console.log(`\n=== ${title}`);
  const { status, error } = spawnSync(command, args, { cwd: ROOT, env: ENVIRONMENT, stdio: 'inherit' });
  if (error !== undefined) console.error(error.message);
  if (status !== 0) failed.push(title);
}

const readStatus = () => execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' });

function checkStatus(before) {
  const title = 'git status is what it was';
  console.log(`\n=== ${title}`);
  const known = new Set(before.split('\n'));
  const after = readStatus().split('\n');
  const changes = after.filter((line) => !known.has(line));
  console.log(changes.length === 0 ? 'The run changed no file.' : changes.join('\n'));
  if (changes.length > 0) failed.push(title);
}

/** Where each Jest run leaves its results, relative to the root. */
function listReports() {
  const packages = readdirSync(join(ROOT, 'packages')).filter((name) =>
    existsSync(join(ROOT, 'packages', name, 'jest.config.cjs')),
  );
  const projects = packages.sort().map((name) => join('packages', name));
  return [...projects, ...(SKIP_E2E ? [] : ['e2e'])].map((project) => join(project, 'test-output', 'jest.json'));
}

function countTests(reports) {
  const totals = { passed: 0, failed: 0 };
  for (const report of reports) {
    const path = join(ROOT, report);
    if (!existsSync(path)) {
      failed.push(`${report} is missing`);
      continue;
    }
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(path, 'utf8'));
    totals.passed += numPassedTests;
    totals.failed += numFailedTests;
  }
  return totals;
}

const status = readStatus();
const reports = listReports();
// A report of an earlier run must not be counted; Nx restores those of cached tasks.
for (const report of reports) {
  rmSync(join(ROOT, report), { force: true });
  // Jest writes its report only into a folder that exists.
  mkdirSync(dirname(join(ROOT, report)), { recursive: true });
}

step('Format', 'npx', 'prettier', '--check', '.');
step('Lint, typecheck, build, test', 'npx', 'nx', 'run-many', '-t', 'lint', 'typecheck', 'build', 'test');
step('Packages as they are published', process.execPath, 'tools/check-packages.mjs');
// Real documents with known facts are kept outside of the repository, and are checked where they are there.
const CORPORA = process.env.NXP_CORPORA ?? join(ROOT, '..', 'shared', 'corpora');
if (existsSync(CORPORA)) {
  step('Real documents', process.execPath, 'tools/corpus.mjs', CORPORA, join(CORPORA, 'ground-truth.json'));
}
step('Benchmarks: what they compute with', process.execPath, '--test', 'tools/bench/');
step('Benchmarks: each row once, small, without peers', process.execPath, 'tools/bench/run.mjs', '--smoke');
if (!SKIP_E2E) {
  const report = join(ROOT, 'e2e', 'test-output', 'jest.json');
  step('End to end', 'npx', 'jest', '-c', 'e2e/jest.config.cjs', '--json', `--outputFile=${report}`);
}
checkStatus(status);
const totals = countTests(reports);
console.log(failed.length === 0 ? '\nAll steps passed.' : `\nFailed: ${failed.join('; ')}`);
console.log(`tests: ${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = failed.length === 0 && totals.failed === 0 ? 0 : 1;
