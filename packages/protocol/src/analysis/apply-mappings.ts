import type { Guidance } from '../context/guidance';
import { showFound } from '../errors/show-found';
import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { RequirementDocument } from '../model/document';
import type { Requirement } from '../model/requirement';
import type { ContextEffect } from '../plan/plan';

/**
 * Corrects kinds and areas as the context file says, by id, by area or by the document's declared type, the more exact
 * one first. A mapping that matches no requirement is reported.
 */
export function applyMappings(
  requirements: readonly Requirement[],
  documents: readonly RequirementDocument[],
  { file, kinds, areas }: Guidance,
): { requirements: Requirement[]; effects: ContextEffect[]; diagnostics: Diagnostic[] } {
  if (Object.keys(kinds).length === 0 && Object.keys(areas).length === 0) {
    return { requirements: [...requirements], effects: [], diagnostics: [] };
  }
  const declared = new Map(documents.map((document) => [document.file, document.declared.type]));
  const used = { kinds: new Set<string>(), areas: new Set<string>() };
  const mapped = requirements.map((requirement) => {
    const subjects = [requirement.id, requirement.area, declared.get(requirement.source.file) ?? null];
    const kind = findMapping(kinds, subjects, used.kinds) ?? requirement.kind;
    const area = findMapping(areas, subjects, used.areas) ?? requirement.area;
    return { ...requirement, kind, area };
  });
  const unused = [
    ...Object.keys(kinds).flatMap((subject) => (used.kinds.has(subject) ? [] : [`kinds.${subject}`])),
    ...Object.keys(areas).flatMap((subject) => (used.areas.has(subject) ? [] : [`areas.${subject}`])),
  ];
  const diagnostics = unused.map((name) => {
    const message = `The mapping ${showFound(name)} matches no requirement; expected an id, an area or a declared type.`;
    return diagnose('NXP-206', file === null ? null : { file, line: null }, message);
  });
  const effects = mapped.flatMap((requirement, index) => describeChange(requirements[index], requirement));
  return { requirements: mapped, effects, diagnostics };
}

function describeChange(before: Requirement | undefined, { id, kind, area }: Requirement): ContextEffect[] {
  if (before === undefined) return [];
  const changes = [
    ...(before.kind === kind ? [] : [`kind ${kind} instead of ${before.kind}`]),
    ...(before.area === area ? [] : [`area ${area} instead of ${before.area}`]),
  ];
  return changes.map((effect) => ({ source: 'context', subject: id, effect, line: null }));
}

/** The value for the first subject that has one; every subject that is named counts as used. */
function findMapping<Value>(
  mappings: Readonly<Record<string, Value>>,
  subjects: readonly (string | null)[],
  used: Set<string>,
): Value | undefined {
  const named = subjects.filter((subject) => subject !== null && Object.hasOwn(mappings, subject));
  for (const subject of named) if (subject !== null) used.add(subject);
  return named[0] == null ? undefined : mappings[named[0]];
}
