import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { Requirement, SuppliedFile } from '../model/requirement';
import { compareText } from './compare-ids';
import { FOLDER_NAME_FORM, isFolderName } from './lane-name';
import { listNames } from './list-names';
import type { Plan } from './plan';

type SharedLibrary = Plan['shared'][number];

/**
 * The library that a supplied file goes into: the one it names among those that the requirement provides, else the only
 * one. `null` where neither says.
 */
export function libraryOf(file: SuppliedFile, { provides }: Pick<Requirement, 'provides'>): string | null {
  const provided = [...new Set([...provides.shared, ...provides.testing])];
  if (file.library !== null) return provided.includes(file.library) ? file.library : null;
  const candidates = provides.shared.length > 0 ? [...new Set(provides.shared)] : provided;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Shared libraries by name, and every name or file that cannot be one. `requirements` come in plan order. */
export function collectShared(requirements: readonly Requirement[]): {
  shared: SharedLibrary[];
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const libraries = new Map<string, { requirements: string[]; supplied: boolean }>();
  for (const requirement of requirements) {
    for (const name of new Set(requirement.provides.shared)) {
      if (!isFolderName(name)) {
        const message = `${requirement.id} provides '${name}'; expected ${FOLDER_NAME_FORM}.`;
        diagnostics.push(diagnose('NXP-422', requirement.source, message));
        continue;
      }
      const library = libraries.get(name) ?? { requirements: [], supplied: false };
      libraries.set(name, library);
      library.requirements.push(requirement.id);
    }
  }
  const supplied = placeFiles(requirements, diagnostics);
  const shared = [...libraries].map(([name, library]) => ({ name, ...library, supplied: supplied.has(name) }));
  return { shared: shared.sort((a, b) => compareText(a.name, b.name)), diagnostics };
}

/** The libraries that get a file; a file with no library, or with two texts, is reported. */
function placeFiles(requirements: readonly Requirement[], diagnostics: Diagnostic[]): Set<string> {
  const supplied = new Set<string>();
  const texts = new Map<string, { code: string; requirement: Requirement; line: number }>();
  for (const requirement of requirements) {
    for (const file of requirement.files) {
      const place = { file: requirement.source.file, line: file.line };
      const library = libraryOf(file, requirement);
      if (library === null) {
        diagnostics.push(diagnose('NXP-423', place, describeHomeless(file, requirement)));
        continue;
      }
      supplied.add(library);
      const key = `${library}\0${file.path}`;
      const other = texts.get(key);
      if (other === undefined) {
        texts.set(key, { code: file.code, requirement, line: file.line });
      } else if (other.code !== file.code) {
        const message = `${file.path} of the library '${library}' has another text at ${other.requirement.source.file}:${other.line}; expected one text.`;
        diagnostics.push(diagnose('NXP-424', place, message));
      }
    }
  }
  return supplied;
}

function describeHomeless(file: SuppliedFile, { id, provides }: Requirement): string {
  const provided = [...provides.shared, ...provides.testing];
  const expected = provided.length === 0 ? 'provides no library' : `provides ${listNames(provided)}`;
  const named = file.library === null ? 'names no library' : `names the library '${file.library}'`;
  return `The code for ${file.path} ${named}, and ${id} ${expected}; expected one that it provides.`;
}
