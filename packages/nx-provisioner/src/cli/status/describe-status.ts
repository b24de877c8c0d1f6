import { count } from '../../phases/phase';
import { cutToWidth, formatColumns } from '../../terminal/format-columns';
import { toLine } from '../to-line';
import type { LaneStatus, Progress, RequirementStatus, SessionStatus, Status } from './status';

/** Columns, where the output goes to no terminal. */
const DEFAULT_WIDTH = 80;
const WIDEST_OWNER = 20;

/** Lines of each list: all of it together stays below 40, the height of a small terminal window. */
const MOST = { lanes: 12, outstanding: 6, sessions: 3, next: 3 };

/** Where the workspace stands, on one screen; what does not fit is counted. */
export function describeStatus(status: Status, columns: number | null): string[] {
  const width = columns ?? DEFAULT_WIDTH;
  const lines = [
    ...describeHead(status),
    ...section('Lanes', tabulateLanes(status.lanes), 'lane', MOST.lanes),
    ...section('Outstanding', listOutstanding(status), 'requirement', MOST.outstanding),
    ...section('Sessions, the newest first', tabulateSessions(status.sessions), 'session', MOST.sessions),
    ...section('Next', formatColumns(status.next.map(({ command, why }) => [command, why])), 'step', MOST.next),
  ];
  return lines.map((line) => cutToWidth(toLine(line), width));
}

function describeHead({ workspace, session, ready, reasons, states, criteria, documents }: Status): string[] {
  const last =
    session === null
      ? 'no session yet'
      : `session ${session.number ?? '?'} ${session.outcome}, ${formatTime(session.timestamp)}`;
  const planned = Object.values(states).reduce((sum, amount) => sum + amount, 0);
  const parts = Object.entries(states).flatMap(([state, amount]) => (amount === 0 ? [] : [`${amount} ${state}`]));
  const unplanned = documents.unplanned.length;
  const errors = documents.errors === 0 ? '' : `, ${count(documents.errors, 'error')}`;
  return [
    `${workspace.name}: ${last}`,
    ...(session === null ? [] : [ready ? 'Ready: workers may start.' : `Not ready: ${reasons[0]?.message ?? ''}`]),
    `Documents: ${count(documents.requirements, 'requirement')}${unplanned === 0 ? '' : `, ${unplanned} not planned yet`}${errors}`,
    ...(session === null ? [] : [`Requirements: ${planned}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`]),
    ...(session === null ? [] : [`Criteria: ${formatProgress(criteria)} met`]),
  ];
}

function section(title: string, rows: readonly string[], noun: string, most: number): string[] {
  if (rows.length === 0) return [];
  const hidden = rows.length - most;
  const rest = hidden > 0 ? [`  and ${count(hidden, `more ${noun}`)} (--json has all)`] : [];
  return ['', title, ...rows.slice(0, most), ...rest];
}

/** Lanes with work left come first, in plan order. */
function tabulateLanes(lanes: readonly LaneStatus[]): string[] {
  const isDone = ({ criteria }: LaneStatus) => criteria.total > 0 && criteria.met === criteria.total;
  const sorted = [...lanes.filter((lane) => !isDone(lane)), ...lanes.filter(isDone)];
  return formatColumns(
    sorted.map(({ name, owners, criteria, wave, after, lastChange }) => [
      toLine(name),
      cutToWidth(toLine(owners.join(' ')) || 'no owner', WIDEST_OWNER),
      formatProgress(criteria),
      after.length === 0 ? `wave ${wave}` : `wave ${wave}, waits`,
      lastChange === null ? 'not committed yet' : `${lastChange.at.slice(0, 10)} ${toLine(lastChange.subject)}`,
    ]),
  );
}

/** What fails comes first; a requirement without a lane says why it has none. */
function listOutstanding({ requirements }: Status): string[] {
  const order: readonly RequirementStatus['state'][] = ['failing', 'outstanding', 'scaffolded'];
  const rows = order.flatMap((state) => requirements.filter((requirement) => requirement.state === state));
  return formatColumns(
    rows.map(({ id, state, title, reason, criteria }) => [
      toLine(id),
      state,
      criteria.total === 0 ? '' : formatProgress(criteria),
      toLine(reason === null ? title : `${title}: ${reason}`),
    ]),
  );
}

function tabulateSessions(sessions: readonly SessionStatus[]): string[] {
  return formatColumns(
    [...sessions]
      .reverse()
      .map(({ number, timestamp, outcome, tests }) => [
        String(number ?? '?'),
        formatTime(timestamp),
        toLine(outcome),
        tests === null
          ? 'no evidence'
          : `${count(tests.passed, 'test')} passed, ${tests.failed} failed, ${tests.todo} to do`,
      ]),
  );
}

function formatProgress({ met, failed, total }: Progress): string {
  return `${met} of ${total}${failed === 0 ? '' : `, ${failed} failed`}`;
}

/** `20260131-094500`, as file names have it, for people. */
function formatTime(timestamp: string | null): string {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)/.exec(timestamp ?? '') ?? [];
  return year === undefined ? 'at an unknown time' : `${year}-${month}-${day} ${hour}:${minute} UTC`;
}
