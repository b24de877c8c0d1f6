import { codeSpan, escapeMarkdown, fencedBlock } from '../escape-markdown';
import type { SessionRecord, TaskEvidence } from '../record';
import { countTests, listFailures, summarizeTasks } from '../summarize-evidence';
import { quote } from './blocks';
import { describeTests } from './describe-session';
import { countOf } from './words';

/** More of a task's output is in the evidence on disk. */
const OUTPUT_LINES = 20;

/** What a reader must know first: whether workers may start, and if not, what blocks and what to do. */
export function viewStatus(record: SessionRecord): string {
  switch (record.session.outcome) {
    case 'completed':
      return quote(completedNote(record));
    case 'blocked':
      return quote(['**Blocked.** Workers must not start.', '', ...problems(record), ...whatToDo(record)]);
    case 'interrupted':
      return quote([
        '**Interrupted.** The session was stopped before its end, so nothing is proved. Workers must not start.',
        '',
        ...problems(record),
        `**What to do**: run ${codeSpan(record.commands.provision)} again; it goes on where this run stopped.`,
      ]);
  }
}

/** The same in one sentence, for the section that reports the validation. */
export function viewVerdict({ session, blockers }: SessionRecord): string {
  switch (session.outcome) {
    case 'completed':
      return 'The foundation is validated: every gate passed, and workers may start.';
    case 'blocked':
      return `The foundation is **blocked** by ${countOf(blockers.length, 'problem')}, named at the top: workers must not start.`;
    case 'interrupted':
      return 'The foundation is not validated: the session was **interrupted**, and workers must not start.';
  }
}

function completedNote({ evidence, lanes, commands }: SessionRecord): string[] {
  const tasks = summarizeTasks(evidence?.tasks ?? []);
  const known = tasks.knownFailing === 0 ? '' : ` ${countOf(tasks.knownFailing, 'task')} failed as known before.`;
  const start =
    lanes.length === 0
      ? 'No lane was planned, so there is nothing for workers to start with.'
      : `Workers may start${describeActivation(commands, lanes.length)}.`;
  return [
    `**Completed.** The foundation is validated: ${tasks.passed} of ${countOf(tasks.total, 'task')} passed,` +
      ` ${describeTests(countTests(evidence?.tests ?? []))}.${known} ${start}`,
  ];
}

function problems(record: SessionRecord): string[] {
  const failures = listFailures(record);
  const blockers = record.blockers.flatMap((blocker, index) => describeBlocker(blocker, index + 1, failures));
  const tasks = failures.flatMap(failedTask);
  return [
    ...(blockers.length === 0 ? [] : [`What blocks (${countOf(blockers.length, 'problem')}):`, '', ...blockers, '']),
    ...(tasks.length === 0 ? [] : ['Tasks that failed, with the end of their output:', '', ...tasks]),
  ];
}

/** The message's first line says what blocks; output after it is shown once, with the task it comes from. */
function describeBlocker(
  { code, file, line, message, mend }: SessionRecord['blockers'][number],
  number: number,
  failures: readonly TaskEvidence[],
): string[] {
  const [first = '', ...output] = message.split('\n');
  const title = `${number}. **${escapeMarkdown(code)}**${describePlace(file, line)}: ${escapeMarkdown(first)} *To mend it*: ${escapeMarkdown(mend)}`;
  const isShownBelow = failures.some(({ id }) => first.startsWith(`${id} `));
  if (output.length === 0 || isShownBelow) return [title];
  const block = fencedBlock(output.slice(-OUTPUT_LINES).join('\n'), 'text');
  return [title, '', ...block.map((text) => `   ${text}`), ''];
}

function describePlace(file: string | null, line: number | null): string {
  if (file === null) return '';
  return ` in ${codeSpan(line === null ? file : `${file}:${line}`)}`;
}

function failedTask({ id, code, outputTail }: TaskEvidence): string[] {
  const exit = code === null ? '' : ` with exit code ${code}`;
  const title = `${codeSpan(id)} failed${exit}.`;
  if (outputTail.length === 0) return [`${title} It printed nothing.`, ''];
  return [title, '', ...fencedBlock(outputTail.slice(-OUTPUT_LINES).join('\n'), 'text'), ''];
}

function whatToDo({ commands }: SessionRecord): string[] {
  return [
    `**What to do**: mend what is named above, then run ${codeSpan(commands.provision)}; it revises this session.` +
      ` ${codeSpan(commands.ready)} says when workers may start.`,
  ];
}

function describeActivation({ activate }: SessionRecord['commands'], lanes: number): string {
  const those = lanes === 1 ? 'the lane' : `each of the ${lanes} lanes`;
  return activate === null ? ` in ${those}` : `: ${codeSpan(activate)} makes a worktree for ${those}`;
}
