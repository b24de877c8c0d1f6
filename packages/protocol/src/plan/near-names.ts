import { compareIds } from './compare-ids';
import { listNames } from './list-names';

/** Longer names are compared by their beginning only: a typo is found without work that grows with the square of the length. */
const COMPARED_LENGTH = 48;

const MOST_SUGGESTIONS = 3;

/** Names that can be looked up by a spelling that is nearly right. */
export class NearNames {
  private index: Map<string, string[]> | null = null;

  constructor(private readonly names: Iterable<string>) {}

  /** Up to three names, the nearest first: equal but for case, marks and leading zeros, else with one letter or two amiss. */
  find(name: string): string[] {
    this.index ??= buildIndex(this.names);
    const found = new Set(this.index.get(normalise(name)));
    if (found.size === 0) {
      for (const key of shorten(normalise(name))) {
        for (const near of this.index.get(key) ?? []) found.add(near);
      }
    }
    found.delete(name);
    return [...found].sort(compareIds).slice(0, MOST_SUGGESTIONS);
  }

  /** The end of a message, with a blank before it; empty where nothing is near. */
  suggest(name: string): string {
    const found = this.find(name);
    return found.length === 0 ? '' : ` Near it: ${listNames(found)}.`;
  }
}

function buildIndex(names: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const name of names) {
    const form = normalise(name);
    for (const key of new Set(shorten(form))) {
      const entry = index.get(key);
      if (entry === undefined) index.set(key, [name]);
      else entry.push(name);
    }
  }
  return index;
}

function normalise(name: string): string {
  return name
    .toLowerCase()
    .replace(/(?<!\d)0+(?=\d)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, COMPARED_LENGTH);
}

/** The form itself and with each one character left out; nothing at all is near to everything and left away. */
function shorten(form: string): string[] {
  const shorter = Array.from(form, (_, index) => form.slice(0, index) + form.slice(index + 1));
  return [form, ...shorter].filter((key) => key !== '');
}
