/** Where a project's test results lie, relative to its root; the outputs of the test task must cover it. */
export const RESULTS_FILE = 'test-output/nx-provisioner/tests.json';

/** One test as a reporter writes it: `file` relative to the project's root, with `/`. */
export interface ReportedTest {
  readonly file: string;
  /** Describe titles and the test's own, joined by a blank. */
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'todo' | 'skipped';
}
