import type { SessionRecord } from './record';
import { viewArchitecturalDecisions } from './sections/architectural-decisions';
import { viewBuildVerification } from './sections/build-verification';
import { viewEvidence } from './sections/evidence-section';
import { viewInfrastructure } from './sections/infrastructure';
import { viewLanesAndWaves } from './sections/lanes-and-waves';
import { viewMetaData } from './sections/meta-data';
import { viewNextSteps } from './sections/next-steps';
import { viewPreviousSessions } from './sections/previous-sessions';
import { viewRevisions } from './sections/revisions';
import { viewSessionChanges } from './sections/session-changes';
import { viewStabilizerContext } from './sections/stabilizer-context';
import { viewStatus, viewVerdict } from './sections/status-note';
import { viewSuccessCriteria } from './sections/success-criteria';
import { viewTraceability } from './sections/traceability';
import { viewWorkerReadiness } from './sections/worker-readiness';
import { sessionTitle } from './session-name';

export type ArtifactView = ReturnType<typeof buildArtifactView>;

/** The artifact's parts as finished, escaped Markdown, one property for each place of the template. */
export function buildArtifactView(record: SessionRecord) {
  return {
    title: sessionTitle(record.session.number, record.session.timestamp),
    status: viewStatus(record),
    metaData: viewMetaData(record),
    previous: viewPreviousSessions(record),
    infrastructure: viewInfrastructure(record),
    verdict: viewVerdict(record),
    build: viewBuildVerification(record),
    readiness: viewWorkerReadiness(record),
    decisions: viewArchitecturalDecisions(record),
    changes: viewSessionChanges(record),
    stabilizer: viewStabilizerContext(record),
    nextSteps: viewNextSteps(record),
    traceability: viewTraceability(record),
    evidence: viewEvidence(record),
    success: viewSuccessCriteria(record),
    picture: viewLanesAndWaves(record),
    revisions: viewRevisions(record),
  };
}
