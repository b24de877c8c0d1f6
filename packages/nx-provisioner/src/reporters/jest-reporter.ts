import { writeResults, type RunTest } from './results-file';

/** The part of Jest's `GlobalConfig` that is used. */
interface GlobalConfig {
  readonly rootDir: string;
}

/** The part of Jest's `AggregatedResult` that is used. */
interface RunResults {
  readonly testResults: readonly {
    readonly testFilePath: string;
    readonly testResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

/**
 * A Jest reporter that writes the name and status of each test. Switched on with
 * `--reporters=default --reporters=nx-provisioner/jest-reporter`.
 */
class TestNamesReporter {
  constructor(private readonly globalConfig: GlobalConfig) {}

  onRunComplete(_contexts: unknown, results: RunResults): void {
    const tests = results.testResults.flatMap((file) =>
      file.testResults.map(({ ancestorTitles, title, status }) => ({
        file: file.testFilePath,
        titles: [...ancestorTitles, title],
        status: readStatus(status),
      })),
    );
    writeResults(this.globalConfig.rootDir, tests);
  }
}

/** Jest also knows `pending` and `disabled` for skipped tests and `focused` for ones that ran alone. */
function readStatus(status: string): RunTest['status'] {
  if (status === 'passed' || status === 'failed' || status === 'todo') return status;
  return 'skipped';
}

// As Jest loads it, and as an import by its name from either kind of module.
export = TestNamesReporter;
