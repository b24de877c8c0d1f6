import type { Diagnostic, Evidence, Plan, SessionRecord, TestEvidence } from 'nx-provisioner-protocol';

import type { Clock } from '../adapters/clock';
import { commitDigest, headCommit, readTree, type Exclude } from '../adapters/git';
import { assembleEvidence, checkTreeUnchanged } from '../validation/evidence';
import { judgeEvidence } from '../validation/judge-evidence';
import { listKnownFailing } from '../validation/known-failing';
import { runTasks, selectTasks, type Progress, type SelectedTasks } from '../validation/run-tasks';
import type { GateTargets } from '../workspace/detect-targets';
import { count } from './phase';

export interface ValidateInput {
  readonly root: string;
  readonly rootProject: string;
  readonly gate: GateTargets;
  readonly runId: string;
  readonly now: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Files that the tree's digest leaves out. */
  readonly exclude: Exclude;
  readonly plan: Plan;
  /** The last session that passed; `null` means that everything is validated. */
  readonly lastCompleted: SessionRecord | null;
  readonly baseline: SessionRecord['baseline'];
  /** Of the projects that were there when the run began. */
  readonly projectNames: readonly string[];
  readonly foundationProjects: readonly string[];
  readonly exempt: Evidence['exempt'];
  readonly fresh: boolean;
  readonly timeoutMs?: number | undefined;
  readonly versions: Evidence['versions'];
  /** What earlier phases found. */
  readonly problems: readonly Diagnostic[];
}

export interface ValidatePhase {
  /** `null` where Nx could not even say what to run. */
  readonly evidence: Evidence | null;
  /** Why the session is not completed; empty exactly where it is. */
  readonly blockers: readonly Diagnostic[];
  readonly notes: readonly Diagnostic[];
  readonly interrupted: boolean;
  readonly summary: string;
}

/**
 * What phase 7 is about to run. The project graph comes with it, so that the walls need none of their own.
 *
 * @throws ProvisionerError NXP-017 where Nx cannot read the workspace
 */
export async function selectValidation(
  input: Pick<ValidateInput, 'root' | 'rootProject' | 'gate' | 'signal' | 'exclude' | 'fresh' | 'lastCompleted'>,
): Promise<SelectedTasks> {
  const { root, rootProject, gate, signal } = input;
  const base = await findBase(input);
  return selectTasks({ root, rootProject, gate, signal, mode: base === null ? 'all' : { affected: base } });
}

/** Phase 7: from the affected graph to evidence, and from evidence to a verdict. */
export async function validate(input: ValidateInput, selected: SelectedTasks): Promise<ValidatePhase> {
  const { root, exclude, baseline, plan } = input;
  const tree = await readTree(root, exclude);
  const run = await runTasks(
    {
      root,
      mode: selected.base === null ? 'all' : { affected: selected.base },
      rootProject: input.rootProject,
      gate: input.gate,
      fresh: input.fresh,
      ...(input.timeoutMs === undefined ? {} : { timeoutMs: input.timeoutMs }),
      signal: input.signal,
      onProgress: input.onProgress,
      runId: input.runId,
      now: input.now,
    },
    selected,
  );
  const knownFailing = listKnownFailing(baseline, plan, input.projectNames);
  const evidence = assembleEvidence({
    run,
    commit: await headCommit(root),
    tree,
    versions: input.versions,
    knownFailing,
    exempt: input.exempt,
    previousTests: selected.base === null ? [] : (input.lastCompleted?.evidence?.tests ?? []),
  });
  const unchanged = checkTreeUnchanged(tree, await readTree(root, exclude));
  const { blockers, notes } = judgeEvidence({
    evidence,
    gate: input.gate,
    expected: run.expected,
    knownFailing,
    baselineFailing: baseline?.failing ?? [],
    foundationProjects: input.foundationProjects,
    problems: [...input.problems, ...run.problems, ...unchanged],
  });
  return { evidence, blockers, notes, interrupted: run.ended === 'interrupted', summary: summarize(evidence) };
}

/**
 * The commit that `affected` starts from; a fresh run relies on no earlier session. Only one that validated just what a
 * commit holds has one: what was validated with changes on top of it would count as unaffected once they are undone.
 */
async function findBase({
  root,
  exclude,
  fresh,
  lastCompleted,
}: Pick<ValidateInput, 'root' | 'exclude' | 'fresh' | 'lastCompleted'>): Promise<string | null> {
  const evidence = lastCompleted?.evidence ?? null;
  if (fresh || evidence?.commit == null) return null;
  return (await commitDigest(root, evidence.commit, exclude)) === evidence.treeDigest ? evidence.commit : null;
}

function summarize({ tasks, tests }: Evidence): string {
  const by = (status: string) => tasks.filter((task) => task.status === status).length;
  const results = (status: TestEvidence['status']) => tests.filter((test) => test.status === status).length;
  const failed = tasks.filter(({ outcome }) => outcome === 'failed').length;
  return [
    `${count(tasks.length, 'task')}: ${by('executed')} executed, ${by('restored')} restored, ${failed} failed`,
    `${count(tests.length, 'test')}: ${results('passed')} passed, ${results('failed')} failed, ${results('todo')} todo`,
  ].join('; ');
}
