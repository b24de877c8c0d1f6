import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Where a project's test results lie, relative to its root; the outputs of the test task must cover it. */
export const RESULTS_FILE = 'test-output/nx-provisioner/tests.json';

/** One test as a reporter writes it: `file` relative to the project's root, with `/`. */
export interface ReportedTest {
  readonly file: string;
  /** Describe titles and the test's own, joined by a blank. */
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'todo' | 'skipped';
}

/** A test as a runner knows it: `file` absolute, `titles` from the outermost describe to the test's own. */
export interface RunTest {
  readonly file: string;
  readonly titles: readonly string[];
  readonly status: ReportedTest['status'];
}

/**
 * Writes the name and status of each test, without times and in a fixed order, so that the same run writes the same
 * bytes and a cached task restores them.
 *
 * @param root the project's folder, absolute
 */
export function writeResults(root: string, tests: readonly RunTest[]): void {
  const reported = tests.map(
    ({ file, titles, status }): ReportedTest => ({
      file: relative(root, file).split(sep).join('/'),
      name: titles.join(' '),
      status,
    }),
  );
  const path = join(root, RESULTS_FILE);
  mkdirSync(dirname(path), { recursive: true });
  // A run that is killed while it writes must not leave half a list.
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(sortTests(reported), null, 2)}\n`);
  renameSync(temporary, path);
}

function sortTests(tests: readonly ReportedTest[]): ReportedTest[] {
  const key = (test: ReportedTest) => `${test.file}\0${test.name}\0${test.status}`;
  return [...tests].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
