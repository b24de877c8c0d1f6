import type { Plan, SessionRecord, WorkspaceProject } from 'nx-provisioner-protocol';

import { projectOfTask } from '../workspace/project-of-task';

/** What ran, and what was red, before the first session changed anything. */
export type Baseline = NonNullable<SessionRecord['baseline']>;

/**
 * The tasks that are allowed to fail: those that failed before the first session, in a project that a stabilization
 * requirement touches. Sorted.
 *
 * @param names all projects of the workspace, so that a task of `a:b` is not taken for one of `a`
 */
export function listKnownFailing(
  baseline: Baseline | null,
  plan: Pick<Plan, 'lanes' | 'requirements'>,
  names: Iterable<string> = [],
): string[] {
  const stabilized = new Set(listStabilizedProjects(plan));
  const failing = baseline?.failing ?? [];
  const known = new Set([...names, ...plan.lanes.flatMap(({ projects }) => projects.map(({ name }) => name))]);
  return failing.filter((id) => stabilized.has(projectOfTask(id, known) ?? '')).sort();
}

/** A lane may own a project that another lane's requirement touches as well: the touch counts, whoever owns it. */
function listStabilizedProjects({ lanes, requirements }: Pick<Plan, 'lanes' | 'requirements'>): string[] {
  const owned = lanes.filter(({ kind }) => kind === 'stabilization').flatMap(({ projects }) => projects);
  const touches = requirements
    .filter(({ requirement }) => requirement.kind === 'stabilization')
    .flatMap(({ requirement }) => requirement.touches);
  const touched = lanes
    .flatMap(({ projects }) => projects)
    .filter((project) => touches.some((touch) => covers(touch, project)));
  return [...new Set([...owned, ...touched].map(({ name }) => name))].sort();
}

/** Whether a touch, which is a project's name, a path or a glob, means something in the project. */
function covers(touch: string, { name, root }: WorkspaceProject): boolean {
  const path = touch
    .replace(/^\.\//, '')
    .replace(/\/?\*.*$/, '')
    .replace(/\/$/, '');
  return touch === name || path === root || path.startsWith(`${root}/`) || (path !== '' && root.startsWith(`${path}/`));
}
