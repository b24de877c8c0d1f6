import type { Diagnostic } from '../model/diagnostic';
import type { RequirementDocument } from '../model/document';
import type { Requirement } from '../model/requirement';
import { printJson } from '../session/print-json';
import type { Analysis } from './analysis';

/** Prints an analysis as JSON: what other programs may rely on, field by field, and nothing else. */
export function toAnalysisJson({ documents, requirements, sessions, ignored, diagnostics }: Analysis): string {
  const printed = {
    documents: documents.map(printDocument),
    requirements: requirements.map(printRequirement),
    sessions,
    ignored,
    diagnostics: diagnostics.map(printDiagnostic),
  };
  return printJson(printed);
}

function printDocument(document: RequirementDocument) {
  const { file, dialect, kind, id, title, declared, dependencies, subRequirements, acceptance, tasks } = document;
  return { file, dialect, kind, id, title, declared, dependencies, subRequirements, acceptance, tasks };
}

function printRequirement(requirement: Requirement) {
  const { id, title, kind, priority, area, owner, status, dependsOn, acceptance, contracts, replaces, source } =
    requirement;
  return { id, title, kind, priority, area, owner, status, dependsOn, acceptance, contracts, replaces, source };
}

function printDiagnostic({ code, severity, file, line, message }: Diagnostic) {
  return { code, severity, file, line, message };
}
