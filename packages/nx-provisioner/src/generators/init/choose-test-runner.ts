import { getProjects, type Tree } from '@nx/devkit';

import type { RegisteredRunner, TestRunnerName } from '../../workspace/detect-test-runner';

/**
 * In a workspace with two runners, the one that more projects are set up for; Jest where they are even.
 *
 * @returns `null` where there is nothing to choose
 */
export function chooseTestRunner(tree: Tree, registered: readonly RegisteredRunner[]): TestRunnerName | null {
  if (new Set(registered.map(({ runner }) => runner)).size < 2) return null;
  const names = [...getProjects(tree).values()].map(({ root }) => tree.children(root));
  const count = (isSetUp: (name: string) => boolean) => names.filter((files) => files.some(isSetUp)).length;
  const jest = count((name) => name.startsWith('jest.config.'));
  const vitest = count((name) => /^vite(st)?\.config\./.test(name));
  return vitest > jest ? 'vitest' : 'jest';
}
