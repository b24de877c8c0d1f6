import { codeSpan, escapeMarkdown } from '../escape-markdown';
import type { ComponentChange, SessionRecord } from '../record';
import { bulletList } from './blocks';
import { joinIds } from './describe-session';
import { countOf } from './words';

export interface SessionChangesView {
  readonly created: string;
  readonly modified: string;
}

export function viewSessionChanges({ changes, history }: SessionRecord): SessionChangesView {
  const nothingModified = history.length === 0 ? 'first session.' : 'nothing of the earlier sessions was changed.';
  return {
    created: bulletList(
      changes.filter(({ action }) => action === 'created').map(describeCreated),
      'this session created no component.',
    ),
    modified: bulletList(changes.filter(({ action }) => action !== 'created').map(describeModified), nothingModified),
  };
}

function describeCreated(change: ComponentChange): string {
  return `${nameComponent(change)} (${countOf(change.files.length, 'file')}): ${describeCause(change)}`;
}

function describeModified(change: ComponentChange): string {
  return `${nameComponent(change)}: ${countOf(change.files.length, 'file')} ${change.action}, ${describeCause(change)}`;
}

function nameComponent({ component, name }: ComponentChange): string {
  return `${escapeMarkdown(component)} ${codeSpan(name)}`;
}

/** The reason, with the requirements that it does not name itself. */
function describeCause({ requirements, reason }: ComponentChange): string {
  const unnamed = requirements.filter((id) => !reason.includes(id));
  return `${escapeMarkdown(reason)}${unnamed.length === 0 ? '' : ` (for ${joinIds(unnamed)})`}`;
}
