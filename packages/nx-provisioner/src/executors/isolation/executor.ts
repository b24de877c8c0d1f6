import type { ExecutorContext } from '@nx/devkit';
import { diagnose, ProvisionerError, type Diagnostic } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import { resolveInside, writeFileAtomic } from '../../adapters/files';
import { isRepository } from '../../adapters/git';
import { listProjectFiles, readProjectFile } from '../../adapters/project-files';
import { readOptions } from '../../graph/options';
import { BASELINE_FILE, compareBaseline, describeStale, parseBaseline, updateBaseline } from '../../isolation/baseline';
import { describeTaggedProjects } from '../../isolation/describe-projects';
import type { Finding } from '../../isolation/finding';
import { checkGraph } from '../../isolation/graph-wall';
import { checkTags, findLane, readTerritory, type Territory } from '../../isolation/territory';
import { checkPluginOptions } from '../../workspace/check-plugin-options';
import { printProblems } from '../print-problems';
import { checkBranch } from './check-branch';
import { printReport, type IsolationReport } from './print-report';
import type { IsolationExecutorSchema } from './schema';

/** Succeeds when every lane stays in its place, in the project graph and, on a lane's branch, in what it changes. */
export default async function isolationExecutor(
  schema: IsolationExecutorSchema,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  try {
    checkOptions(schema, __dirname);
    const report = await checkIsolation(schema, context);
    if (schema.outputFile !== undefined) {
      const path = resolveInside(context.root, schema.outputFile);
      writeFileAtomic(path, `${JSON.stringify(report, null, 2)}\n`);
    }
    printReport(report);
    return { success: report.passed };
  } catch (error) {
    printProblems(error);
    return { success: false };
  }
}

async function checkIsolation(schema: IsolationExecutorSchema, context: ExecutorContext): Promise<IsolationReport> {
  const { root } = context;
  if (!(await isRepository(root))) {
    throw new ProvisionerError([diagnose('NXP-011', null, `${root} is in no git repository.`)]);
  }
  const options = readOptions(context.nxJsonConfiguration.plugins);
  checkPluginOptions(options);
  const projects = describeTaggedProjects(context.projectGraph);
  const territory = readTerritory(projects);
  const problems: Diagnostic[] = checkTags(projects);
  const branch = await checkBranch({ schema, context, projects, territory, options });
  const named = schema.lane === undefined ? null : findLane(schema.lane, territory);
  if (named !== null && !('lane' in named)) problems.push(named);

  const graph = checkGraph({
    territory,
    dependencies: context.projectGraph.dependencies,
    files: await listProjectFiles(root, projects),
    read: (path) => readProjectFile(root, path),
    owners: options.owners ?? {},
  });
  const lane = named !== null && 'lane' in named ? named.lane : null;
  const baseline = applyBaseline(schema, root, graph.findings, { lane, onBranch: branch.lane !== null });
  const isShown = ({ lane: own }: Finding) => lane === null || own === lane;
  const fresh = baseline.fresh.filter(isShown);
  problems.push(...branch.problems, ...baseline.stale);
  return {
    passed: [fresh, branch.findings, problems].every((list) => list.length === 0),
    lane: lane ?? branch.lane,
    graph: {
      checked: describeGraph(territory, graph, lane),
      findings: fresh,
      known: baseline.known.filter(isShown).length,
      baseline: baseline.note,
    },
    diff: { checked: branch.checked, skipped: branch.skipped, findings: branch.findings },
    problems,
  };
}

function describeGraph(
  { lanes }: Territory,
  { projects, files }: ReturnType<typeof checkGraph>,
  lane: string | null,
): string {
  return `${projects} projects in ${lanes.length} lanes, ${files} files${lane === null ? '' : `; ${lane} shown`}`;
}

interface AppliedBaseline {
  readonly known: readonly Finding[];
  readonly fresh: readonly Finding[];
  readonly stale: readonly Diagnostic[];
  readonly note: string | null;
}

/**
 * Takes the known violations away, and brings the file in line where that is asked for. On a lane's branch a stale line
 * is only told: the file is the foundation's, so that two lanes that both mend something still merge.
 */
function applyBaseline(
  { baselineFile = BASELINE_FILE, updateBaseline: update = false, growBaseline = false }: IsolationExecutorSchema,
  root: string,
  findings: readonly Finding[],
  { lane, onBranch }: { lane: string | null; onBranch: boolean },
): AppliedBaseline {
  const path = resolveInside(root, baselineFile);
  const text = readProjectFile(root, baselineFile);
  const compared = compareBaseline(findings, text ?? '');
  if (!update) {
    const { stale } = compared;
    if (lane === null && !onBranch) return { ...compared, stale: describeStale(baselineFile, compared), note: null };
    return {
      ...compared,
      stale: [],
      note: stale.length === 0 ? null : `stale lines in ${baselineFile}: ${stale.length}`,
    };
  }
  const grows = growBaseline || text === null;
  const updated = updateBaseline(compared, grows);
  if (updated !== text && !(text === null && updated === '')) writeFileAtomic(path, updated);
  const lines = parseBaseline(updated).length;
  const note = `${baselineFile} has ${lines} lines now, ${parseBaseline(text ?? '').length} before`;
  return grows
    ? { known: findings, fresh: [], stale: [], note }
    : { known: compared.known, fresh: compared.fresh, stale: [], note };
}
