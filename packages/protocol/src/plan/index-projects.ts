import { compareText } from './compare-ids';
import { NearNames } from './near-names';
import type { WorkspaceProject } from './plan';

/** Tags that mark a library as generated: nobody's `touches` can claim it. */
const GENERATED = new Set(['layer:contracts', 'layer:shared', 'layer:testing', 'layer:lane']);

/** Projects as paths and names find them. */
export interface ProjectIndex {
  readonly byName: ReadonlyMap<string, WorkspaceProject>;
  readonly byRoot: ReadonlyMap<string, WorkspaceProject>;
  /** For each folder the projects at it and below it, sorted by root; the root project is in none. */
  readonly below: ReadonlyMap<string, readonly WorkspaceProject[]>;
  readonly near: NearNames;
}

export function indexProjects(projects: readonly WorkspaceProject[]): ProjectIndex {
  const sorted = [...projects].sort((a, b) => compareText(a.root, b.root) || compareText(a.name, b.name));
  const below = new Map<string, WorkspaceProject[]>();
  for (const project of sorted) {
    for (const folder of foldersOf(project.root)) {
      const entry = below.get(folder);
      if (entry === undefined) below.set(folder, [project]);
      else entry.push(project);
    }
  }
  const claimable = sorted.filter((project) => project.root !== '.' && !isGenerated(project));
  return {
    byName: new Map(sorted.map((project) => [project.name, project])),
    byRoot: new Map(sorted.map((project) => [project.root, project])),
    below,
    near: new NearNames(new Set(claimable.flatMap(({ name, root }) => [name, root]))),
  };
}

/** The innermost project that holds the path: the root project where no other does, `null` outside of all. */
export function findContainingProject(path: string, index: ProjectIndex): WorkspaceProject | null {
  for (const folder of foldersOf(path)) {
    const project = index.byRoot.get(folder);
    if (project !== undefined) return project;
  }
  return index.byRoot.get('.') ?? null;
}

export function isGenerated(project: WorkspaceProject): boolean {
  return project.tags.some((tag) => GENERATED.has(tag));
}

/** The path itself and every folder above it, the innermost first; the workspace root is left out. */
function foldersOf(path: string): string[] {
  if (path === '.') return [];
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
