import type { DeclaredStatus, Priority } from '../model/requirement';

const PRIORITY_WORDS: readonly (readonly [Priority, RegExp])[] = [
  ['critical', /^(critical|urgent|highest|blocker|p0)$/],
  ['high', /^(high|p1)$/],
  ['medium', /^(medium|normal|moderate|p2)$/],
  ['low', /^(low|lowest|minor|trivial|p3|p4)$/],
];

const STATUS_WORDS: readonly (readonly [DeclaredStatus, RegExp])[] = [
  ['proposed', /^(to ?do|pending|open|new|backlog|draft|proposed|planned|ready|not started|deferred)$/],
  ['in-progress', /^(in ?progress|doing|started|active|wip|review|in review|testing)$/],
  ['done', /^(done|completed?|closed|finished|implemented|shipped)$/],
  ['blocked', /^(blocked|on hold|waiting|stuck)$/],
  ['withdrawn', /^(withdrawn|cancell?ed|rejected|abandoned|obsolete|superseded|duplicate|wont ?(fix|do))$/],
];

const SAYS_FIX =
  /^(?:\[?(?:bug|bug ?fix|hot-?fix|fix|regression|defect)\]? ?(?:\([^)]*\))? ?[:：\]]|(?:fix|fixes|bug-?fix|hot-?fix) )/i;

/** The priority that a word stands for; `null` where it stands for none, so that nothing is made up. */
export function toPriority(declared: string | null): Priority | null {
  return lookUp(PRIORITY_WORDS, declared);
}

/** How far the author says the work is; `null` for a word of the team's own. */
export function toStatus(declared: string | null): DeclaredStatus | null {
  return lookUp(STATUS_WORDS, declared);
}

/**
 * Whether a type, label, tag or folder marks its work as mending: `bug`, `type: bug`, `bugfix-tui`, `fix/login`.
 * Only the words for mending may begin a longer name, since `bug-report-form` is a feature.
 */
export function marksFix(label: string | null): boolean {
  if (label === null) return false;
  const value = label
    .trim()
    .toLowerCase()
    .replace(/^(?:type|kind)\s*[:/]\s*/, '');
  return (
    /^(?:bugs?|regression|defect|bug[-_ ]?fix|hot[-_ ]?fix|fix)$/.test(value) ||
    /^(?:bug[-_ ]?fix|hot[-_ ]?fix|fix)[-_/]|^bug[-_/]\d/.test(value)
  );
}

/**
 * Whether a title begins as a fix does: `Fix …`, `fix(api): …`, `[Bug] …`, `Regression: …`.
 * `Bug` and `Regression` need a mark after them, since `Bug report form` is a feature.
 */
export function titleSaysFix(title: string | null): boolean {
  const start = (title ?? '').slice(0, 100).replace(/\s+/g, ' ').trim();
  return SAYS_FIX.test(start);
}

function lookUp<Value>(table: readonly (readonly [Value, RegExp])[], declared: string | null): Value | null {
  if (declared === null) return null;
  const word = declared
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bwon t\b/, 'wont')
    .trim();
  return table.find(([, words]) => words.test(word))?.[0] ?? null;
}
