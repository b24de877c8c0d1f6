import ts from 'typescript';

/** Where a text stands in another, in order; `null` where escapes can hide it, so that every place may hold it. */
export function findOccurrences(text: string, searched: string): number[] | null {
  if (text.includes('\\u') || text.includes('\\x')) return null;
  const found: number[] = [];
  for (let at = text.indexOf(searched); at !== -1; at = text.indexOf(searched, at + 1)) found.push(at);
  return found;
}

/**
 * Visits every node below a file that holds one of the places, and no other: most of a file is never walked. Visited
 * nodes and their children know their parents from then on, which the parser leaves out.
 */
export function visitAround(
  source: ts.SourceFile,
  places: readonly number[] | null,
  visitor: (node: ts.Node) => void,
): void {
  const visitBelow = (parent: ts.Node): void => {
    ts.forEachChild(parent, (child) => {
      (child as { parent: ts.Node }).parent = parent;
      if (!holdsOne(places, child)) return;
      visitor(child);
      visitBelow(child);
    });
  };
  visitBelow(source);
}

function holdsOne(places: readonly number[] | null, { pos, end }: ts.Node): boolean {
  return places === null || (places[firstFrom(places, pos)] ?? Infinity) < end;
}

/** The index of the first place that is not before a position. */
function firstFrom(places: readonly number[], position: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
