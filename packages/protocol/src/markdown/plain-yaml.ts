/** A line without its indentation and comment; `number` counts from 1. */
interface Line {
  readonly indent: number;
  readonly text: string;
  readonly number: number;
}

export interface PlainData {
  readonly data: Record<string, unknown>;
  /** Line of each top-level key, counted from 1. */
  readonly lines: ReadonlyMap<string, number>;
  /** Line of each map that is an item of a list. */
  readonly itemLines: ReadonlyMap<unknown, number>;
}

/** Raised where the text uses more of YAML than is read here. */
class NotPlain extends Error {}

const KEY = /^([A-Za-z][\w-]*):(?:[ ]+(.*))?$/;
const QUOTED = /"[^"\\]*"|'[^']*'/y;
const FLOW_WORD = /[^\s,[\]{}"'#:][^,[\]{}"'#:]*/y;

/** Words of letters that YAML takes for something else than text. */
const NO_TEXT = /^(?:null|true|false|yes|no|on|off)$/i;
const TEXT = /^\p{L}[^\t]*$/u;

/** Dates, and what has a blank in it: YAML's core schema takes neither for a number. */
const TEXT_WITH_DIGIT = /^\d{4}-\d\d-\d\d$|^\d[^\t]* [^\t]*$/;
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
const MAX_DEPTH = 20;

/**
 * Reads the YAML that front matter is mostly made of, at a tenth of a full parser's cost: keys, lists, one-line
 * collections, words, whole numbers and quoted text. Anything else, and every mistake, gives `null`: the full parser then decides.
 *
 * @returns the same data as the full parser
 */
export function readPlainYaml(source: string): PlainData | null {
  try {
    return new PlainYaml(splitLines(source)).readDocument();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

function splitLines(source: string): Line[] {
  return source.split(/\r?\n/).flatMap((raw, index) => {
    const text = stripComment(raw).trimEnd();
    const content = text.trimStart();
    return content === '' ? [] : [{ indent: text.length - content.length, text: content, number: index + 1 }];
  });
}

function stripComment(line: string): string {
  if (/[\t\r\uFEFF\u0085\u2028\u2029]/.test(line)) throw new NotPlain();
  if (!line.includes('#')) return line;
  // A hash inside of quotes is text: finding out where quotes end is the full parser's work.
  if (/["'].*#/.test(line)) throw new NotPlain();
  return line.replace(/(?:^|\s)#.*$/, '');
}

class PlainYaml {
  private next = 0;
  private readonly itemLines = new Map<unknown, number>();

  constructor(private readonly lines: Line[]) {}

  readDocument(): PlainData {
    const lines = new Map<string, number>();
    const data = this.readMap(0, 0, (key, line) => lines.set(key, line));
    if (this.next < this.lines.length || lines.size === 0) throw new NotPlain();
    return { data, lines, itemLines: this.itemLines };
  }

  private readMap(indent: number, depth: number, onKey?: (key: string, line: number) => void): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (let line = this.peek(); line?.indent === indent; line = this.peek()) {
      const [, key = '', value = ''] = KEY.exec(line.text) ?? [];
      if (typeof key !== 'string' || !isPlainKey(key) || Object.hasOwn(map, key)) throw new NotPlain();
      this.next++;
      map[key] = value === '' ? this.readBelow(indent, depth + 1) : readValue(value);
      onKey?.(key, line.number);
    }
    return map;
  }

  /** What stands in the lines below a key; a list may begin in the key's own column. */
  private readBelow(indent: number, depth: number): unknown {
    const line = this.peek();
    if (depth > MAX_DEPTH) throw new NotPlain();
    if (line && line.indent >= indent && isItem(line)) return this.readList(line.indent, depth);
    return line && line.indent > indent ? this.readMap(line.indent, depth) : null;
  }

  private readList(indent: number, depth: number): unknown[] {
    const list: unknown[] = [];
    for (let line = this.peek(); line?.indent === indent && isItem(line); line = this.peek()) {
      const text = line.text.slice(1).trimStart();
      const inner = { indent: indent + line.text.length - text.length, text, number: line.number };
      if (text === '' || isItem(inner)) throw new NotPlain();
      if (KEY.test(text)) {
        // An item that begins with a key is a map in the key's column.
        this.lines[this.next] = inner;
        const map = this.readMap(inner.indent, depth + 1);
        this.itemLines.set(map, line.number);
        list.push(map);
      } else {
        this.next++;
        list.push(readValue(text));
      }
    }
    return list;
  }

  private peek(): Line | undefined {
    return this.lines[this.next];
  }
}

function isItem({ text }: Line): boolean {
  return text === '-' || text.startsWith('- ');
}

function isPlainKey(key: string): boolean {
  return key !== '' && key !== 'constructor' && key !== 'prototype' && !NO_TEXT.test(key);
}

function readValue(text: string): unknown {
  if (/^["'[{]/.test(text)) return new FlowValue(text).readAll();
  return readWord(text);
}

function readWord(word: string): string | number {
  if (WHOLE_NUMBER.test(word)) return Number(word);
  const isText = TEXT.test(word) ? !NO_TEXT.test(word) : TEXT_WITH_DIGIT.test(word);
  if (!isText || /:(?:\s|$)/.test(word)) throw new NotPlain();
  return word;
}

/** A collection or a quoted text on one line. */
class FlowValue {
  private position = 0;

  constructor(private readonly text: string) {}

  readAll(): unknown {
    const value = this.read(0);
    this.skipBlanks();
    if (this.position < this.text.length) throw new NotPlain();
    return value;
  }

  private read(depth: number): unknown {
    this.skipBlanks();
    if (depth > MAX_DEPTH) throw new NotPlain();
    const start = this.text[this.position];
    if (start === '[') return this.readList(depth);
    if (start === '{') return this.readMap(depth);
    return this.match(QUOTED)?.slice(1, -1) ?? this.readFlowWord();
  }

  private readList(depth: number): unknown[] {
    const list: unknown[] = [];
    this.readEntries(']', () => list.push(this.read(depth + 1)));
    return list;
  }

  private readMap(depth: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    this.readEntries('}', () => {
      this.skipBlanks();
      const key = this.readFlowWord();
      if (
        typeof key !== 'string' ||
        !isPlainKey(key) ||
        Object.hasOwn(map, key) ||
        !this.text.startsWith(': ', this.position)
      )
        throw new NotPlain();
      this.position += 2;
      map[key] = this.read(depth + 1);
    });
    return map;
  }

  private readEntries(end: string, readEntry: () => void): void {
    this.position++;
    this.skipBlanks();
    while (this.text[this.position] !== end) {
      readEntry();
      this.skipBlanks();
      if (this.text[this.position] === ',') this.position++;
      else if (this.text[this.position] !== end) throw new NotPlain();
      this.skipBlanks();
    }
    this.position++;
  }

  private readFlowWord(): string | number {
    return readWord(this.match(FLOW_WORD)?.trimEnd() ?? '');
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  private skipBlanks(): void {
    while (this.text[this.position] === ' ') this.position++;
  }
}
