import { formatDiagnostic, type Diagnostic, type SessionRecord } from 'nx-provisioner-protocol';

import { cutToWidth } from '../../terminal/format-columns';
import { judgeFoundation } from '../../phases/ready';

/** Columns of a line: what is longer would need two lines of a small screen. */
const WIDTH = 100;

/** How many failures are shown in full above the summary. */
const DETAILED = 8;

type Blocker = SessionRecord['blockers'][number];

/** What blocks a session, in full, with the end of the failed tasks' output: it stands above the summary. */
export function detailBlockers({ blockers }: SessionRecord): string[] {
  const shown = blockers.slice(0, DETAILED).flatMap((blocker) => formatDiagnostic(blocker as Diagnostic).split('\n'));
  return [...shown, ...countRest(blockers.length - DETAILED, 'all in the artifact')];
}

/**
 * The last lines that a run prints, which fit a screen of 24: outcome, what changed, what is outstanding, what else to
 * know, and where the artifact is.
 *
 * @param artifact the artifact's path
 */
export function summarizeSession(record: SessionRecord, artifact: string, notes: readonly Diagnostic[]): string[] {
  const { session, blockers, changes, outstanding } = record;
  const isCompleted = session.outcome === 'completed';
  const room = isCompleted ? { changed: 5, outstanding: 4, notes: 2 } : { changed: 2, outstanding: 2, notes: 1 };
  return [
    '',
    `Session ${session.number} is ${session.outcome}.`,
    ...list('Blocked by', blockers.map(describeBlocker), 2),
    ...list('Changed', groupChanges(changes), room.changed),
    ...list('Outstanding', outstanding.map(describeOutstanding), room.outstanding),
    ...list('To know', notes.filter(({ severity }) => severity !== 'info').map(describeNote), room.notes),
    ...(isCompleted ? describeReadiness(record) : [describeNext(record)]),
    `Artifact: ${artifact}`,
  ];
}

/** A title, some entries of one line or more, and how many more there are. */
function list(title: string, entries: readonly (readonly string[])[], room: number): string[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, room).flat();
  return [
    `${title}:`,
    ...shown.map((line) => cutToWidth(`  ${line}`, WIDTH)),
    ...countRest(entries.length - room, 'in the artifact'),
  ];
}

function countRest(rest: number, where: string): string[] {
  return rest > 0 ? [`  and ${rest} more, ${where}`] : [];
}

function describeBlocker({ code, file, line, message, mend }: Blocker): string[] {
  const place = file === null ? '' : `${file}${line === null ? '' : `:${line}`} `;
  return [`${place}${code} ${firstLine(message)}`, `  ${mend}`];
}

function describeOutstanding({ id, title, reason }: SessionRecord['outstanding'][number]): string[] {
  return [`${id} ${title}: ${reason}`];
}

function describeNote({ code, message }: Diagnostic): string[] {
  return [`${code} ${firstLine(message)}`];
}

/** `created 6 lanes: a, b, c`: a reader counts components, not files. */
function groupChanges(changes: SessionRecord['changes']): string[][] {
  const groups = new Map<string, string[]>();
  for (const { action, component, name } of changes) {
    const group = `${action} ${component}`;
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups].map(([group, names]) => [
    names.length === 1 ? `${group} ${names.join()}` : `${group} (${names.length}): ${names.join(', ')}`,
  ]);
}

function describeReadiness(record: SessionRecord): string[] {
  const missing = judgeFoundation(record);
  if (missing.length > 0) return list('Workers may not start yet', missing.map(describeNote), 2);
  const { length } = record.lanes;
  if (length === 0) return ['There are no lanes: no requirement asks for one.'];
  const next = record.commands.activate === null ? '' : `; next: commit, then ${record.commands.activate}`;
  return [`${length === 1 ? '1 lane is' : `${length} lanes are`} ready for workers${next}`];
}

function describeNext({ session, commands }: SessionRecord): string {
  const then = session.outcome === 'blocked' ? 'Mend that, then' : 'To go on:';
  return `${then} ${commands.provision}`;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
