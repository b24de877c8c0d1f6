import type { Block } from '../../markdown/markdown';
import { collectKeyLines, toPlainText } from '../../markdown/text';
import type { SourceText } from '../../model/document';
import { findValue } from '../key-lines';
import { toLeadingStatus } from '../leading-status';
import { eachBlock, eachItem, findTitle, type PlacedItem } from '../outline';
import { readOutline } from '../read-outline';
import type { Reading } from '../reader';
import type { IndexEntry, IndexFacts } from './family-facts';
import { findIds, parseDependencies } from './references';

const REQUIREMENT_ENTRY =
  /^(?:[\w./-]*\/)?(?:REQUIREMENTS-)?((?:WORKER|W)-\d+-\d+|(?:PROVISIONER|P|STABILIZER|S)-\d+)(?![\dA-Za-z])/i;
const SESSION_ENTRY = /^((?:[\w.-]+\/)*[A-Za-z][\w-]*-SESSION-[\w-]+)(?:\.md)?/;
/** Marks that say the same as a word. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[✅☑✔]/u, 'COMPLETED'],
  [/[🚧🔄⏳🔨]/u, 'IN PROGRESS'],
  [/[❌🚫⛔🛑]/u, 'BLOCKED'],
];

/** Reads a cycle index: the only place where the family writes down how far its requirements and sessions are. */
export function readIndex({ file, text }: SourceText): Reading<IndexFacts> {
  const root = readOutline(text);
  const title = findTitle(root)?.title ?? null;
  const entries = [...eachItem(root).flatMap(readItem), ...eachBlock(root).flatMap(({ block }) => readTable(block))];
  const listed = entries.filter(({ type }) => type === 'requirement');
  return {
    document: {
      file,
      dialect: 'protocol-family',
      kind: 'cycle-index',
      id: folderOf(file, title),
      title,
      declared: { type: null, priority: null, status: null },
      dependencies: [],
      subRequirements: [],
      acceptance: [],
      tasks: listed.map(({ subject, status }) => ({
        id: subject,
        title: subject,
        done: status === null ? null : toLeadingStatus(status) === 'done',
      })),
    },
    facts: { kind: 'cycle-index', entries },
    diagnostics: [],
  };
}

/** The folder that the index is about: as its title says in parentheses, else the one that it lies in. */
function folderOf(file: string, title: string | null): string | null {
  const stated = /[(（]\s*([^()（）]+?)(?:\s+Folder)?\s*[)）]\s*$/i.exec((title ?? '').slice(0, 300))?.[1];
  return stated ?? file.split('/').at(-2) ?? null;
}

function readItem({ item }: PlacedItem): IndexEntry[] {
  const entry = readEntry(toPlainText(item.text), item.line, item.checked);
  if (entry === null) return [];
  const lines = collectKeyLines(item.blocks);
  const dependencies = findValue(lines, 'dependencies');
  return [
    {
      ...entry,
      status: entry.status ?? findValue(lines, 'status'),
      priority: findValue(lines, 'priority'),
      dependencies: dependencies === null ? null : parseDependencies(withoutMarks(dependencies)),
    },
  ];
}

function readTable(block: Block): IndexEntry[] {
  if (block.type !== 'table') return [];
  const header = block.header.map((cell) => toPlainText(cell));
  return block.rows.flatMap(({ cells, line }) => {
    const plain = cells.map((cell) => toPlainText(cell));
    const lines = header.map((key, column) => ({ key, value: plain[column] ?? '', line }));
    const subject = plain.find((cell) => REQUIREMENT_ENTRY.test(cell) || SESSION_ENTRY.test(cell));
    const entry = subject === undefined ? null : readEntry(subject, line, null);
    if (entry === null) return [];
    const dependencies = findValue(lines, 'dependencies');
    const status = findValue(lines, 'status');
    return [
      {
        ...entry,
        status: entry.status ?? (status === null ? null : statusIn(` [${status}]`)),
        priority: findValue(lines, 'priority'),
        dependencies: dependencies === null ? null : parseDependencies(withoutMarks(dependencies)),
      },
    ];
  });
}

/** Reads `REQUIREMENTS-P-001-SLUG [COMPLETED] ✅` and `FOLDER/CB-SESSION-001.md [BLOCKED] - why`; else `null`. */
function readEntry(text: string, line: number, checked: boolean | null): IndexEntry | null {
  const session = SESSION_ENTRY.exec(text);
  const requirement = session === null ? REQUIREMENT_ENTRY.exec(text) : null;
  const found = session ?? requirement;
  if (found === null) return null;
  const subject = session === null ? (findIds(found[1] ?? '')[0] ?? '') : (session[1] ?? '');
  const status =
    statusIn(text.slice(found[0].length, found[0].length + 500)) ?? (checked === true ? 'COMPLETED' : null);
  return {
    subject,
    type: session === null ? 'requirement' : 'session',
    status,
    priority: null,
    dependencies: null,
    line,
  };
}

/** The status that follows an entry's name: in brackets, after a dash or colon where a word stands for one, or as a mark. */
function statusIn(rest: string): string | null {
  const bracketed = /\[([^[\]]+)\]/.exec(rest)?.[1];
  if (bracketed !== undefined) return withoutMarks(bracketed) || markIn(bracketed);
  const worded = rest
    .split(/\s[-–—]\s|[:：]\s|[|]/)
    .slice(1)
    .map(withoutMarks)
    .find((part) => toLeadingStatus(part) !== null && part.split(' ').length <= 3);
  return worded ?? markIn(rest);
}

function markIn(text: string): string | null {
  return MARKS.find(([mark]) => mark.test(text))?.[1] ?? null;
}

function withoutMarks(text: string): string {
  return text.replace(/[\p{Extended_Pictographic}\uFE0F✓✗]/gu, '').trim();
}
