import { getProjects, type Tree } from '@nx/devkit';
import { laneTag, ProvisionerError } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { createFormatter } from '../../adapters/formatter';
import { boundaryConstraints } from '../../foundation/boundaries/constraints';
import { hasConstraints, writeConstraints } from '../../foundation/boundaries/write-constraints';
import { formatLike } from '../../foundation/wiring/format-like';
import { CODEOWNERS_FILES, writeCodeowners } from '../../isolation/codeowners';
import { readTerritory, type Territory } from '../../isolation/territory';
import { findEslintConfig } from '../../workspace/find-eslint-config';
import { readFrom } from '../read-from';
import { readPluginOptions } from '../read-plugin-options';

/** What `nx sync:check` prints when a generator would change something. */
interface SyncResult {
  readonly outOfSyncMessage?: string;
}

/**
 * Keeps what is written from the tags on the projects as the tags want it: the import rules in the root ESLint
 * configuration and, where the options name owners, CODEOWNERS. Everything else in both files stays as it is.
 *
 * @throws ProvisionerError NXP-553 where the configuration has no place for the rules, NXP-826 for a wrong owner
 */
export async function boundariesGenerator(tree: Tree, options: object = {}): Promise<SyncResult> {
  checkOptions(options, __dirname);
  const territory = readTerritory(describeProjects(tree));
  const messages = [await keepConstraints(tree, territory), keepCodeowners(tree, territory)].filter(
    (each) => each !== null,
  );
  return messages.length === 0 ? {} : { outOfSyncMessage: messages.join(' ') };
}

export default boundariesGenerator;

function describeProjects(tree: Tree) {
  return [...getProjects(tree)].map(([name, { root, tags = [] }]) => ({ name, root, tags, packageName: null }));
}

async function keepConstraints(tree: Tree, { byName }: Territory): Promise<string | null> {
  const path = findEslintConfig(readFrom(tree));
  const text = path === null ? null : tree.read(path, 'utf8');
  if (path === null || text === null) return null;
  const holdings = [...byName.values()];
  if (!hasConstraints(text) && holdings.every(({ layer }) => layer === null)) return null;
  const lanes = holdings.flatMap(({ layer, lane }) => (layer === 'lane' && lane !== null ? [laneTag(lane)] : []));
  const written = writeConstraints(path, text, boundaryConstraints(lanes));
  if (written.diagnostics.length > 0) throw new ProvisionerError(written.diagnostics);
  const formatted = await formatLike(text, written.text, (each) => createFormatter(tree.root)(path, each));
  if (formatted === text) return null;
  tree.write(path, formatted);
  return `The import rules in ${path} are not those of the projects' layer and lane tags.`;
}

function keepCodeowners(tree: Tree, territory: Territory): string | null {
  const { owners = {} } = readPluginOptions(tree);
  const path = CODEOWNERS_FILES.find((each) => tree.exists(each)) ?? CODEOWNERS_FILES[0];
  const text = tree.read(path, 'utf8') ?? '';
  const written = writeCodeowners(path, text, territory, owners);
  if (written.diagnostics.length > 0) throw new ProvisionerError(written.diagnostics);
  if (written.text === text) return null;
  tree.write(path, written.text);
  return `${path} does not name the owners of the projects' lanes.`;
}
