import type { Section } from '../../markdown/markdown';
import { normalizeTitle, parseKeyLines, toPlainText } from '../../markdown/text';
import type { DocumentKind, SourceText } from '../../model/document';
import { findValue, readKeyLines } from '../key-lines';
import { eachBlock, eachItem, eachSection, findTitle } from '../outline';
import { readOutline } from '../read-outline';
import type { Reading } from '../reader';
import type { FamilyFacts, SessionFacts } from './family-facts';
import { findIds } from './references';

const COMPLETED = /^work completed\b|^completed (?:work|requirements)$/;
const BLOCKED = /^(?:blockers?|blocked(?: work| requirements)?)$/;
const OUTSTANDING = /^(?:remaining|outstanding) (?:work|requirements|tasks)\b/;

/** Reads a session that somebody reports; what it says is done is only shown, since no task result stands behind it. */
export function readSession({ file, text }: SourceText): Reading<SessionFacts> {
  const root = readOutline(text);
  const title = findTitle(root);
  const keys = readKeyLines([root, ...(title === null ? [] : [title]), ...(title ?? root).sections.filter(isMetaData)]);
  return {
    document: {
      ...emptyDocument(file, 'session', title?.title ?? null),
      declared: { type: findValue(keys, 'type'), priority: null, status: findClosingStatus(root) },
    },
    facts: {
      kind: 'session',
      requirements: [...new Set(findIds(findValue(keys, 'requirements') ?? ''))],
      completed: findItems(root, COMPLETED),
      blocked: findItems(root, BLOCKED),
      outstanding: findItems(root, OUTSTANDING),
    },
    diagnostics: [],
  };
}

/** The last line `**Session Status**: …`, which a session ends with. */
function findClosingStatus(root: Section): string | null {
  const texts = [
    ...eachBlock(root).flatMap(({ block }) => (block.type === 'paragraph' ? [block] : [])),
    ...eachItem(root).map(({ item }) => item),
  ];
  const lines = texts.filter(({ text }) => /\bsession status\b/i.test(text)).flatMap(parseKeyLines);
  const last = lines.filter(({ key }) => /^session status$/i.test(key)).sort((a, b) => b.line - a.line);
  return findValue(last, 'status');
}

/** Reads an analysis: a document to know of, whose headings are findings and never requirements. */
export function readAnalysis({ file, text }: SourceText): Reading<FamilyFacts> {
  const title = findTitle(readOutline(text));
  return {
    document: emptyDocument(file, 'analysis', title?.title ?? null),
    facts: { kind: 'analysis' },
    diagnostics: [],
  };
}

function emptyDocument(file: string, kind: DocumentKind, title: string | null) {
  const name = file.split('/').at(-1) ?? file;
  return {
    file,
    dialect: 'protocol-family' as const,
    kind,
    id: name.replace(/\.md$/i, ''),
    title,
    declared: { type: null, priority: null, status: null },
    dependencies: [],
    subRequirements: [],
    acceptance: [],
    tasks: [],
  };
}

function isMetaData({ title }: Section): boolean {
  return /^meta-?data$/.test(normalizeTitle(title));
}

/** The items listed under the first heading that says so, without a `None` that only fills the place. */
function findItems(root: Section, heading: RegExp): string[] {
  const section = eachSection(root).find(({ title, level }) => level > 1 && heading.test(normalizeTitle(title)));
  if (section === undefined) return [];
  return eachItem(section)
    .filter(({ depth }) => depth === 0)
    .map(({ item }) => toPlainText(item.text).replace(/\s+/g, ' '))
    .filter((text) => text !== '' && !/^none\b/i.test(text));
}
