import { escapeMarkdown } from '../escape-markdown';
import type { SessionRecord } from '../record';
import { bulletList } from './blocks';

/** Each run that wrote this session, the first one included. */
export function viewRevisions({ session }: SessionRecord): string {
  return bulletList(
    session.revisions.map(
      ({ at, outcome, summary }) => `${escapeMarkdown(at)}: ${outcome}. ${escapeMarkdown(summary)}`,
    ),
    'the session was written once.',
  );
}
