import type { ExecutorContext } from '@nx/devkit';
import { ProvisionerError, type Diagnostic } from 'nx-provisioner-protocol';

import { currentBranch, listChanges, readAtCommit } from '../../adapters/git-changes';
import type { PluginOptions } from '../../graph/options';
import { checkDiff, manifestsToRead } from '../../isolation/diff-wall';
import type { Finding } from '../../isolation/finding';
import { nameLane } from '../../isolation/lane-of-branch';
import { findLane, type TaggedProject, type Territory } from '../../isolation/territory';
import { count } from '../../phases/phase';
import type { IsolationExecutorSchema } from './schema';

export interface BranchInput {
  readonly schema: Pick<IsolationExecutorSchema, 'lane' | 'base' | 'head'>;
  readonly context: Pick<ExecutorContext, 'root' | 'nxJsonConfiguration'>;
  readonly projects: readonly TaggedProject[];
  readonly territory: Territory;
  readonly options: PluginOptions;
}

/** What the diff wall found, or why it had nothing to look at. */
export interface BranchCheck {
  readonly lane: string | null;
  readonly checked: string | null;
  readonly skipped: string | null;
  readonly findings: readonly Finding[];
  readonly problems: readonly Diagnostic[];
}

const NOTHING: BranchCheck = { lane: null, checked: null, skipped: null, findings: [], problems: [] };

/** The diff wall around the branch that is checked out, or that options and environment name. */
export async function checkBranch(input: BranchInput): Promise<BranchCheck> {
  const { schema, context, territory } = input;
  const branch = await currentBranch(context.root);
  const named = nameLane({ option: schema.lane, branch, headRef: process.env.GITHUB_HEAD_REF });
  if (named === null) {
    const skipped = `no lane: neither --lane nor the branch ${branch ?? '(detached)'} nor GITHUB_HEAD_REF names one`;
    return { ...NOTHING, skipped };
  }
  const found = findLane(named.name, territory);
  if (!('lane' in found)) return { ...NOTHING, problems: schema.lane === undefined ? [found] : [] };

  const range = findRange(input);
  // Without a base the main branch would be compared with itself, and whatever lies uncommitted there be called stray.
  if (!range.given && branch !== null && branch === range.base) {
    return { ...NOTHING, lane: null, skipped: `${branch} is the base itself; name another with --base` };
  }
  try {
    return { ...NOTHING, lane: found.lane, ...(await compare(found.lane, range, input)) };
  } catch (error) {
    if (error instanceof ProvisionerError) return { ...NOTHING, lane: found.lane, problems: error.diagnostics };
    throw error;
  }
}

interface Range {
  readonly base: string;
  readonly head: string | null;
  /** Options or environment name it. */
  readonly given: boolean;
}

/** As Nx does it for its affected commands. */
function findRange({ schema, context }: BranchInput): Range {
  const { NX_BASE, NX_HEAD } = process.env;
  const base = schema.base ?? (NX_BASE === '' ? undefined : NX_BASE);
  const head = schema.head ?? (NX_HEAD === '' ? undefined : NX_HEAD);
  const fallback = context.nxJsonConfiguration.defaultBase ?? 'main';
  return { base: base ?? fallback, head: head ?? null, given: base !== undefined };
}

async function compare(
  lane: string,
  { base, head }: Range,
  { context, projects, options }: BranchInput,
): Promise<Pick<BranchCheck, 'checked' | 'findings'>> {
  const { root } = context;
  const { from, changes } = await listChanges(root, { base, head });
  const paths = manifestsToRead(changes);
  const texts = await Promise.all(paths.map((path) => readAtCommit(root, from, path)));
  const findings = checkDiff({
    lane,
    projects,
    changes,
    manifestsAtBase: new Map(paths.map((path, index) => [path, texts[index] ?? null])),
    sharedFiles: options.sharedFiles ?? [],
    owners: options.owners ?? {},
  });
  const to = head === null ? 'the working tree' : JSON.stringify(head);
  return { checked: `${lane}, ${count(changes.length, 'file')} changed from ${from.slice(0, 10)} to ${to}`, findings };
}
