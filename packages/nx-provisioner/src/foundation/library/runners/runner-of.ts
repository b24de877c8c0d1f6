import type { WorkspaceProfile } from '../../../workspace/profile';
import { jestRunner } from './jest-runner';
import type { TestRunner } from './runner';

const RUNNERS: Readonly<Record<WorkspaceProfile['testRunner'], TestRunner>> = { jest: jestRunner };

/** The workspace's test runner. */
export function runnerOf({ testRunner }: Pick<WorkspaceProfile, 'testRunner'>): TestRunner {
  return RUNNERS[testRunner];
}
