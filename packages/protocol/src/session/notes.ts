/** What stands around a person's text in an artifact, each on a line of its own. */
export const NOTES_BEGIN = '<!-- nx-provisioner:notes:begin -->';
export const NOTES_END = '<!-- nx-provisioner:notes:end -->';

/**
 * The text that a person wrote between the notes markers of an artifact, without the line ends next to them;
 * `null` where the markers are missing. Nothing that is rendered from a record can look like a marker's line.
 */
export function readNotes(markdown: string): string | null {
  const lines = markdown.split(/\r?\n/);
  const begin = lines.indexOf(NOTES_BEGIN);
  const end = lines.lastIndexOf(NOTES_END);
  return begin === -1 || end < begin ? null : lines.slice(begin + 1, end).join('\n');
}
