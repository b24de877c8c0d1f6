/** An object or array that is being read, with the key or index that it is at. */
interface Frame {
  readonly array: boolean;
  key: string;
  index: number;
}

/**
 * Finds the line on which each element of an array called `tasks` begins, in text that is known to be valid JSON.
 *
 * Keys are the way to the array and the index: `tasks/0` in the legacy shape, `master/tasks/0` in the tagged one.
 * One pass over the text, no recursion, so that depth and size cost no more than their length.
 */
export function locateTasks(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const frames: Frame[] = [];
  let line = 1;
  let expectsKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    const frame = frames.at(-1);
    if (character === '\n') line += 1;
    else if (character === '"') {
      const end = findStringEnd(text, at);
      if (expectsKey && frame !== undefined) {
        frame.key = JSON.parse(text.slice(at, end + 1)) as string;
        expectsKey = false;
      }
      at = end;
    } else if (character === '{' || character === '[') {
      if (frame?.array === true && frames.length <= 3) noteElement(frames, frame, line, lines);
      frames.push({ array: character === '[', key: '', index: 0 });
      expectsKey = character === '{';
    } else if (character === '}' || character === ']') frames.pop();
    else if (character === ',' && frame !== undefined) {
      if (frame.array) frame.index += 1;
      else expectsKey = true;
    }
  }
  return lines;
}

/** The position of the quote that ends the string which begins at `start`. */
function findStringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length - 1;
}

function noteElement(frames: readonly Frame[], array: Frame, line: number, lines: Map<string, number>): void {
  const keys = frames.slice(0, -1).map((frame) => frame.key);
  if (keys.at(-1) === 'tasks') lines.set([...keys, String(array.index)].join('/'), line);
}
