import { decideSession, type History, type SessionRecord } from 'nx-provisioner-protocol';

import { treeDigest } from '../adapters/git';
import type { SessionIdentity } from './build-record';
import type { ProvisionOptions, World } from './provision-options';

/** Session artifacts and records are no part of the tree that a session validates. */
export function isSessionFile(path: string): boolean {
  return /(^|\/)ARTIFACTS\/PROVISIONER-SESSION-[^/]*\.(md|json)$/.test(path);
}

export type Identification =
  | { readonly type: 'nothing-to-do'; readonly session: SessionRecord }
  | { readonly type: 'session'; readonly identity: SessionIdentity };

/**
 * Whether there is anything to do, and which session it is. A run that asks for more than the last one did (another
 * context file or directory, `fresh`, `force`, `prune`) has something to do on an unchanged tree too.
 */
export async function identifySession(
  history: History,
  options: ProvisionOptions,
  { root, now }: Pick<World, 'root' | 'now'>,
): Promise<Identification> {
  const { lastCompleted } = history;
  const canBeSame = lastCompleted !== null && !asksForMore(options, lastCompleted);
  const digest = canBeSame ? await treeDigest(root, isSessionFile) : null;
  const decision = decideSession(history, { treeDigest: digest, now: now() });
  if (decision.type === 'nothing-to-do') return decision;
  const { number, timestamp } = decision;
  return {
    type: 'session',
    identity: { number, timestamp, previous: decision.type === 'revise' ? decision.record : null },
  };
}

function asksForMore(options: ProvisionOptions, last: SessionRecord): boolean {
  const sameInput =
    last.context.file === (options.contextFile ?? null) && last.workspace.directory === options.workspaceDirectory;
  return !sameInput || options.fresh || options.force || options.prune;
}
