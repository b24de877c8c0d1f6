import type { Diagnostic, Evidence, SessionRecord } from 'nx-provisioner-protocol';

import { baselineLine, compareBaseline, printBaseline } from './baseline';
import type { Finding } from './finding';
import { checkGraph, type GraphWallInput } from './graph-wall';
import { checkTags, type Territory } from './territory';

const LINT_RULE = '@nx/enforce-module-boundaries';

type Wall = SessionRecord['walls'][number];

export interface WallsInput extends GraphWallInput {
  /** The baseline's text; `null` where there is no such file. */
  readonly baseline: string | null;
  /** Existing projects whose lane tag this session has written: what they did before is no fault of a lane. */
  readonly adopt: ReadonlySet<string>;
}

export interface CheckedWalls {
  readonly graph: Wall;
  /** New violations and tags that name no lane: each one blocks the session. */
  readonly diagnostics: readonly Diagnostic[];
  /** The baseline to write, before the tree is validated; `null` where it stays as it is. */
  readonly newBaseline: string | null;
}

/**
 * The graph wall of a session, between writing and validating. The baseline follows: what newly tagged projects did
 * before comes in, and lines that nothing matches any more go out, since the session itself may have moved the tags.
 */
export function checkWalls(input: WallsInput): CheckedWalls {
  const { territory, baseline, adopt } = input;
  const { findings, projects, files } = checkGraph(input);
  const { known, fresh } = compareBaseline(findings, baseline ?? '');
  const adopted = selectAdopted(fresh, adopt, territory);
  const left = fresh.filter((finding) => !adopted.has(finding));
  const diagnostics = [...checkTags([...territory.byName.values()]), ...left.map(({ diagnostic }) => diagnostic)];
  const text = printBaseline([...known, ...adopted].map(baselineLine));
  return {
    graph: {
      name: 'graph',
      checked: `${projects} projects in ${territory.lanes.length} lanes, ${files} files`,
      baseline: known.length + adopted.size,
      violations: left.length,
      result: diagnostics.length === 0 ? 'passed' : 'failed',
    },
    diagnostics,
    newBaseline: text === (baseline ?? '') ? null : text,
  };
}

/** What was generated has no past; a cycle is adopted with an edge of its first lane. */
function selectAdopted(
  fresh: readonly Finding[],
  adopt: ReadonlySet<string>,
  { byName }: Territory,
): ReadonlySet<Finding> {
  const edges = fresh.filter(({ from, to }) => byName.get(from)?.layer === null && (adopt.has(from) || adopt.has(to)));
  const lanes = new Set(edges.map(({ lane }) => lane));
  return new Set([...edges, ...fresh.filter(({ rule, lane }) => rule === 'cycle' && lanes.has(lane))]);
}

/**
 * All walls as the session's record has them: the imports as lint judged them, the graph, and the diff, which stands
 * around branches and so has nothing to look at in a session.
 *
 * @param evidence `null` where the validation did not get that far
 */
export function listWalls(graph: Wall, { byName }: Territory, evidence: Pick<Evidence, 'tasks'> | null): Wall[] {
  const isHeld = (project: string) => (byName.get(project)?.layer ?? null) !== null;
  const lint = (evidence?.tasks ?? []).filter(({ target, project }) => target === 'lint' && isHeld(project));
  const broken = lint.filter(({ outputTail }) => outputTail.some((line) => line.includes(LINT_RULE)));
  const passed = lint.every(({ outcome }) => outcome === 'passed');
  return [
    {
      name: 'imports',
      checked: `lint of ${lint.length} generated projects`,
      baseline: 0,
      violations: broken.length,
      result: lint.length === 0 ? 'not-run' : passed ? 'passed' : 'failed',
    },
    graph,
    { name: 'diff', checked: "each lane's branch, before it is merged", baseline: 0, violations: 0, result: 'not-run' },
  ];
}
