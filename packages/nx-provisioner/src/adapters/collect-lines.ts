import { stripControlCharacters } from './terminal-text';

const TAIL_LINES = 60;

/** Characters; a longer line is cut, so that output without line ends needs no more memory than other output. */
const LONGEST_LINE = 4_096;

/** Cuts two streams of text into lines, hands each on, and keeps the last ones. */
export function collectLines(onLine?: (line: string) => void) {
  const rest = { out: '', error: '' };
  const tail: string[] = [];
  const emit = (raw: string) => {
    const line = stripControlCharacters(raw.slice(0, LONGEST_LINE));
    tail.push(line);
    if (tail.length > TAIL_LINES) tail.shift();
    onLine?.(line);
  };
  return {
    accept: (stream: 'out' | 'error') => (chunk: string) => {
      const lines = (rest[stream] + chunk).split('\n');
      rest[stream] = lines.pop()?.slice(0, LONGEST_LINE) ?? '';
      lines.forEach(emit);
    },
    /** Hands on what came without a last line end. */
    flush: () => {
      for (const stream of ['out', 'error'] as const) {
        if (rest[stream] !== '') emit(rest[stream]);
        rest[stream] = '';
      }
    },
    tail: (): readonly string[] => tail,
  };
}
