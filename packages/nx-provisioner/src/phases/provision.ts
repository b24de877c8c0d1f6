import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { isRepository } from '../adapters/git';
import { createTree } from '../adapters/tree';
import { identifySession } from './identify-session';
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
  if (session.type === 'nothing-to-do') return session;

  // Compiler and generators are loaded for a run that needs them: most runs in CI find nothing to do.
  const { understand } = await import('./understand.js');
  const understanding = await understand(input, world.report);
  if (endsBefore('implement', options)) return { type: 'shown', understanding, changes: [], problems: [] };
  const { changeWorkspace } = await import('./change-workspace.js');
  return changeWorkspace({ tree, understanding, options, world, identity: session.identity });
}

async function requireRepository(root: string): Promise<void> {
  if (await isRepository(root)) return;
  throw new ProvisionerError([diagnose('NXP-011', null, `${root} is in no git repository.`)]);
}
