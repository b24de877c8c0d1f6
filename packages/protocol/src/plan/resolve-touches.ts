import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { Requirement } from '../model/requirement';
import type { ErrorCode } from '../errors/catalogue';
import { compareText } from './compare-ids';
import { findContainingProject, isGenerated, type ProjectIndex } from './index-projects';
import { listNames } from './list-names';
import type { WorkspaceProject } from './plan';

const FORMS = 'a project name, a path inside a project, or folder/** for all projects below a folder';

type Resolution =
  | { readonly projects: readonly WorkspaceProject[] }
  | { readonly code: ErrorCode; readonly problem: string };

/**
 * The existing projects that a requirement touches, sorted by root. `packages/tax/**` means the projects at and below
 * the folder, and the project around it where there are none. Each entry that leads to no project a lane may own is an error.
 */
export function resolveTouches(
  requirement: Requirement,
  index: ProjectIndex,
): { projects: WorkspaceProject[]; diagnostics: Diagnostic[] } {
  const projects = new Map<string, WorkspaceProject>();
  const diagnostics: Diagnostic[] = [];
  for (const touch of new Set(requirement.touches)) {
    const resolution = resolveTouch(touch, index);
    if ('projects' in resolution) {
      for (const project of resolution.projects) projects.set(project.root, project);
    } else {
      const message = `${requirement.id} touches '${touch}': ${resolution.problem}`;
      diagnostics.push(diagnose(resolution.code, requirement.source, message));
    }
  }
  return { projects: [...projects.values()].sort((a, b) => compareText(a.root, b.root)), diagnostics };
}

function resolveTouch(touch: string, index: ProjectIndex): Resolution {
  const named = index.byName.get(touch);
  if (named !== undefined) return claim(named);
  const path = touch
    .trim()
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '');
  const folder = path.endsWith('/**') ? path.slice(0, -'/**'.length) : null;
  if (/[*?{}]|^!/.test(folder ?? path)) {
    return { code: 'NXP-411', problem: `this form of glob is not known. Expected ${FORMS}.` };
  }
  if (path.startsWith('/') || path.split('/').includes('..')) {
    return { code: 'NXP-410', problem: `the path leads out of the workspace. Expected ${FORMS}.` };
  }
  return folder === null ? claimAround(touch, path || '.', index) : claimBelow(touch, folder, index);
}

function claimBelow(touch: string, folder: string, index: ProjectIndex): Resolution {
  const below = index.below.get(folder) ?? [];
  const existing = below.filter((project) => !isGenerated(project));
  if (existing.length > 0) return { projects: existing };
  const [generated] = below;
  return generated === undefined ? claimAround(touch, folder, index) : claim(generated);
}

function claimAround(touch: string, path: string, index: ProjectIndex): Resolution {
  const project = path === '.' ? index.byRoot.get('.') : findContainingProject(path, index);
  if (project && (project.root !== '.' || path === '.')) return claim(project);
  const below = (index.below.get(path) ?? []).filter((candidate) => !isGenerated(candidate));
  const hint =
    below.length > 0
      ? ` Below it: ${listNames(below.map(({ name }) => name))}; write ${path}/** to own them.`
      : index.near.suggest(touch);
  if (project) return { code: 'NXP-412', problem: `only the root project '${project.name}' holds it.${hint}` };
  return { code: 'NXP-410', problem: `it lies in no project. Expected ${FORMS}.${hint}` };
}

function claim(project: WorkspaceProject): Resolution {
  if (project.root === '.') {
    return { code: 'NXP-412', problem: `this is the root project '${project.name}', which no lane can own.` };
  }
  if (isGenerated(project)) {
    return { code: 'NXP-413', problem: `the project '${project.name}' is a generated library.` };
  }
  return { projects: [project] };
}
