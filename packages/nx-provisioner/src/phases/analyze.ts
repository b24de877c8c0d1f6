import {
  analyzeDocuments,
  diagnose,
  READERS,
  type Analysis,
  type Diagnostic,
  type Guidance,
} from 'nx-provisioner-protocol';

import { count } from './phase';

export interface AnalyzePhase {
  readonly analysis: Analysis;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: string;
}

/** The documents of a workspace directory, read once. */
export interface DocumentFiles {
  readonly sources: readonly { readonly file: string; readonly content: Uint8Array }[];
  readonly hasArtifactsFolder: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Phase 3: from documents to requirements, and every problem with its file and line. */
export function analyzeRequirements(files: DocumentFiles, guidance: Guidance): AnalyzePhase {
  const analysis = analyzeDocuments(files.sources, { readers: READERS, guidance });
  const { requirements, documents } = analysis;
  const diagnostics = [...files.diagnostics, ...analysis.diagnostics];
  if (documents.length === 0) diagnostics.push(describeAbsence(files.hasArtifactsFolder));
  const kinds = (['foundation', 'stabilization', 'expansion'] as const)
    .map((kind) => `${requirements.filter((requirement) => requirement.kind === kind).length} ${kind}`)
    .join(', ');
  const summary = `${count(documents.length, 'document')}, ${count(requirements.length, 'requirement')}: ${kinds}`;
  return { analysis, diagnostics, summary };
}

function describeAbsence(hasArtifactsFolder: boolean): Diagnostic {
  if (hasArtifactsFolder) {
    return diagnose(
      'NXP-013',
      { file: 'ARTIFACTS', line: null },
      'No file in it is a requirement document; expected at least one.',
    );
  }
  return diagnose('NXP-012', null, 'There is no folder ARTIFACTS, and no document of another tool either.');
}
