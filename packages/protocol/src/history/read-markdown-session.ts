import type { ReportedSession } from '../dialects/reader';
import type { Block, Section } from '../markdown/markdown';
import { parseMarkdown } from '../markdown/parse-markdown';
import type { ReviewedSession } from '../session/record';
import { parseSessionTitle } from '../session/session-name';
import { stripControlCharacters } from '../session/strip-control-characters';
import type { SessionFile } from './read-session-files';

const NOT_STATED = 'outcome not stated';

/** An artifact without a record, ours or someone else's, by the headings of the protocol's template and words like them. */
export function readMarkdownSession({ file, text }: SessionFile): ReviewedSession {
  const root = parseMarkdown(text);
  const sections = flatten(root);
  const title = parseSessionTitle(sections.find(({ level }) => level === 1)?.title ?? '');
  const name = parseSessionTitle(file);
  return {
    number: title.number ?? name.number ?? readNumber(sections),
    timestamp: title.timestamp ?? name.timestamp,
    file,
    outcome: readOutcome(sections),
    completed: itemsUnder(sections, (heading) =>
      /^new in this session$|\b(?:completed|accomplished)\b(?!.*previously)/i.test(heading),
    ),
    outstanding: itemsUnder(sections, (heading) => /\boutstanding\b/i.test(heading)),
    tests: null,
  };
}

/** What another tool's reader understood of a session document. */
export function reviewReported({
  file,
  id,
  status,
  completed,
  blocked,
  outstanding,
}: ReportedSession): ReviewedSession {
  const { number, timestamp } = parseSessionTitle(id);
  const name = parseSessionTitle(file);
  return {
    number: number ?? name.number,
    timestamp: timestamp ?? name.timestamp,
    file,
    outcome: status === null || status.trim() === '' ? NOT_STATED : status.trim().toLowerCase(),
    completed: [...completed],
    outstanding: [...blocked, ...outstanding],
    tests: null,
  };
}

/** The two views of one file: each fills in what the other does not know. */
export function mergeReviews(read: ReviewedSession, reported: ReviewedSession): ReviewedSession {
  return {
    ...read,
    number: read.number ?? reported.number,
    timestamp: read.timestamp ?? reported.timestamp,
    outcome: reported.outcome === NOT_STATED ? read.outcome : reported.outcome,
    completed: reported.completed.length > 0 ? reported.completed : read.completed,
    outstanding: reported.outstanding.length > 0 ? reported.outstanding : read.outstanding,
  };
}

function flatten(section: Section): Section[] {
  return [section, ...section.sections.flatMap(flatten)];
}

/** Our own artifacts state the outcome in the note under the title, others in a line such as `**Status**: COMPLETED`. */
function readOutcome(sections: readonly Section[]): string {
  for (const text of sections.flatMap(({ blocks }) => blocks.flatMap(textsOf))) {
    const [, note] = /^\*\*(Completed|Blocked|Interrupted)\.\*\*/.exec(text) ?? [];
    const [, line] = /^\**(?:session )?(?:status|outcome)\**\s*[:：]\**\s*([^\n]+)/im.exec(text) ?? [];
    const found = stripControlCharacters(note ?? line ?? '').replace(/^\W+|\W+$/g, '');
    if (found !== '') return found.toLowerCase();
  }
  return NOT_STATED;
}

function readNumber(sections: readonly Section[]): number | null {
  for (const text of sections.flatMap(({ blocks }) => blocks.flatMap(textsOf))) {
    const [, digits] = /^\**session number\**\s*[:：]\**\s*0*([1-9]\d{0,6})\b/im.exec(text) ?? [];
    if (digits !== undefined) return Number(digits);
  }
  return null;
}

function textsOf(block: Block): string[] {
  if (block.type === 'paragraph') return [block.text];
  if (block.type === 'list') return block.items.map(({ text }) => text);
  return block.type === 'quote' ? block.blocks.flatMap(textsOf) : [];
}

/** List items as text; a template's unfilled place and the words for "nothing" are no items. */
function itemsUnder(sections: readonly Section[], matches: (heading: string) => boolean): string[] {
  return sections
    .filter(({ title }) => matches(title))
    .flatMap(flatten)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'list' ? block.items : [])))
    .map(({ text }) =>
      stripControlCharacters(text)
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        .replaceAll('&lt;', '<'),
    )
    .filter((text) => text !== '' && !/^(?:none\b|n\/a$|-$|\{[^}]*\})/i.test(text));
}
