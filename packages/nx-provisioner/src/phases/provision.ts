import { diagnose, ProvisionerError, type SessionRecord } from 'nx-provisioner-protocol';

import { isRepository } from '../adapters/git';
import { closeJournal, readJournal, type JournalEntry } from '../adapters/journal';
import { createTree } from '../adapters/tree';
import { identifySession } from './identify-session';
import { namePhase, PHASES } from './phase';
import { endsBefore, type ProvisionOptions, type World } from './provision-options';
import type { ProvisionResult } from './provision-run';
import { readSessionFiles } from './read-inputs';
import { reviewHistory } from './review';

/**
 * The protocol, phases 1 to 8. The first four write nothing and throw all that they find; once they have passed,
 * whatever fails still ends in an artifact that says so.
 *
 * @throws ProvisionerError with the problems of phases 1 to 4, NXP-011 without git
 */
export async function provision(options: ProvisionOptions, world: World): Promise<ProvisionResult> {
  const tree = createTree(world.root);
  const input = { ...options, ...world, read: (path: string) => tree.read(path, 'utf8') };
  await requireRepository(world.root);
  const { history } = reviewHistory(readSessionFiles(input), []);
  const session = await identifySession(history, options, world);
  if (session.type === 'nothing-to-do') {
    // A run that was killed as its last act left its journal behind.
    if (!options.dryRun) closeJournal(world.root);
    return session;
  }
  if (session.identity.previous !== null)
    world.print(describeContinued(session.identity.previous, readJournal(world.root)));

  // Compiler and generators are loaded for a run that needs them: most runs in CI find nothing to do.
  const { understand } = await import('./understand.js');
  const understanding = await understand(input, world.report);
  if (endsBefore('implement', options)) return { type: 'shown', understanding, changes: [], problems: [] };
  const { changeWorkspace } = await import('./change-workspace.js');
  return changeWorkspace({ tree, understanding, options, world, identity: session.identity });
}

/** What was left, and where: a run that goes on with something says so first. */
function describeContinued({ session }: SessionRecord, journal: JournalEntry | null): string {
  const { number, timestamp, outcome } = session;
  const phase = PHASES.find((name) => name === journal?.phase);
  const place = journal?.session === timestamp && phase !== undefined ? ` in phase ${namePhase(phase)}` : '';
  return `Session ${number} was ${outcome}${place}: this run continues it.`;
}

async function requireRepository(root: string): Promise<void> {
  if (await isRepository(root)) return;
  throw new ProvisionerError([diagnose('NXP-011', null, `${root} is in no git repository.`)]);
}
