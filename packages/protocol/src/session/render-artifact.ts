import { render } from 'ejs';

import { ARTIFACT_TEMPLATE } from './artifact-template';
import { buildArtifactView } from './artifact-view';
import { NOTES_BEGIN, NOTES_END } from './notes';
import type { SessionRecord } from './record';

/**
 * The session artifact as Markdown: the protocol's template, each place filled from the record.
 *
 * @param notes a person's text from an earlier rendering (`readNotes`), kept to the letter
 */
export function renderArtifact(record: SessionRecord, notes = ''): string {
  return render(ARTIFACT_TEMPLATE, {
    view: buildArtifactView(record),
    notes: { begin: NOTES_BEGIN, text: notes, end: NOTES_END },
  });
}
