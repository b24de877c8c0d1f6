import { join } from 'node:path';

import type { ProjectGraph } from '@nx/devkit';
import type { Diagnostic, Evidence, SessionRecord } from 'nx-provisioner-protocol';

import { writeFileAtomic } from '../adapters/files';
import { listProjectFiles, readProjectFile } from '../adapters/project-files';
import { stagingFolder } from '../adapters/staged-file';
import { BASELINE_FILE } from '../isolation/baseline';
import { checkWalls, listWalls } from '../isolation/check-walls';
import { describeTaggedProjects } from '../isolation/describe-projects';
import { readTerritory } from '../isolation/territory';
import type { Built, Run } from './provision-run';

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
export async function checkSessionWalls(run: Run, graph: ProjectGraph, { implemented }: Built): Promise<SessionWalls> {
  const { root, owners } = run.world;
  const projects = describeTaggedProjects(graph);
  const territory = readTerritory(projects);
  const edited = implemented.edits.map(({ path }) => path.replace(/\/(package|project)\.json$/, ''));
  const tagged = new Set([...edited, ...listUnchecked(run)]);
  const checked = checkWalls({
    territory,
    dependencies: graph.dependencies,
    files: await listProjectFiles(root, projects),
    read: (path) => readProjectFile(root, path),
    owners,
    baseline: readProjectFile(root, BASELINE_FILE),
    adopt: new Set(projects.filter((project) => tagged.has(project.root)).map(({ name }) => name)),
  });
  if (checked.newBaseline !== null) {
    writeFileAtomic(join(root, BASELINE_FILE), checked.newBaseline, stagingFolder(root));
  }
  return {
    diagnostics: checked.diagnostics,
    list: (evidence) => listWalls(checked.graph, territory, evidence),
  };
}

/** Roots of projects that this session tagged in a run that was cut off before it came to the walls. */
function listUnchecked({ identity, understanding }: Run): string[] {
  if (identity.previous === null || identity.previous.walls.length > 0) return [];
  const before = understanding.history.lastCompleted?.lanes.flatMap(({ projects }) => projects) ?? [];
  const known = new Set(before.map(({ root }) => root));
  return understanding.plan.lanes
    .flatMap(({ projects }) => projects)
    .map(({ root }) => root)
    .filter((root) => !known.has(root));
}
