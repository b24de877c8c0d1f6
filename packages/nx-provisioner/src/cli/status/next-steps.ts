import type { Diagnostic, SessionRecord } from 'nx-provisioner-protocol';

import { count } from '../../phases/phase';
import type { NextStep, RequirementStatus, Status } from './status';

export interface Situation {
  /** The directory as a command line names it from where the command runs. */
  readonly directory: string;
  readonly isSetUp: boolean;
  readonly last: SessionRecord | null;
  readonly reasons: readonly Diagnostic[];
  readonly requirements: readonly RequirementStatus[];
  readonly documents: Status['documents'];
}

const MOST_NAMES = 3;

/** What to do now, the most urgent first: each is a command and why. */
export function listNextSteps(situation: Situation): NextStep[] {
  const { directory, documents, isSetUp, last } = situation;
  const steps: NextStep[] = [];
  if (documents.errors > 0) {
    const why = `names ${count(documents.errors, 'problem')} of the documents, each with its place`;
    steps.push({ command: `npx nx-provisioner analyze ${directory}`, why });
  }
  if (!isSetUp) {
    return [
      ...steps,
      { command: `npx nx-provisioner execute ${directory}`, why: 'sets the folder up and runs the protocol' },
    ];
  }
  if (documents.requirements === 0 && last === null) {
    return [...steps, { command: 'npx nx g nx-provisioner:requirement', why: 'writes the first requirement document' }];
  }
  if (last === null) return [...steps, { command: 'npx nx run provision', why: 'runs the first session' }];
  const why = describeProvision(situation, last);
  if (why !== null) return [...steps, { command: last.commands.provision, why }];
  return [...steps, ...startLanes(situation, last)];
}

/** Why another session is due; `null` where the last one still holds. */
function describeProvision({ documents, reasons }: Situation, { session, blockers }: SessionRecord): string | null {
  const { unplanned } = documents;
  if (session.outcome !== 'completed') {
    const codes = [...new Set(blockers.map(({ code }) => code))].join(', ');
    return `continues session ${session.number}${codes === '' ? '' : `, once ${codes} is mended`}`;
  }
  if (unplanned.length > 0) {
    const rest = unplanned.length > MOST_NAMES ? ` and ${unplanned.length - MOST_NAMES} more` : '';
    return `plans ${unplanned.slice(0, MOST_NAMES).join(', ')}${rest}, new since session ${session.number}`;
  }
  return reasons.length === 0 ? null : 'validates the tree as it is now';
}

function startLanes({ requirements }: Situation, { lanes, commands }: SessionRecord): NextStep[] {
  const open = requirements.filter(({ lane, state }) => lane !== null && state !== 'implemented');
  if (open.length === 0) return [];
  const steps: NextStep[] = [];
  if (commands.activate !== null) {
    steps.push({
      command: commands.activate,
      why: `gives each of ${count(lanes.length, 'lane')} its worktree and branch`,
    });
  }
  const [first] = lanes.filter(({ name }) => open.some(({ lane }) => lane === name));
  if (first !== undefined) steps.push({ command: first.brief, why: `is what the worker of ${first.name} starts from` });
  return steps;
}
