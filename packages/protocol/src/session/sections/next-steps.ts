import { codeSpan, escapeMarkdown } from '../escape-markdown';
import type { SessionRecord } from '../record';
import { joinIds, nameLanes } from './describe-session';
import { countOf, joinSome, joinWords, unique } from './words';

export interface NextStepsView {
  readonly enable: string;
  readonly monitor: string;
  readonly support: string;
}

const NAMES_IN_A_LINE = 12;

/** The template's three steps, each with the command, lane or requirement that it means here. */
export function viewNextSteps(record: SessionRecord): NextStepsView {
  return {
    enable: record.session.outcome === 'completed' ? startWorkers(record) : mendFirst(record),
    monitor: monitor(record),
    support: support(record),
  };
}

function startWorkers({ lanes, commands }: SessionRecord): string {
  if (lanes.length === 0) return 'no lane was planned; write a requirement in `ARTIFACTS/` and provision again.';
  const now = lanes.filter(({ after }) => after.length === 0);
  const later = lanes.filter(({ after }) => after.length > 0);
  const waiting = later.map(
    ({ name, after }) => `${escapeMarkdown(name)} after ${joinWords(after.map(escapeMarkdown))}`,
  );
  const start =
    now.length === 0
      ? ''
      : ` Start now: ${joinSome(
          now.map(({ name }) => escapeMarkdown(name)),
          NAMES_IN_A_LINE,
        )}.`;
  const wait = waiting.length === 0 ? '' : ` Start when merged: ${joinSome(waiting, NAMES_IN_A_LINE)}.`;
  const how =
    commands.activate === null
      ? 'give each worker a branch and the brief of a lane'
      : `run ${codeSpan(commands.activate)}`;
  return `${how}.${start}${wait}`;
}

function mendFirst({ commands, blockers, session }: SessionRecord): string {
  const codes = unique(blockers.map(({ code }) => code)).map(escapeMarkdown);
  const first = codes.length === 0 ? '' : `first mend ${joinWords(codes)} as told at the top, then `;
  return `not yet, the session is ${session.outcome}: ${first}run ${codeSpan(commands.provision)} until ${codeSpan(commands.ready)} succeeds.`;
}

function monitor({ contracts, commands }: SessionRecord): string {
  const met = contracts.filter((library) => unique([...library.implementedBy, ...library.usedBy]).length > 1);
  const watch = met.map(
    (library) => `${codeSpan(library.package)} (${nameLanes([...library.implementedBy, ...library.usedBy])})`,
  );
  const check = commands.isolation ?? 'npx nx affected -t lint typecheck build test';
  const run = `run ${codeSpan(check)} before each merge`;
  return watch.length === 0
    ? `${run}; no contract is shared by two lanes.`
    : `${run}; watch ${joinSome(watch, NAMES_IN_A_LINE)}.`;
}

function support({ requirements, commands }: SessionRecord): string {
  const waiting = requirements.filter(({ placement }) => placement.type === 'outstanding').map(({ id }) => id);
  const open = requirements.filter(({ state }) => state !== 'implemented').length;
  const left =
    open === 0
      ? 'Every requirement is implemented.'
      : `${open} of ${countOf(requirements.length, 'requirement')} ${open === 1 ? 'is' : 'are'} not implemented yet${
          waiting.length === 0 ? '' : `, and no lane can take ${joinIds(waiting.slice(0, NAMES_IN_A_LINE))}`
        }.`;
  return (
    `when a worker needs a contract, a dependency or a shared file, add it to the requirement in ${codeSpan('ARTIFACTS/')},` +
    ` run ${codeSpan(commands.provision)} on main and rebase. ${left}`
  );
}
