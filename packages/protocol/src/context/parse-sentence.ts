import { toPriority } from '../dialects/declared';
import { toPlainText } from '../markdown/text';
import type { Decision, Priority } from '../model/requirement';

const ID = /^[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*$/;

/** `BIL-003: waits for finance`, `billing - later`, or the subject alone; `null` where no id or area comes first. */
export function parseExclusion(sentence: string): { subject: string; reason: string } | null {
  const text = toPlainText(sentence);
  const [first = ''] = text.split(/[\s:：,;(]/, 1);
  const subject = first.replace(/\.$/, '');
  if (!isSubject(subject)) return null;
  const reason = text
    .slice(first.length)
    .replace(/^[\s:：,;–—-]+/, '')
    .replace(/^\((.*)\)\.?$/, '$1')
    .trim();
  return { subject, reason: reason === '' ? 'the context file leaves it out' : reason };
}

/** `BIL-002: critical` or `critical: BIL-002, STB-001`; empty where it is neither. */
export function parsePriorities(sentence: string): { subject: string; priority: Priority }[] {
  const parts = /^(.+?)\s*(?:[:：=]|->|→|\s[–—-]\s)\s*(.+?)\.?$/.exec(toPlainText(sentence));
  const [, left = '', right = ''] = parts ?? [];
  const after = toPriority(right);
  if (after !== null && isSubject(left)) return [{ subject: left, priority: after }];
  const before = toPriority(left);
  const subjects = right.split(/\s*(?:[,;]|\band\b)\s*/).filter((subject) => subject !== '');
  if (before === null || !subjects.every(isSubject)) return [];
  return subjects.map((subject) => ({ subject, priority: before }));
}

/** The choice, and after a colon, a dash or `because` its reason. */
export function parseDecision(sentence: string): Decision {
  const text = toPlainText(sentence);
  const parts = /^(.+?)(?:[:：]\s+|\s+[–—-]\s+|,?\s+because\s+)(.+)$/.exec(text);
  return { choice: parts?.[1] ?? text, rationale: parts?.[2] ?? 'stated in the context file' };
}

/** `moment -> @acme/shared-dates`, with an arrow, a colon or `by` between the modules. */
export function parseReplacement(sentence: string): { from: string; to: string } | null {
  const parts = /^(?:replace\s+)?(\S+?)\s*(?:->|→|=>|:\s|\s(?:by|with)\s)\s*(\S+?)\.?$/i.exec(toPlainText(sentence));
  return parts ? { from: parts[1] ?? '', to: parts[2] ?? '' } : null;
}

/** An id holds a digit, an area begins with a small letter: `The` at the start of a sentence is neither. */
function isSubject(word: string): boolean {
  return ID.test(word) && (/\d/.test(word) || /^[a-z]/.test(word));
}
