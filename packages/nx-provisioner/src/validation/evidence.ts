import { diagnose, type Diagnostic, type Evidence, type TestEvidence } from 'nx-provisioner-protocol';

import { changedPaths, digestTree, type TreeEntry } from '../adapters/git';
import { markKnownFailing } from './judge-evidence';
import type { TaskRun } from './run-tasks';

export interface EvidenceParts {
  readonly run: TaskRun;
  /** The commit that was checked out, `null` before the first one. */
  readonly commit: string | null;
  /** The tree as it was when the run started: what the evidence speaks of. */
  readonly tree: readonly TreeEntry[];
  readonly versions: Evidence['versions'];
  readonly knownFailing: readonly string[];
  readonly exempt: Evidence['exempt'];
  /** Tests of the last validated session: they still hold in projects that nothing has affected since. */
  readonly previousTests: readonly TestEvidence[];
}

/** Puts together what was captured; nothing in it is computed from anything but the run. */
export function assembleEvidence({ run, ...parts }: EvidenceParts): Evidence {
  const { runId, mode, base, command, startedAt, finishedAt, wallMs } = run;
  return {
    ...{ runId, mode, base, command, startedAt, finishedAt, wallMs },
    commit: parts.commit,
    treeDigest: digestTree(parts.tree),
    versions: parts.versions,
    tasks: markKnownFailing(run.tasks, parts.knownFailing),
    tests: sortTests([...run.tests, ...carryTests(run, parts.previousTests)]),
    exempt: [...parts.exempt],
  };
}

/** An affected run says nothing of the projects that it left out; the run that validated its base does. */
function carryTests({ mode, unaffected }: TaskRun, previous: readonly TestEvidence[]): readonly TestEvidence[] {
  return mode === 'all' ? [] : previous.filter(({ project }) => unaffected.includes(project));
}

function sortTests(tests: readonly TestEvidence[]): TestEvidence[] {
  const key = (test: TestEvidence) => [test.project, test.file, test.name, test.status].join('\0');
  return [...tests].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Evidence is of one tree: what changed between start and end of a run was not what every task saw. */
export function checkTreeUnchanged(before: readonly TreeEntry[], after: readonly TreeEntry[]): Diagnostic[] {
  const changed = changedPaths(before, after);
  if (changed.length === 0) return [];
  return [diagnose('NXP-708', null, `${changed.length} files changed while the tasks ran: ${changed.join(', ')}.`)];
}
