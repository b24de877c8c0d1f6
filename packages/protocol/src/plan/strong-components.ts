/**
 * Groups of nodes that reach each other, by Tarjan's algorithm (SIAM J. Comput. 1, 1972), without recursion so that a
 * long chain is no danger. Only groups of two and more are returned; a node that points at itself is none.
 * Edges to nodes that are not in `nodes` are followed all the same.
 */
export function findStrongComponents(nodes: Iterable<string>, edges: (node: string) => readonly string[]): string[][] {
  const search = new Search(edges);
  for (const node of nodes) search.visit(node);
  return search.components;
}

interface Frame {
  readonly node: string;
  readonly targets: readonly string[];
  next: number;
}

class Search {
  readonly components: string[][] = [];
  private readonly index = new Map<string, number>();
  private readonly low = new Map<string, number>();
  private readonly open: string[] = [];
  private readonly isOpen = new Set<string>();

  constructor(private readonly edges: (node: string) => readonly string[]) {}

  visit(start: string): void {
    if (this.index.has(start)) return;
    const frames = [this.enter(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const target = frame.targets[frame.next];
      frame.next += 1;
      if (target === undefined) {
        frames.pop();
        this.leave(frame.node);
        const parent = frames.at(-1);
        if (parent !== undefined) this.lower(parent.node, this.low.get(frame.node));
      } else if (!this.index.has(target)) {
        frames.push(this.enter(target));
      } else if (this.isOpen.has(target)) {
        this.lower(frame.node, this.index.get(target));
      }
    }
  }

  private enter(node: string): Frame {
    this.low.set(node, this.index.size);
    this.index.set(node, this.index.size);
    this.open.push(node);
    this.isOpen.add(node);
    return { node, targets: this.edges(node), next: 0 };
  }

  private lower(node: string, value = Infinity): void {
    this.low.set(node, Math.min(this.low.get(node) ?? Infinity, value));
  }

  /** The first node of a group closes it: all nodes that were opened after it belong to it. */
  private leave(node: string): void {
    if (this.low.get(node) !== this.index.get(node)) return;
    const component = this.open.splice(this.open.lastIndexOf(node));
    for (const member of component) this.isOpen.delete(member);
    if (component.length > 1) this.components.push(component);
  }
}
