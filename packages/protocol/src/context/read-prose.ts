import { showFound } from '../errors/show-found';
import type { Block, Section } from '../markdown/markdown';
import { normalizeTitle } from '../markdown/text';
import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { Guidance } from './guidance';
import { parseDecision, parseExclusion, parsePriorities, parseReplacement } from './parse-sentence';

type Topic = 'exclude' | 'priorities' | 'constraints' | 'decisions' | 'replaces' | 'legacyPolicy';

/** Headings that people write, in lower case; the first of each topic is the one that messages name. */
const HEADINGS: Readonly<Record<Topic, readonly string[]>> = {
  exclude: [
    'out of scope',
    'excluded scope',
    'excluded',
    'exclude',
    'exclusions',
    'not in scope',
    'scope exclusions',
    'non-goals',
  ],
  priorities: ['priorities', 'priority', 'priority overrides'],
  constraints: ['constraints', 'technical constraints', 'project constraints', 'constraint'],
  decisions: ['decisions', 'architectural decisions', 'architecture decisions', 'design decisions'],
  replaces: ['replacements', 'legacy replacements', 'replaces'],
  legacyPolicy: ['legacy policy', 'legacy', 'legacy code', 'legacy code policy'],
};

const TOPICS = new Map(
  (Object.keys(HEADINGS) as Topic[]).flatMap((topic) => HEADINGS[topic].map((heading) => [heading, topic] as const)),
);

const FORMS: Readonly<Record<Topic, string>> = {
  exclude: 'an id or an area first, then the reason, such as `BIL-003: waits for finance`',
  priorities: '`BIL-002: critical` or `critical: BIL-002, STB-001`',
  constraints: 'a sentence',
  decisions: 'a sentence',
  replaces: 'the legacy module and its replacement, such as `moment -> @acme/shared-dates`',
  legacyPolicy: 'a sentence',
};

interface Sentence {
  readonly text: string;
  readonly line: number;
}

type Parts = { -readonly [Name in Topic]: Guidance[Name][number][] };

/** The part of the guidance that people write as prose; sections that aren't known and sentences without effect are reported. */
export function readProse(file: string, root: Section): { parts: Parts; diagnostics: Diagnostic[] } {
  const parts: Parts = { exclude: [], priorities: [], constraints: [], decisions: [], replaces: [], legacyPolicy: [] };
  const diagnostics: Diagnostic[] = [];
  const heading = root.sections.find(({ level }) => level === 1);
  const read = (section: Section): void => {
    const topic = TOPICS.get(normalizeTitle(section.title));
    if (topic !== undefined) {
      for (const sentence of findSentences(section)) {
        if (!addSentence(parts, topic, sentence)) diagnostics.push(reportSentence(file, sentence, topic));
      }
    } else if (section === heading || holdsTopic(section)) section.sections.forEach(read);
    else diagnostics.push(reportSection(file, section));
  };
  root.sections.forEach(read);
  return { parts, diagnostics };
}

function holdsTopic(section: Section): boolean {
  return section.sections.some((child) => TOPICS.has(normalizeTitle(child.title)) || holdsTopic(child));
}

/** List items, table rows and paragraphs, those of subsections too. */
function findSentences(section: Section): Sentence[] {
  return [...sentencesOf(section.blocks), ...section.sections.flatMap(findSentences)];
}

function sentencesOf(blocks: readonly Block[]): Sentence[] {
  return blocks.flatMap((block, index) => {
    switch (block.type) {
      case 'list':
        return block.items.flatMap((item) => [
          { text: joinLines(item.text), line: item.line },
          ...sentencesOf(item.blocks),
        ]);
      case 'table':
        return block.rows.map(({ cells, line }) => ({ text: cells.filter(Boolean).join(': '), line }));
      case 'quote':
        return sentencesOf(block.blocks);
      case 'paragraph': {
        // A line such as `Not now:` only announces the list below it.
        const announces = /[:：]\s*(?:\*\*)?$/.test(block.text) && blocks[index + 1]?.type === 'list';
        return announces ? [] : splitSettings(block.text, block.line);
      }
      default:
        return [];
    }
  });
}

/** A paragraph whose every line is `subject: value` is a list without marks; any other one is one sentence. */
function splitSettings(text: string, line: number): Sentence[] {
  const lines = text.split('\n').map((part) => part.trim());
  if (!lines.every((part) => /^[^\s:]+(?: [^\s:]+)?:\s/.test(part))) return [{ text: joinLines(text), line }];
  return lines.map((part, offset) => ({ text: part, line: line + offset }));
}

function joinLines(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether the sentence could be read as its section asks. */
function addSentence(parts: Parts, topic: Topic, { text, line }: Sentence): boolean {
  switch (topic) {
    case 'exclude': {
      const exclusion = parseExclusion(text);
      if (exclusion) parts.exclude.push({ ...exclusion, line });
      return exclusion !== null;
    }
    case 'priorities': {
      const priorities = parsePriorities(text);
      parts.priorities.push(...priorities.map((entry) => ({ ...entry, line })));
      return priorities.length > 0;
    }
    case 'decisions':
      parts.decisions.push(parseDecision(text));
      return true;
    case 'replaces': {
      const replacement = parseReplacement(text);
      if (replacement) parts.replaces.push({ ...replacement, imports: {}, line });
      return replacement !== null;
    }
    case 'constraints':
    case 'legacyPolicy':
      parts[topic].push({ text, line });
      return true;
  }
}

function reportSection(file: string, { title, line }: Section): Diagnostic {
  const known = Object.values(HEADINGS).map(([first]) => `'${first ?? ''}'`);
  const message = `The section ${showFound(title)} is not known and has no effect; known are ${known.join(', ')}.`;
  return diagnose('NXP-204', { file, line }, message);
}

function reportSentence(file: string, { text, line }: Sentence, topic: Topic): Diagnostic {
  return diagnose(
    'NXP-205',
    { file, line },
    `${showFound(text)} has no effect under its heading; expected ${FORMS[topic]}.`,
  );
}
