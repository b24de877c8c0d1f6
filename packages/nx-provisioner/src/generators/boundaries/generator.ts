import { getProjects, type Tree } from '@nx/devkit';
import { ProvisionerError } from 'nx-provisioner-protocol';

import { createFormatter } from '../../adapters/formatter';
import { boundaryConstraints } from '../../foundation/boundaries/constraints';
import { writeConstraints } from '../../foundation/boundaries/write-constraints';
import { detectProfile } from '../../workspace/detect-profile';
import { readFrom } from '../read-from';

/** What `nx sync:check` prints when a generator would change something. */
interface SyncResult {
  readonly outOfSyncMessage?: string;
}

/**
 * Keeps the import rules of the root ESLint configuration as the tags on the projects want them; everything else in it
 * stays as it is.
 *
 * @throws ProvisionerError NXP-553 where the configuration exports no array
 */
export async function boundariesGenerator(tree: Tree): Promise<SyncResult> {
  const path = detectProfile(tree.root, readFrom(tree)).eslintConfig;
  const text = path === null ? null : tree.read(path, 'utf8');
  if (path === null || text === null) return {};
  const projects = [...getProjects(tree).values()];
  const layered = projects.some(({ tags = [] }) => tags.some((tag) => tag.startsWith('layer:')));
  if (!layered) return {};
  const lanes = projects.filter(({ tags = [] }) => tags.includes('layer:lane')).flatMap(({ tags = [] }) => tags);
  const constraints = boundaryConstraints(lanes.filter((tag) => tag.startsWith('lane:')));
  const written = writeConstraints(path, text, constraints);
  if (written.diagnostics.length > 0) throw new ProvisionerError(written.diagnostics);
  const formatted = await createFormatter(tree.root)(path, written.text);
  if (formatted === text) return {};
  tree.write(path, formatted);
  return { outOfSyncMessage: `The import rules in ${path} are not those of the projects' layer and lane tags.` };
}

export default boundariesGenerator;
