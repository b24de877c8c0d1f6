import { existsSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';

import {
  diagnose,
  ProvisionerError,
  type Analysis,
  type Diagnostic,
  type History,
  type SessionRecord,
  type TestEvidence,
} from 'nx-provisioner-protocol';

import { isRepository, treeDigest } from '../../adapters/git';
import { readLastChange } from '../../adapters/git-log';
import { listWorktrees, type Worktree } from '../../adapters/git-worktrees';
import { laneBranch } from '../../isolation/lane-of-branch';
import { isSessionFile } from '../../phases/identify-session';
import { readSessionFiles } from '../../phases/read-inputs';
import { judgeReadiness } from '../../phases/ready';
import { reviewHistory } from '../../phases/review';
import { readTestResults, type TestedProject } from '../../validation/test-results';
import { analyzeFolder } from '../analyze/analyze-folder';
import { findPlace, type Place } from '../execute/find-place';
import { listNextSteps } from './next-steps';
import type { LaneStatus, RequirementStatus, SessionStatus, Status } from './status';
import { sumProgress, traceRecord } from './trace-record';

/**
 * Where the workspace of a directory stands, from the files that are there and from git: Nx is not started.
 *
 * @param directory absolute
 * @param cwd absolute; commands are worded for it
 * @throws ProvisionerError NXP-021 and NXP-022 where it is no directory, NXP-300 to NXP-303 for records that cannot be read
 */
export async function readStatus(directory: string, cwd: string): Promise<Status> {
  const analysis = analyzeFolder(directory);
  const place = findPlaceOrNone(directory);
  const root = place?.root ?? directory;
  const history = readHistory(root, place?.directory ?? '.');
  const worktrees = (await isRepository(root)) ? await listWorktrees(root) : null;
  const { last } = history;
  const requirements = last === null ? [] : traceRecord(last, readResults(root, last, worktrees ?? []));
  const reasons = await judge(history, root, worktrees !== null);
  const documents = describeDocuments(analysis, last);
  const isSetUp = place?.isSetUp ?? false;
  const named = relative(cwd, directory).split(sep).join('/') || '.';
  return {
    workspace: {
      name: place?.rootProject ?? basename(directory),
      root: place?.hasNx ? root : null,
      directory,
      isSetUp,
    },
    session: last === null ? null : (describeSessions(history).at(-1) ?? null),
    ready: reasons.length === 0,
    reasons: reasons.map(({ code, message, mend }) => ({ code, message, mend })),
    states: countStates(requirements),
    criteria: sumProgress(requirements.map(({ criteria }) => criteria)),
    requirements,
    lanes: await describeLanes({ root, last, requirements, analysis, worktrees, owners: place?.options.owners ?? {} }),
    sessions: describeSessions(history),
    documents,
    next: listNextSteps({ directory: named, isSetUp, last, reasons, requirements, documents }),
  };
}

/** A folder of documents that belongs to no package at all has a status too. */
function findPlaceOrNone(directory: string): Place | null {
  try {
    return findPlace(directory);
  } catch (error) {
    if (error instanceof ProvisionerError) return null;
    throw error;
  }
}

function readHistory(root: string, workspaceDirectory: string): History {
  const { history, diagnostics } = reviewHistory(readSessionFiles({ root, workspaceDirectory }), []);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ProvisionerError(errors);
  return history;
}

async function judge(history: History, root: string, hasGit: boolean): Promise<readonly Diagnostic[]> {
  if (!hasGit) return [diagnose('NXP-011', null, `${root} is in no git repository.`)];
  // Without a session there is nothing that the tree could differ from.
  return judgeReadiness(history, history.last === null ? '' : await treeDigest(root, isSessionFile)).reasons;
}

/** What the reporters left since: a lane's projects are looked up in its worktree first, where its worker runs them. */
function readResults(
  root: string,
  { lanes, contracts, shared, harness }: SessionRecord,
  worktrees: readonly Worktree[],
): Map<string, TestEvidence[]> {
  const results = new Map<string, TestEvidence[]>();
  const read = (folders: readonly string[], project: TestedProject) => {
    for (const folder of folders) {
      const { tests, untraced } = readTestResults(folder, [project]);
      if (untraced.length === 0) {
        results.set(project.name, [...tests]);
        return;
      }
    }
  };
  for (const { name, projects } of lanes) {
    const worktree = findWorktree(worktrees, name);
    for (const project of projects) read(worktree === null ? [root] : [worktree, root], project);
  }
  const libraries = [...contracts, ...shared, ...(harness === null ? [] : [harness])];
  for (const { package: name, root: folder } of libraries) read([root], { name, root: folder });
  return results;
}

function findWorktree(worktrees: readonly Worktree[], lane: string): string | null {
  const found = worktrees.find(({ branch, missing }) => branch === laneBranch(lane) && !missing);
  return found !== undefined && existsSync(found.path) ? found.path : null;
}

function describeDocuments({ requirements, diagnostics }: Analysis, last: SessionRecord | null): Status['documents'] {
  const known = new Set([...(last?.requirements ?? []), ...(last?.outstanding ?? [])].map(({ id }) => id));
  const of = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    requirements: requirements.length,
    unplanned: last === null ? [] : requirements.map(({ id }) => id).filter((id) => !known.has(id)),
    errors: of('error'),
    warnings: of('warning'),
  };
}

function countStates(requirements: readonly RequirementStatus[]): Status['states'] {
  const of = (state: string) => requirements.filter((requirement) => requirement.state === state).length;
  return {
    outstanding: of('outstanding'),
    scaffolded: of('scaffolded'),
    implemented: of('implemented'),
    failing: of('failing'),
  };
}

interface LaneFacts {
  readonly root: string;
  readonly last: SessionRecord | null;
  readonly requirements: readonly RequirementStatus[];
  readonly analysis: Analysis;
  /** `null` without git. */
  readonly worktrees: readonly Worktree[] | null;
  readonly owners: Readonly<Record<string, readonly string[]>>;
}

async function describeLanes(facts: LaneFacts): Promise<LaneStatus[]> {
  const { last, worktrees, requirements, root } = facts;
  return Promise.all(
    (last?.lanes ?? []).map(async ({ name, wave, after, projects, requirements: ids }) => {
      const own = requirements.filter(({ id }) => ids.includes(id));
      const folders = projects.map((project) => project.root);
      return {
        ...{ name, wave, after, requirements: ids },
        owners: findOwners(name, ids, facts),
        criteria: sumProgress(own.map(({ criteria }) => criteria)),
        worktree: findWorktree(worktrees ?? [], name),
        lastChange: worktrees === null ? null : await readLastChange(root, [laneBranch(name)], folders),
      };
    }),
  );
}

function findOwners(lane: string, ids: readonly string[], { owners, analysis }: LaneFacts): readonly string[] {
  if (Object.hasOwn(owners, lane)) return owners[lane] ?? [];
  const named = analysis.requirements.filter(({ id }) => ids.includes(id)).map(({ owner }) => owner);
  return [...new Set(named.filter((owner) => owner !== null))];
}

function describeSessions({ sessions }: History): SessionStatus[] {
  return sessions.map(({ number, timestamp, outcome, file, tests }) => ({ number, timestamp, outcome, file, tests }));
}
