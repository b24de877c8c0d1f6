import { createInterface } from 'node:readline/promises';

/** Asks at the terminal; anything but a yes, and an input that ends, is a no. */
export async function askYesOrNo(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new AbortController();
  terminal.once('close', () => {
    ended.abort();
  });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal: ended.signal })).trim());
  } catch {
    return false;
  } finally {
    terminal.close();
  }
}
