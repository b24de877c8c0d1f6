import type { WorkspaceProfile } from '../../../workspace/profile';
import { jestRunner } from './jest-runner';
import type { TestRunner } from './runner';
import { vitestRunner } from './vitest';

const RUNNERS: Readonly<Record<WorkspaceProfile['testRunner'], TestRunner>> = {
  jest: jestRunner,
  vitest: vitestRunner,
};

/** The workspace's test runner. */
export function runnerOf({ testRunner }: Pick<WorkspaceProfile, 'testRunner'>): TestRunner {
  return RUNNERS[testRunner];
}
