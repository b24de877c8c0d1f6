import type { ProjectClaim } from './claim-projects';
import type { DependencyGraph } from './dependency-graph';
import type { MutualLanes } from './find-mutual-lanes';
import { findStrongComponents } from './strong-components';

/** What must be there before a node: `cost` is 1 where it takes a merge, 0 where the same wave will do. */
export interface WaveEdge {
  readonly before: string;
  readonly cost: 0 | 1;
}

/** Requirements and gates with what they wait for. */
export interface WaveGraph {
  readonly edges: ReadonlyMap<string, readonly WaveEdge[]>;
  /** The lane of each requirement; of a gate, the lane whose work it stands for. */
  readonly lanes: ReadonlyMap<string, string>;
}

/** Builds the graph that waves are counted from; it has no cycle. `lanes` holds the requirements in plan order. */
export function buildWaveGraph(
  lanes: ReadonlyMap<string, string>,
  graph: DependencyGraph,
  claims: readonly ProjectClaim[],
  mutual: MutualLanes,
): WaveGraph {
  const contested = claims.filter((claim) => claim.lanes.length > 1);
  const build = (isChained: (claim: ProjectClaim) => boolean) => {
    const builder = new WaveGraphBuilder(lanes);
    builder.addRequirements(graph, mutual);
    for (const claim of contested) {
      if (isChained(claim)) builder.chain(claim);
      else builder.addGates(claim);
    }
    return builder;
  };
  const first = build(() => false);
  const entangled = first.findEntangled();
  if (entangled.size === 0) return first;
  const second = build((claim) => entangled.has(claim));
  // With every claim in plan order all edges lead back in the plan, so that a third round cannot fail.
  return second.findEntangled().size === 0 ? second : build(() => true);
}

class WaveGraphBuilder implements WaveGraph {
  readonly edges = new Map<string, WaveEdge[]>();
  readonly lanes: Map<string, string>;
  private readonly gates = new Map<string, ProjectClaim>();

  constructor(lanes: ReadonlyMap<string, string>) {
    this.lanes = new Map(lanes);
  }

  /** Foundation and outstanding requirements have no lane: the first are there before any wave, the others don't come. */
  addRequirements(graph: DependencyGraph, mutual: MutualLanes): void {
    for (const [id, lane] of [...this.lanes]) {
      for (const before of graph.dependencies.get(id) ?? []) {
        const other = this.lanes.get(before);
        if (other !== undefined) this.add(id, before, lane === other || mutual.areMutual(lane, other) ? 0 : 1);
      }
      for (const before of graph.after.get(id) ?? []) {
        const other = this.lanes.get(before);
        if (other !== undefined) this.add(id, before, lane === other ? 0 : 1);
      }
    }
  }

  /** Each lane waits for all that the lane before it does in the project; a gate between them keeps the edges few. */
  addGates(claim: ProjectClaim): void {
    for (const [index, { requirements }] of claim.lanes.entries()) {
      const previous = claim.lanes[index - 1];
      if (previous === undefined) continue;
      const gate = `\0${claim.project.root}\0${index}`;
      this.gates.set(gate, claim);
      this.lanes.set(gate, previous.lane);
      for (const before of previous.requirements) this.add(gate, before, 0);
      for (const id of requirements) this.add(id, gate, 1);
    }
  }

  /** Where a lane's later work needs another lane's earlier one, the project passes from hand to hand in plan order. */
  chain(claim: ProjectClaim): void {
    const touching = new Set(claim.lanes.flatMap(({ requirements }) => requirements));
    let previous: string | null = null;
    for (const id of this.lanes.keys()) {
      if (!touching.has(id)) continue;
      if (previous !== null) this.add(id, previous, this.lanes.get(id) === this.lanes.get(previous) ? 0 : 1);
      previous = id;
    }
  }

  /** The claims whose gates stand in a cycle. */
  findEntangled(): Set<ProjectClaim> {
    const components = findStrongComponents(this.edges.keys(), (node) =>
      (this.edges.get(node) ?? []).map(({ before }) => before),
    );
    return new Set(components.flat().flatMap((node) => this.gates.get(node) ?? []));
  }

  private add(node: string, before: string, cost: 0 | 1): void {
    const edges = this.edges.get(node);
    if (edges === undefined) this.edges.set(node, [{ before, cost }]);
    else edges.push({ before, cost });
  }
}
