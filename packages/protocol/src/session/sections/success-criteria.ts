import { escapeMarkdown } from '../escape-markdown';
import type { SessionRecord } from '../record';
import { countTests, summarizeTasks } from '../summarize-evidence';
import { table } from './blocks';
import { describeTasks, listCompiling } from './build-verification';
import { describeTests } from './describe-session';
import { listUnmet } from './stabilizer-context';
import { countAreas } from './worker-readiness';
import { countOf, joinWords } from './words';

const HEADER = ['Criterion', 'Met', 'Shown by'];

/** The protocol's own success criteria, each with what shows it. */
export function viewSuccessCriteria(record: SessionRecord): string {
  const rows = [areas, buildSystem, testing, deployment, dependencies].map((criterion) => criterion(record));
  return table(
    HEADER,
    rows.map(([name, met, shown]) => [name, met ? 'yes' : 'no', shown]),
    'nothing was checked.',
  );
}

type Row = readonly [criterion: string, met: boolean, shown: string];

function areas(record: SessionRecord): Row {
  const counts = [countAreas(record, 'expansion'), countAreas(record, 'stabilization')];
  const planned = counts.reduce((sum, count) => sum + count.planned, 0);
  const missing = counts.flatMap((count) => count.missing);
  const without = missing.length === 0 ? '' : `; without one: ${joinWords(missing.map(escapeMarkdown))}`;
  const shown = `${planned - missing.length} of ${countOf(planned, 'planned area')} with a lane${without}`;
  return ['Foundation supports all planned technical areas', missing.length === 0, shown];
}

function buildSystem({ evidence }: SessionRecord): Row {
  const name = 'Build system works reliably across configurations';
  if (evidence === null) return [name, false, 'no task was run'];
  const tasks = listCompiling(evidence.tasks);
  const configurations = new Set(tasks.map(({ configuration }) => configuration)).size;
  const summary = summarizeTasks(tasks);
  const shown = `${describeTasks(summary)} in ${countOf(configurations, 'configuration')}`;
  return [name, tasks.length > 0 && summary.failed === 0 && summary.notRun === 0, shown];
}

function testing(record: SessionRecord): Row {
  const counts = countTests(record.evidence?.tests ?? []);
  const executed = counts.passed + counts.failed;
  return [
    'Testing framework enables effective development',
    executed > 0,
    executed === 0 ? 'no test was executed' : describeTests(counts),
  ];
}

function deployment({ session, lanes, walls }: SessionRecord): Row {
  const broken = walls.filter(({ result }) => result === 'failed').map(({ name }) => name);
  const state = `the session is ${session.outcome}, ${countOf(lanes.length, 'lane')}`;
  const shown = broken.length === 0 ? state : `${state}; walls that do not hold: ${joinWords(broken)}`;
  return [
    'Infrastructure ready for parallel worker deployment',
    session.outcome === 'completed' && broken.length === 0,
    shown,
  ];
}

function dependencies(record: SessionRecord): Row {
  const unmet = listUnmet(record).map(({ id }) => escapeMarkdown(id));
  const red = record.blockers.length;
  const name = 'Critical dependencies resolved before worker activation';
  if (red > 0) return [name, false, `${countOf(red, 'problem')} ${red === 1 ? 'blocks' : 'block'} the session`];
  if (record.session.outcome !== 'completed') return [name, false, `the session is ${record.session.outcome}`];
  if (unmet.length === 0) return [name, true, 'nothing blocks, and every foundation criterion is met'];
  return [
    name,
    true,
    `nothing blocks; lanes build on contracts while ${joinWords(unmet)} ${unmet.length === 1 ? 'has' : 'have'} unmet criteria`,
  ];
}
