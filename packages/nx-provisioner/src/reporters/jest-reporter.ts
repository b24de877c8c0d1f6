import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

import { RESULTS_FILE, type ReportedTest } from './results-file';

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
 * A Jest reporter that writes the name and status of each test, without times, so that the same run writes the same
 * bytes and a cached task restores them. Switched on with `--reporters=default --reporters=nx-provisioner/jest-reporter`.
 */
class TestNamesReporter {
  constructor(private readonly globalConfig: GlobalConfig) {}

  onRunComplete(_contexts: unknown, results: RunResults): void {
    const { rootDir } = this.globalConfig;
    const tests = results.testResults.flatMap((file) =>
      file.testResults.map(
        ({ ancestorTitles, title, status }): ReportedTest => ({
          file: relative(rootDir, file.testFilePath).split(sep).join('/'),
          name: [...ancestorTitles, title].join(' '),
          status: readStatus(status),
        }),
      ),
    );
    const path = join(rootDir, RESULTS_FILE);
    mkdirSync(dirname(path), { recursive: true });
    // A run that is killed while it writes must not leave half a list.
    const temporary = `${path}.tmp`;
    writeFileSync(temporary, `${JSON.stringify(sortTests(tests), null, 2)}\n`);
    renameSync(temporary, path);
  }
}

/** Jest also knows `pending` and `disabled` for skipped tests and `focused` for ones that ran alone. */
function readStatus(status: string): ReportedTest['status'] {
  if (status === 'passed' || status === 'failed' || status === 'todo') return status;
  return 'skipped';
}

function sortTests(tests: readonly ReportedTest[]): ReportedTest[] {
  const key = (test: ReportedTest) => `${test.file}\0${test.name}\0${test.status}`;
  return [...tests].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

// As Jest loads it, and as an import by its name from either kind of module.
export = TestNamesReporter;
