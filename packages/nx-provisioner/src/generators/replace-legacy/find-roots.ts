import { getProjects, type Tree } from '@nx/devkit';
import { diagnose, listNames, NearNames, ProvisionerError } from 'nx-provisioner-protocol';

/**
 * The folders whose files may change: those of a project, of a lane, or `null` for all.
 *
 * @throws ProvisionerError NXP-909 for a name that is none
 */
export function findRoots(
  tree: Tree,
  { project, lane }: { readonly project?: string; readonly lane?: string },
): string[] | null {
  if (project === undefined && lane === undefined) return null;
  const projects = [...getProjects(tree)];
  const chosen = projects.filter(
    ([name, { tags = [] }]) =>
      (project === undefined || name === project) && (lane === undefined || tags.includes(`lane:${lane}`)),
  );
  if (chosen.length > 0) return chosen.map(([, { root }]) => root);
  const lanes = projects.flatMap(([, { tags = [] }]) => tags.filter((tag) => tag.startsWith('lane:')));
  const names = lane === undefined ? projects.map(([name]) => name) : lanes.map((tag) => tag.slice('lane:'.length));
  const near = new NearNames(names).suggest(lane ?? project ?? '');
  const message = `There is no ${lane === undefined ? `project ${project ?? ''}` : `lane ${lane}`}; expected one of ${listNames([...new Set(names)].sort())}.${near}`;
  throw new ProvisionerError([diagnose('NXP-909', null, message)]);
}
