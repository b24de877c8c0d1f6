import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { RESULTS_FILE, type ReportedTest } from './results-file';
import { compileReporter } from './testing/compile-reporter';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'vitest-reporter-spec-')));
  // As it is installed: Vitest transforms files of the workspace, and loads those in node_modules as they are.
  const installed = join(root, 'node_modules', 'nx-provisioner');
  compileReporter('vitest-reporter', installed);
  write('node_modules/nx-provisioner/package.json', '{ "exports": { "./vitest-reporter": "./vitest-reporter.js" } }');
  write('vitest.config.mjs', 'export default { test: { globals: true, watch: false } };');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const readResults = () => readFileSync(join(root, RESULTS_FILE), 'utf8');
const parseResults = () => JSON.parse(readResults()) as ReportedTest[];
const at = (file: string, name: string, status: ReportedTest['status']) => ({ file, name, status });

describe('the reporter in a run of Vitest', () => {
  function runVitest(...args: string[]): void {
    const cli = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=nx-provisioner/vitest-reporter'];
    const inherited = Object.entries(process.env).filter(([name]) => !/^(JEST_|NODE_ENV$)/.test(name));
    try {
      execFileSync(process.execPath, [cli, ...reporters, ...args], {
        cwd: root,
        stdio: 'pipe',
        env: Object.fromEntries(inherited),
      });
    } catch {
      // A run with a failing test ends with 1.
    }
  }

  it('writes every test with its full name and status, sorted, the same bytes each time', () => {
    write(
      'src/a.spec.js',
      `describe('a', () => { describe('b', () => { it('passes', () => {}); it('fails', () => { throw new Error(); }); }); });
       it.todo('[X-1.1] later'); it.skip('skipped', () => {}); it.each([1, 2])('row %i', () => {});
       it('skips itself', (context) => { context.skip(); });`,
    );
    write('src/Z.spec.js', "it('top', () => {});");

    runVitest();

    const first = readResults();
    expect(JSON.parse(first)).toEqual([
      at('src/Z.spec.js', 'top', 'passed'),
      at('src/a.spec.js', '[X-1.1] later', 'todo'),
      at('src/a.spec.js', 'a b fails', 'failed'),
      at('src/a.spec.js', 'a b passes', 'passed'),
      at('src/a.spec.js', 'row 1', 'passed'),
      at('src/a.spec.js', 'row 2', 'passed'),
      at('src/a.spec.js', 'skipped', 'skipped'),
      at('src/a.spec.js', 'skips itself', 'skipped'),
    ]);
    runVitest();
    expect(readResults()).toBe(first);
  });

  it('takes the folder of the configuration for the project, and a test that was filtered out for skipped', () => {
    write('vitest.config.mjs', "export default { root: 'src', test: { globals: true, watch: false } };");
    write('src/a.spec.js', "it('one', () => {}); it('two', () => {});");

    runVitest('-t', 'one');

    expect(parseResults()).toEqual([at('src/a.spec.js', 'one', 'passed'), at('src/a.spec.js', 'two', 'skipped')]);
  });

  it('writes an empty list where no test could be collected', () => {
    write('src/a.spec.js', "it('one', () => {");

    runVitest();

    expect(readResults()).toBe('[]\n');
  });
});
