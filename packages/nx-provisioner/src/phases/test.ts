import type { Tree } from '@nx/devkit';

import type { Convergence } from '../foundation/converge/converge';
import { isTest } from './implement';
import { count } from './phase';

export interface TestPhase {
  readonly summary: string;
}

/** Phase 6: test skeletons, fakes, contract suites and the harness into the tree. */
export function putTestsInPlace(tree: Tree, { create, update }: Convergence): TestPhase {
  const tests = [...create, ...update].filter(isTest);
  for (const { path, content } of tests) tree.write(path, content);
  const specs = tests.filter(({ path }) => path.endsWith('.spec.ts')).length;
  return {
    summary:
      tests.length === 0 ? 'tests are in place' : `${count(tests.length, 'file')}, of them ${count(specs, 'spec')}`,
  };
}
