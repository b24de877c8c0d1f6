import { codeCell, codeSpan, escapeMarkdown } from '../escape-markdown';
import type { Evidence, RequirementRecord, SessionRecord, TaskEvidence, TestEvidence } from '../record';
import { countTests, summarizeTasks } from '../summarize-evidence';
import { bulletList, table } from './blocks';
import { describeTasks } from './build-verification';
import { describeTests } from './describe-session';
import { formatSeconds, unique } from './words';

export interface EvidenceView {
  readonly run: string;
  readonly tasks: string;
  readonly tests: string;
}

const NOT_RUN = 'no task was run in this session.';
const MARK = /\[([^[\]]+)\]/g;
const TASK_HEADER = ['Task', 'How', 'Result', 'Duration', 'Hash'];
const HOW = {
  executed: 'executed',
  restored: 'restored from cache',
  skipped: 'not run: skipped',
  'not-run': 'not run',
};

/** What the task runner reported: how it was run, each task, and the tests by project and by requirement. */
export function viewEvidence(record: SessionRecord): EvidenceView {
  const { evidence } = record;
  if (evidence === null) return { run: bulletList([], NOT_RUN), tasks: `None: ${NOT_RUN}`, tests: `None: ${NOT_RUN}` };
  return {
    run: bulletList(describeRun(evidence), NOT_RUN),
    tasks: `${describeTasks(summarizeTasks(evidence.tasks))}.\n\n${table(TASK_HEADER, evidence.tasks.map(describeTask), NOT_RUN)}`,
    tests: describeTestTables(record, evidence),
  };
}

function describeRun(evidence: Evidence): string[] {
  const { versions, mode, base, commit } = evidence;
  const from =
    mode === 'affected' ? `affected, from ${base === null ? 'no base' : `base ${codeSpan(base)}`}` : 'all projects';
  return [
    `Command: ${codeSpan(evidence.command)}`,
    `Mode: ${from}`,
    `Commit: ${commit === null ? 'None: the tree has no commit' : codeSpan(commit)}`,
    `Digest of the tree: ${codeSpan(evidence.treeDigest)}`,
    `Time: ${escapeMarkdown(evidence.startedAt)} to ${escapeMarkdown(evidence.finishedAt)}, ${formatSeconds(evidence.wallMs)}`,
    `Versions: Node.js ${codeSpan(versions.node)}, Nx ${codeSpan(versions.nx)}, TypeScript ${codeSpan(versions.typescript)}, nx-provisioner ${codeSpan(versions.provisioner)}`,
    `Run: ${codeSpan(evidence.runId)}`,
  ];
}

function describeTask(task: TaskEvidence): string[] {
  const known = task.outcome === 'failed' && task.knownFailing ? ', known before' : '';
  const code = task.outcome === 'failed' && task.code !== null ? ` (exit code ${task.code})` : '';
  return [
    codeCell(task.id),
    HOW[task.status],
    task.outcome === null ? 'no result' : `${task.outcome}${code}${known}`,
    task.durationMs === null ? 'not measured' : formatSeconds(task.durationMs),
    task.hash === null ? 'no hash' : codeCell(task.hash),
  ];
}

function describeTestTables(record: SessionRecord, { tests, exempt }: Evidence): string {
  const projects = unique(tests.map(({ project }) => project));
  const byProject = projects.map((project) => [
    codeCell(project),
    describeTests(countTests(tests.filter((test) => test.project === project))),
  ]);
  const byRequirement = record.requirements
    .map((requirement) => ({ id: requirement.id, own: testsOf(requirement, tests) }))
    .filter(({ own }) => own.length > 0)
    .map(({ id, own }) => [escapeMarkdown(id), describeTests(countTests(own))]);
  const without = exempt.map(({ project, reason }) => `${codeSpan(project)} is exempt: ${escapeMarkdown(reason)}`);
  return [
    table(['Project', 'Tests'], byProject, 'no test was executed.'),
    table(['Requirement', 'Tests that carry its id'], byRequirement, "no test carries a requirement's id."),
    bulletList(without, 'no library of the foundation is exempt from having tests.'),
  ].join('\n\n');
}

/** Tests whose names carry the id of one of the requirement's criteria, `[BIL-002.1]`. */
function testsOf({ criteria }: RequirementRecord, tests: readonly TestEvidence[]): TestEvidence[] {
  const ids = new Set(criteria.map(({ id }) => id));
  return tests.filter(({ name }) => [...name.matchAll(MARK)].some(([, id = '']) => ids.has(id)));
}
