import ts from 'typescript';

/** Where a text stands in another, in order; `null` where escapes can hide it, so that every place may hold it. */
export function findOccurrences(text: string, searched: string): number[] | null {
  if (text.includes('\\u') || text.includes('\\x')) return null;
  const found: number[] = [];
  for (let at = text.indexOf(searched); at !== -1; at = text.indexOf(searched, at + 1)) found.push(at);
  return found;
}

/** Visits every node below a file that holds one of the places, and no other: most of a file is never walked. */
export function visitAround(
  source: ts.SourceFile,
  places: readonly number[] | null,
  visitor: (node: ts.Node) => void,
): void {
  const holds = ({ pos, end }: ts.Node): boolean =>
    places === null || (places[firstFrom(places, pos)] ?? Infinity) < end;
  const visit = (node: ts.Node): void => {
    if (!holds(node)) return;
    visitor(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
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
