import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { readPlainYaml } from './plain-yaml';

/** What stands between the two `---` lines at a document's start. */
export interface FrontMatter {
  /** Plain data; keys are own properties, and a key that could reach a prototype is never one of them. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Line in the file of a top-level key. */
  readonly lines: ReadonlyMap<string, number>;
  /** What keeps all or part of it from being read, with the line in the file. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  readonly body: string;
  /** Line in the file of the body's first line. */
  readonly bodyLine: number;
  /** Line in the file of the value at a path such as `['touches', 1]`, else of what is nearest above it. */
  lineAt(path: readonly PropertyKey[]): number;
}

const MAX_CHARACTERS = 65_536;
const MAX_ALIASES = 50;
/** What the YAML parser gets through on every machine's stack; front matter has three levels. */
const MAX_NESTING = 50;
const OPENING = /^\uFEFF?---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/m;
const LOOKS_LIKE_KEY = /^[\w"'-]+[ \t]*:(?:\s|$)/;
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Separates and reads a document's front matter; `null` where it has none. Never throws: what is wrong is in `problems`. */
export function splitFrontMatter(text: string): FrontMatter | null {
  const opening = OPENING.exec(text);
  if (!opening) return null;
  const rest = text.slice(opening[0].length);
  const closing = CLOSING.exec(rest);
  if (!closing) {
    // Without a key below it, the first line is a rule across the page.
    if (!LOOKS_LIKE_KEY.test(rest)) return null;
    return unreadable(1, 'the front matter that starts here is never closed; expected a line with --- after it', '', 1);
  }
  const source = rest.slice(0, closing.index);
  const body = rest.slice(closing.index + closing[0].length).replace(/^\n/, '');
  const bodyLine = 1 + countLines(text.slice(0, text.length - body.length));
  if (source.length > MAX_CHARACTERS) {
    const message = `the front matter has ${source.length} characters; expected at most ${MAX_CHARACTERS}`;
    return unreadable(1, message, body, bodyLine);
  }
  const tooDeep = findDeepLine(source);
  if (tooDeep !== null) {
    const message = `the values are nested more than ${MAX_NESTING} levels deep`;
    return unreadable(tooDeep + 1, message, body, bodyLine);
  }
  return readPlain(source, body, bodyLine) ?? readYaml(source, body, bodyLine);
}

/**
 * The first line, counted from 1, on which values are nested too deep: by brackets, or by indentation, where a level is
 * what is indented more than the line above it. Brackets in texts count too, which no text has in such a number.
 */
function findDeepLine(source: string): number | null {
  const indents: number[] = [];
  let brackets = 0;
  for (const [index, line] of source.split('\n').entries()) {
    const content = line.trimStart();
    if (content.trim() === '') continue;
    const indent = line.length - content.length;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    // An item's dash opens a level of its own: `- - - x`.
    let deepest = brackets + (/^(?:- )*/.exec(content)?.[0].length ?? 0) / 2;
    for (const [character] of content.matchAll(/[[{\]}]/g)) {
      brackets += character === '[' || character === '{' ? 1 : -1;
      deepest = Math.max(deepest, brackets);
    }
    if (indents.length + deepest > MAX_NESTING) return index + 1;
  }
  return null;
}

/** The full parser costs more than the whole rest of a document, and only problems need lines below the top level. */
function readPlain(source: string, body: string, bodyLine: number): FrontMatter | null {
  const plain = readPlainYaml(source);
  if (!plain) return null;
  const lines = new Map([...plain.lines].map(([key, line]) => [key, line + 1]));
  let full: FrontMatter | null = null;
  const lineAt = (path: readonly PropertyKey[]) => {
    if (path.length < 2) return lines.get(String(path[0])) ?? 1;
    const list = plain.data[String(path[0])];
    const item = path.length === 2 && Array.isArray(list) ? plain.itemLines.get(list[Number(path[1])]) : undefined;
    if (item !== undefined) return item + 1;
    full ??= readYaml(source, body, bodyLine);
    return full.lineAt(path);
  };
  return { data: plain.data, lines, problems: [], body, bodyLine, lineAt };
}

function readYaml(source: string, body: string, bodyLine: number): FrontMatter {
  const counter = new LineCounter();
  try {
    const document = parseDocument(source, {
      lineCounter: counter,
      prettyErrors: false,
      uniqueKeys: true,
      schema: 'core',
      customTags: [],
    });
    return readDocument(document, (offset) => Math.min(counter.linePos(offset).line + 1, bodyLine - 1), body, bodyLine);
  } catch (error) {
    // Aliases beyond the limit, or nesting that exhausts the stack.
    return unreadable(1, error instanceof Error ? firstLineOf(error.message) : String(error), body, bodyLine);
  }
}

function readDocument(
  document: Document.Parsed,
  lineOf: (offset: number) => number,
  body: string,
  bodyLine: number,
): FrontMatter {
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    line: lineOf(error.pos[0]),
    message: firstLineOf(error.message),
  }));
  const { contents } = document;
  if (contents !== null && !isMap(contents) && problems.length === 0) {
    problems.push({ line: lineOf(contents.range[0]), message: 'expected keys with values, such as id: BIL-002' });
  }
  if (problems.length > 0 || !isMap(contents)) return { ...unreadable(1, '', body, bodyLine), problems };
  problems.push(...removeUnsafeKeys(document, lineOf));
  const lines = new Map<string, number>();
  for (const { key } of contents.items) {
    if (isScalar(key)) lines.set(String(key.value), lineOf(key.range[0]));
  }
  const data = document.toJS({ maxAliasCount: MAX_ALIASES }) as Record<string, unknown>;
  const lineAt = (path: readonly PropertyKey[]) => findLine(document, lines, lineOf, path);
  return { data, lines, problems, body, bodyLine, lineAt };
}

function removeUnsafeKeys(document: Document.Parsed, lineOf: (offset: number) => number) {
  const problems: { line: number; message: string }[] = [];
  visit(document, {
    Pair(_, { key }) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!UNSAFE_KEYS.has(name)) return undefined;
      const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
      problems.push({ line: lineOf(offset), message: `the key ${name} is not allowed` });
      return visit.REMOVE;
    },
  });
  return problems;
}

function findLine(
  document: Document.Parsed,
  lines: ReadonlyMap<string, number>,
  lineOf: (offset: number) => number,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 1; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lineOf(node.range[0]);
  }
  return lines.get(String(path[0])) ?? 1;
}

function unreadable(line: number, message: string, body: string, bodyLine: number): FrontMatter {
  return { data: {}, lines: new Map(), problems: [{ line, message }], body, bodyLine, lineAt: () => line };
}

function firstLineOf(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
