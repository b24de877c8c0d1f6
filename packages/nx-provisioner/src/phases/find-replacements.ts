import {
  indexProjects,
  resolveTouches,
  type Diagnostic,
  type Guidance,
  type Plan,
  type Priority,
  type Replacement,
  type Requirement,
  type WorkspaceProject,
} from 'nx-provisioner-protocol';

import { checkReplacements } from '../legacy/check-replacements';
import type { WantedReplacement } from '../legacy/replacement-files';
import { toModuleReplacement } from '../legacy/to-module-replacement';

/** What a session is to replace: documents that ask for the same are one. */
export interface PlannedReplacement extends WantedReplacement {
  /** As the documents give them; a ready mapping may say more. */
  readonly imports: Replacement['imports'];
  /** The most urgent of those that ask. */
  readonly priority: Priority;
  /** The documents that ask, with the requirement where it is one. */
  readonly sources: readonly { readonly id: string; readonly file: string | null; readonly line: number }[];
}

const URGENCY: readonly Priority[] = ['critical', 'high', 'medium', 'low'];

/**
 * Gathers the replacements of the plan's requirements and of the context file. A requirement that touches projects
 * replaces in those; any other, and the context file, in the whole workspace.
 */
export function findReplacements(
  plan: Plan,
  guidance: Guidance,
  projects: readonly WorkspaceProject[],
): PlannedReplacement[] {
  const index = indexProjects(projects);
  const found: PlannedReplacement[] = [];
  for (const { requirement, placement, priority } of plan.requirements) {
    if (placement.type === 'outstanding') continue;
    const roots = rootsOf(requirement, index);
    const { id, source } = requirement;
    for (const one of requirement.replaces) {
      add(found, one, { requirements: [id], roots, priority, sources: [{ id, file: source.file, line: one.line }] });
    }
  }
  const { file } = guidance;
  for (const one of guidance.replaces) {
    const sources = [{ id: file ?? 'context', file, line: one.line }];
    add(found, one, { requirements: [], roots: null, priority: 'medium', sources });
  }
  return found;
}

function rootsOf(requirement: Requirement, index: ReturnType<typeof indexProjects>): string[] | null {
  if (requirement.touches.length === 0) return null;
  return resolveTouches(requirement, index).projects.map(({ root }) => root);
}

function add(
  found: PlannedReplacement[],
  wanted: Replacement,
  asked: Omit<PlannedReplacement, 'replacement' | 'imports'>,
): void {
  const replacement = toModuleReplacement(wanted);
  const at = found.findIndex((other) => isSame(other, wanted));
  const before = found[at];
  if (before === undefined) {
    found.push({ replacement, ...asked, imports: wanted.imports });
    return;
  }
  const isMorePrecise = Object.keys(before.imports).length === 0;
  found[at] = {
    replacement: isMorePrecise ? replacement : before.replacement,
    imports: isMorePrecise ? wanted.imports : before.imports,
    requirements: [...new Set([...before.requirements, ...asked.requirements])],
    roots:
      before.roots === null || asked.roots === null ? null : [...new Set([...before.roots, ...asked.roots])].sort(),
    priority: URGENCY.find((one) => one === before.priority || one === asked.priority) ?? before.priority,
    sources: [...before.sources, ...asked.sources],
  };
}

/** Whether two documents ask for the same; who names no exports goes along with who does. */
function isSame({ replacement, imports }: PlannedReplacement, wanted: Replacement): boolean {
  if (replacement.from !== wanted.from || replacement.to !== wanted.to) return false;
  const names = [imports, wanted.imports].map((one) => JSON.stringify(Object.entries(one).sort()));
  return names[0] === names[1] || names.includes('[]');
}

/** Replacements that cannot be carried out together, each where a document first asks for it. */
export function checkPlannedReplacements(planned: readonly PlannedReplacement[]): Diagnostic[] {
  return checkReplacements(
    planned.map(({ replacement }) => replacement),
    (index) => placeOf(planned[index]),
  );
}

/** Where a replacement is first asked for. */
export function placeOf(planned: PlannedReplacement | undefined): { file: string; line: number } | null {
  const source = planned?.sources[0];
  return source?.file == null ? null : { file: source.file, line: source.line };
}
