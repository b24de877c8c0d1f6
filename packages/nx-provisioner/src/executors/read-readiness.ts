import { diagnose, ProvisionerError, type History } from 'nx-provisioner-protocol';

import { isRepository, treeDigest } from '../adapters/git';
import { isSessionFile } from '../phases/identify-session';
import { readSessionFiles } from '../phases/read-inputs';
import { judgeReadiness, type Readiness } from '../phases/ready';
import { reviewHistory } from '../phases/review';

/**
 * Whether workers may start in the workspace as it is on disk.
 *
 * @throws ProvisionerError NXP-011 without git, and whatever is wrong with earlier sessions' records
 */
export async function readReadiness(
  root: string,
  workspaceDirectory: string,
): Promise<{ readonly history: History; readonly readiness: Readiness }> {
  if (!(await isRepository(root))) {
    throw new ProvisionerError([diagnose('NXP-011', null, `${root} is in no git repository.`)]);
  }
  const { history, diagnostics } = reviewHistory(readSessionFiles({ root, workspaceDirectory }), []);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ProvisionerError(errors);
  return { history, readiness: judgeReadiness(history, await treeDigest(root, isSessionFile)) };
}
