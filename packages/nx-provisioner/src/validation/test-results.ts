import { readFileSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';

import type { TestEvidence } from 'nx-provisioner-protocol';

import { RESULTS_FILE, type ReportedTest } from '../reporters/results-file';

/** A project whose tests are read: `root` relative to the workspace root, with `/`. */
export interface TestedProject {
  readonly name: string;
  readonly root: string;
}

export interface TestResults {
  /** In the order of the projects, and in each by file and name. */
  readonly tests: readonly TestEvidence[];
  /** Projects without a results file that can be read. */
  readonly untraced: readonly string[];
}

/**
 * Takes away the results of earlier runs, so that what is read afterwards was written by this run or restored by Nx from
 * the cache entry that this run was given.
 */
export function removeTestResults(root: string, projects: readonly TestedProject[]): void {
  for (const project of projects) rmSync(join(root, project.root, RESULTS_FILE), { force: true });
}

/** Reads what the reporters of the projects wrote; a file of another shape counts as none. */
export function readTestResults(root: string, projects: readonly TestedProject[]): TestResults {
  const tests: TestEvidence[] = [];
  const untraced: string[] = [];
  for (const project of projects) {
    const reported = readReported(join(root, project.root, RESULTS_FILE));
    if (reported === null) untraced.push(project.name);
    for (const { file, name, status } of reported ?? []) {
      tests.push({ project: project.name, file: posix.join(project.root, file), name, status });
    }
  }
  return { tests, untraced };
}

function readReported(file: string): ReportedTest[] | null {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(content) && content.every(isReportedTest) ? content : null;
  } catch {
    // Missing or no JSON: the reporter did not run, which the caller names.
    return null;
  }
}

function isReportedTest(entry: unknown): entry is ReportedTest {
  const { file, name, status } = (entry ?? {}) as Partial<Record<keyof ReportedTest, unknown>>;
  const statuses: unknown[] = ['passed', 'failed', 'todo', 'skipped'];
  return typeof file === 'string' && typeof name === 'string' && statuses.includes(status);
}
