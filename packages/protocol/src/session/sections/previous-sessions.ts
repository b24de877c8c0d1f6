import { escapeMarkdown } from '../escape-markdown';
import type { RequirementRecord, ReviewedSession, SessionRecord } from '../record';
import { bulletList } from './blocks';
import { describeTests, nameSession } from './describe-session';
import { countOf } from './words';

export interface PreviousSessionsView {
  readonly reviewed: string;
  readonly completed: string;
  readonly outstanding: string;
  readonly scope: string;
}

export function viewPreviousSessions(record: SessionRecord): PreviousSessionsView {
  const { history } = record;
  const nothingDone = history.length === 0 ? 'first session.' : 'the earlier sessions left nothing that still stands.';
  return {
    reviewed: bulletList(history.map(describeReviewed), 'first session.'),
    completed: bulletList(listCompleted(history), nothingDone),
    outstanding: bulletList(listOutstanding(record), 'every known requirement is implemented.'),
    scope: bulletList(listScope(record), 'no requirement can be worked on in this session.'),
  };
}

function describeReviewed(session: ReviewedSession): string {
  const { outcome, outstanding, tests } = session;
  const parts = [
    escapeMarkdown(outcome),
    tests === null ? 'no test results recorded' : describeTests(tests),
    ...(outstanding.length === 0 ? [] : [`${countOf(outstanding.length, 'requirement')} left outstanding`]),
  ];
  return `${nameSession(session)}: ${parts.join('; ')}`;
}

/** Each piece of work once, with the first session that reports it. */
function listCompleted(history: readonly ReviewedSession[]): string[] {
  const first = new Map<string, ReviewedSession>();
  for (const session of history) {
    for (const work of session.completed) if (!first.has(work)) first.set(work, session);
  }
  return [...first].map(([work, session]) => `${escapeMarkdown(work)} (${nameSession(session)})`);
}

/** What is not implemented: planned requirements in plan order, then what the plan leaves out. */
function listOutstanding({ requirements, outstanding }: SessionRecord): string[] {
  const leftOut = new Map(outstanding.map((work) => [work.id, work]));
  const planned = requirements.filter(({ id, state }) => state !== 'implemented' && !leftOut.has(id));
  return [
    ...planned.map((requirement) => describeWork(requirement, whereItIsDone(requirement))),
    ...outstanding.map((work) => describeWork(work, work.reason)),
  ];
}

function describeWork(work: Pick<RequirementRecord, 'id' | 'title' | 'priority'>, where: string): string {
  return `${escapeMarkdown(work.id)}: ${work.priority}. ${escapeMarkdown(work.title)} (${escapeMarkdown(where)})`;
}

function whereItIsDone({ placement, wave, state }: RequirementRecord): string {
  const when = wave === null ? '' : `, wave ${wave}`;
  switch (placement.type) {
    case 'lane':
      return `${state}, lane ${placement.lane ?? 'not named'}${when}`;
    case 'foundation':
      return `${state}, part of the foundation`;
    case 'outstanding':
      return placement.reason ?? 'no reason recorded';
  }
}

function listScope({ scope, context }: SessionRecord): string[] {
  const from = context.file ?? '';
  return [
    ...scope.map(escapeMarkdown),
    ...context.effects.map(({ source, subject, effect, line }) => {
      if (source === 'plan') return `Planned: ${escapeMarkdown(subject)}: ${escapeMarkdown(effect)}`;
      const place = escapeMarkdown(line === null ? from : `${from}:${line}`);
      return `From the context file (${place}): ${escapeMarkdown(subject)}: ${escapeMarkdown(effect)}`;
    }),
    ...context.constraints.map((constraint) => `Constraint: ${escapeMarkdown(constraint)}`),
  ];
}
