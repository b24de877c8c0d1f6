/**
 * Puts every id after what it needs and otherwise keeps the given order: what is needed comes right before the first
 * id that needs it. Among the needs of one id the order of `before` decides. The edges have no cycle.
 */
export function placeDependenciesFirst(ids: Iterable<string>, before: (id: string) => readonly string[]): string[] {
  const placed = new Set<string>();
  const opened = new Set<string>();
  for (const id of ids) {
    const stack = [id];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (opened.has(top)) {
        placed.add(top);
        stack.pop();
      } else {
        opened.add(top);
        const missing = before(top).filter((need) => !placed.has(need));
        for (const need of missing.reverse()) stack.push(need);
      }
    }
  }
  return [...placed];
}
