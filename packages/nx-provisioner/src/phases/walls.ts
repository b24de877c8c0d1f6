import { join } from 'node:path';

import type { ProjectGraph } from '@nx/devkit';
import type { Diagnostic, Evidence, SessionRecord } from 'nx-provisioner-protocol';

import { writeFileAtomic } from '../adapters/files';
import { listProjectFiles, readProjectFile } from '../adapters/project-files';
import { BASELINE_FILE } from '../isolation/baseline';
import { checkWalls, listWalls } from '../isolation/check-walls';
import { describeTaggedProjects } from '../isolation/describe-projects';
import { readTerritory } from '../isolation/territory';
import type { ImplementPhase } from './implement';
import type { World } from './provision-options';

export interface SessionWalls {
  readonly diagnostics: readonly Diagnostic[];
  /** The walls as the record has them. */
  readonly list: (evidence: Evidence | null) => SessionRecord['walls'];
}

/**
 * Checks the graph wall over what has just been written. What existing projects did before they became part of a lane
 * goes into the baseline, which is written here, before the tree is validated.
 *
 * @param graph the project graph over what was written, in which packages from the registry do not matter
 * @throws ProvisionerError NXP-016 or NXP-017 where the files or the baseline cannot be had
 */
export async function checkSessionWalls(
  { root, owners }: Pick<World, 'root' | 'owners'>,
  graph: ProjectGraph,
  { edits }: ImplementPhase,
): Promise<SessionWalls> {
  const projects = describeTaggedProjects(graph);
  const territory = readTerritory(projects);
  const tagged = new Set(edits.map(({ path }) => path.replace(/\/(package|project)\.json$/, '')));
  const checked = checkWalls({
    territory,
    dependencies: graph.dependencies,
    files: await listProjectFiles(root, projects),
    read: (path) => readProjectFile(root, path),
    owners,
    baseline: readProjectFile(root, BASELINE_FILE),
    adopt: new Set(projects.filter((project) => tagged.has(project.root)).map(({ name }) => name)),
  });
  if (checked.newBaseline !== null) writeFileAtomic(join(root, BASELINE_FILE), checked.newBaseline);
  return {
    diagnostics: checked.diagnostics,
    list: (evidence) => listWalls(checked.graph, territory, evidence),
  };
}
