import type { Section } from '../markdown/markdown';
import { findTitle } from './outline';

/**
 * What a document calls itself: its first heading without the part that only says what sort of document it is,
 * as in `Change: Add refunds`; `null` where nothing else is left, as in `Requirements Document`.
 *
 * @param sorts the dialect's words for its documents, in lower case
 */
export function readTitle(root: Section, sorts: readonly string[]): string | null {
  const heading = (findTitle(root)?.title ?? '').replace(/\s+/g, ' ').trim();
  const [before = ''] = heading.split(/\s*[:：]\s*|\s+[-–—]\s+/);
  const named = sorts.includes(before.toLowerCase());
  if (!named) return heading === '' ? null : heading;
  return (
    heading
      .slice(before.length)
      .replace(/^\s*[:：–—-]\s*/, '')
      .trim() || null
  );
}
