import { showFound } from '../errors/show-found';
import type { Section } from '../markdown/markdown';
import { diagnose, type Diagnostic } from '../model/diagnostic';

/** Names the chapters that nothing was read from, in one message, so that nobody thinks them taken into account. */
export function reportUnread(file: string, unread: readonly Section[]): Diagnostic[] {
  const [first] = unread;
  if (first === undefined) return [];
  const names = unread.map(({ title }) => showFound(title)).join(', ');
  return [diagnose('NXP-121', { file, line: first.line }, `No fact is read from ${names}.`)];
}
