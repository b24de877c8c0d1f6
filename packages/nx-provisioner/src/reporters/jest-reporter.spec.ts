import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import TestNamesReporter from './jest-reporter';
import { RESULTS_FILE, type ReportedTest } from './results-file';
import { compileReporter } from './testing/compile-reporter';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jest-reporter-spec-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const readResults = () => readFileSync(join(root, RESULTS_FILE), 'utf8');

describe('the reporter in a run of Jest', () => {
  beforeEach(() => {
    compileReporter('jest-reporter', root);
    mkdirSync(join(root, 'src'));
    writeFileSync(join(root, 'jest.config.cjs'), 'module.exports = {};');
    writeFileSync(
      join(root, 'src/a.spec.js'),
      `describe('a', () => { describe('b', () => { it('passes', () => {}); it('fails', () => { throw new Error(); }); }); });
       it.todo('[X-1.1] later'); it.skip('skipped', () => {}); it.each([1, 2])('row %i', () => {});`,
    );
    writeFileSync(join(root, 'src/Z.spec.js'), "it('top', () => {});");
  });

  function runJest(...args: string[]): void {
    const cli = [require.resolve('jest/bin/jest'), '--reporters=./jest-reporter.js', '--watchman=false', ...args];
    try {
      execFileSync(process.execPath, cli, { cwd: root, stdio: 'pipe', env: { ...process.env, JEST_WORKER_ID: '' } });
    } catch {
      // A run with a failing test ends with 1.
    }
  }

  it('writes every test with its full name and status, sorted, the same bytes each time', () => {
    runJest();
    const first = readResults();
    const at = (file: string, name: string, status: ReportedTest['status']) => ({ file, name, status });
    expect(JSON.parse(first)).toEqual([
      at('src/Z.spec.js', 'top', 'passed'),
      at('src/a.spec.js', '[X-1.1] later', 'todo'),
      at('src/a.spec.js', 'a b fails', 'failed'),
      at('src/a.spec.js', 'a b passes', 'passed'),
      at('src/a.spec.js', 'row 1', 'passed'),
      at('src/a.spec.js', 'row 2', 'passed'),
      at('src/a.spec.js', 'skipped', 'skipped'),
    ]);
    runJest();
    expect(readResults()).toBe(first);
  });

  it('writes what a filtered run saw', () => {
    runJest('-t', 'passes');
    const passed = (JSON.parse(readResults()) as ReportedTest[]).filter(({ status }) => status === 'passed');
    expect(passed.map(({ name }) => name)).toEqual(['a b passes']);
  });
});

describe('the reporter', () => {
  it('writes an empty list where no test ran', () => {
    new TestNamesReporter({ rootDir: root }).onRunComplete(undefined, { testResults: [] });
    expect(readResults()).toBe('[]\n');
  });

  it.each([
    ['pending', 'skipped'],
    ['disabled', 'skipped'],
    ['focused', 'skipped'],
    ['passed', 'passed'],
  ])("takes Jest's %s as %s", (status, expected) => {
    const testResults = [
      { testFilePath: join(root, 'a.spec.ts'), testResults: [{ ancestorTitles: [], title: 't', status }] },
    ];
    new TestNamesReporter({ rootDir: root }).onRunComplete(undefined, { testResults });
    expect(JSON.parse(readResults())).toEqual([{ file: 'a.spec.ts', name: 't', status: expected }]);
  });
});
