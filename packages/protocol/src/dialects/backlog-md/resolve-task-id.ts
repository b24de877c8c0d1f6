/** What an id says: `BACK-217.02` is number 217.2 in a backlog with the prefix BACK. */
interface ParsedId {
  readonly prefix: string;
  readonly number: string;
}

/** The tasks of one backlog, by their ids. */
export class TaskIndex {
  private readonly byId = new Map<string, string>();
  private readonly byNumber = new Map<string, string[]>();
  private readonly prefixes = new Map<string, string>();

  constructor(ids: readonly string[]) {
    for (const id of new Set(ids)) {
      this.byId.set(id.toLowerCase(), id);
      const parsed = parseId(id);
      if (parsed === null) continue;
      this.prefixes.set(parsed.prefix.toLowerCase(), parsed.prefix);
      const same = this.byNumber.get(parsed.number);
      if (same) same.push(id);
      else this.byNumber.set(parsed.number, [id]);
    }
  }

  /**
   * The tasks that a reference means: the one with that id in whatever case, else those with its number, since a
   * backlog keeps its numbers when its prefix changes (`task-213` becomes `BACK-213`). Zeros before a number don't count.
   */
  find(reference: string): readonly string[] {
    const exact = this.byId.get(reference.trim().toLowerCase());
    if (exact !== undefined) return [exact];
    const parsed = parseId(reference);
    return parsed === null ? [] : (this.byNumber.get(parsed.number) ?? []);
  }

  /** How a task that is not there would be called: by the backlog's prefix, where it has only one. */
  rename(reference: string): string {
    const [prefix, ...others] = this.prefixes.values();
    const parsed = parseId(reference);
    if (parsed === null || prefix === undefined || others.length > 0) return reference;
    return `${prefix}${reference.trim().slice(parsed.prefix.length)}`;
  }
}

function parseId(id: string): ParsedId | null {
  if (id.length > 80) return null;
  const parsed = /^(.*?)-?(\d+(?:\.\d+)*)$/.exec(id.trim());
  if (parsed === null) return null;
  const number = (parsed[2] ?? '').split('.').map((part) => part.replace(/^0+(?=\d)/, ''));
  return { prefix: parsed[1] ?? '', number: number.join('.') };
}
