import { dirname } from 'node:path';

import { writeResults, type RunTest } from './results-file';

/** The part of Vitest's instance that is used. */
interface Vitest {
  readonly config: { readonly root: string };
  readonly vite: { readonly config: { readonly configFile?: string } };
}

/** The part of Vitest's `TestCase`, `TestSuite` and `TestModule` that is used; a module has no name and no parent. */
interface TestNode {
  readonly name?: string;
  readonly parent?: TestNode;
}

interface TestCase extends TestNode {
  readonly name: string;
  readonly options: { readonly mode?: string };
  result(): { readonly state: string };
}

interface TestModule {
  /** The file, absolute. */
  readonly moduleId: string;
  readonly children: { allTests(): Iterable<TestCase> };
}

/**
 * A Vitest reporter (3 and newer) that writes the name and status of each test. Switched on with
 * `--reporter=default --reporter=nx-provisioner/vitest-reporter`.
 */
class TestNamesReporter {
  #root = process.cwd();

  onInit({ config, vite }: Vitest): void {
    // The project is where its configuration lies, as Nx sees it; `root` may be a folder below.
    const { configFile } = vite.config;
    this.#root = configFile === undefined ? config.root : dirname(configFile);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap(({ moduleId, children }) =>
      [...children.allTests()].map((test) => ({ file: moduleId, titles: titlesOf(test), status: readStatus(test) })),
    );
    writeResults(this.#root, tests);
  }
}

// Vitest takes what its import of this CommonJS file has for a default, which is all that `module.exports` holds.
export = TestNamesReporter;

function titlesOf({ name, parent }: TestNode): string[] {
  return [...(parent === undefined ? [] : titlesOf(parent)), ...(name === undefined ? [] : [name])];
}

/** A todo is skipped by its state alone; a test that a filter left out never got past `pending`. */
function readStatus(test: TestCase): RunTest['status'] {
  const { state } = test.result();
  if (state === 'passed' || state === 'failed') return state;
  return test.options.mode === 'todo' ? 'todo' : 'skipped';
}
