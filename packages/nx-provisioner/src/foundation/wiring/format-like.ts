import { isSameText } from '../converge/converge';

/**
 * Formats a changed text only where it was formatted before the change: the rest of a shared file is not ours.
 *
 * @param format as the workspace formats that file
 */
export async function formatLike(
  before: string,
  after: string,
  format: (text: string) => Promise<string>,
): Promise<string> {
  if (after === before) return after;
  return isSameText(await format(before), before) ? format(after) : after;
}
