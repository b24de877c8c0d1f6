import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { Requirement } from '../model/requirement';
import { compareIds, compareText } from './compare-ids';

/** Requirements by id, in the natural order of their ids. */
export type RequirementsById = ReadonlyMap<string, Requirement>;

/** Sorts the requirements; of two with one id the first by file and line is kept, the other is an error. */
export function indexRequirements(requirements: readonly Requirement[]): {
  byId: RequirementsById;
  diagnostics: Diagnostic[];
} {
  const byId = new Map<string, Requirement>();
  const diagnostics: Diagnostic[] = [];
  for (const requirement of [...requirements].sort(compareRequirements)) {
    const first = byId.get(requirement.id);
    if (first === undefined) {
      byId.set(requirement.id, requirement);
    } else {
      const message = `${requirement.id} stands at ${placeOf(first)} already; an id belongs to one requirement.`;
      diagnostics.push(diagnose('NXP-403', requirement.source, message));
    }
  }
  return { byId, diagnostics };
}

/** `ARTIFACTS/BIL-002.md:3` */
export function placeOf(requirement: Requirement): string {
  return `${requirement.source.file}:${requirement.source.line}`;
}

function compareRequirements(a: Requirement, b: Requirement): number {
  return (
    compareIds(a.id, b.id) ||
    compareText(a.source.file, b.source.file) ||
    a.source.line - b.source.line ||
    compareText(a.title, b.title)
  );
}
