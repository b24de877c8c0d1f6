import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { Requirement } from '../model/requirement';
import { compareText } from './compare-ids';
import type { ProjectIndex } from './index-projects';
import { laneNameOf } from './lane-name';
import type { WorkspaceProject } from './plan';
import { resolveTouches } from './resolve-touches';

/** An existing project with the lanes that touch it, in plan order: the first one owns it. */
export interface ProjectClaim {
  readonly project: WorkspaceProject;
  readonly lanes: readonly { readonly lane: string; readonly requirements: readonly string[] }[];
}

/** Resolves what the requirements touch, which come in plan order; the claims are sorted by the projects' roots. */
export function claimProjects(
  requirements: readonly Requirement[],
  index: ProjectIndex,
): { claims: ProjectClaim[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const touched = new Map<WorkspaceProject, Map<string, string[]>>();
  for (const requirement of requirements) {
    if (requirement.touches.length === 0) continue;
    const resolved = resolveTouches(requirement, index);
    diagnostics.push(...resolved.diagnostics);
    const lane = laneNameOf(requirement);
    if (lane === null) {
      const names = requirement.touches.join(', ');
      const message = `${requirement.id} touches ${names}, but it is foundation work, which owns no existing project.`;
      diagnostics.push(diagnose('NXP-414', requirement.source, message));
      continue;
    }
    for (const project of resolved.projects) addClaim(touched, project, lane, requirement.id);
  }
  const claims = [...touched].map(([project, lanes]) => ({
    project,
    lanes: [...lanes].map(([lane, requirements]) => ({ lane, requirements })),
  }));
  return { claims: claims.sort((a, b) => compareText(a.project.root, b.project.root)), diagnostics };
}

function addClaim(
  touched: Map<WorkspaceProject, Map<string, string[]>>,
  project: WorkspaceProject,
  lane: string,
  id: string,
): void {
  const lanes = touched.get(project) ?? new Map<string, string[]>();
  touched.set(project, lanes);
  const requirements = lanes.get(lane);
  if (requirements === undefined) lanes.set(lane, [id]);
  else requirements.push(id);
}
