import type { Lane, Placement, Plan, PlannedRequirement } from './plan';

const LONGEST_TITLE = 60;

/** A plan as a table and lists for a terminal: plain text, without colours, each line ended by a line feed. */
export function printPlan(plan: Plan): string {
  const sections = [
    section('Order', printOrder(plan.requirements)),
    section(
      'Waves',
      plan.waves.map(
        ({ number, requirements, lanes }) =>
          `${number}: ${countOf(requirements.length, 'requirement')}; ${lanes.length === 0 ? 'no lanes' : lanes.join(', ')}`,
      ),
    ),
    section('Lanes', plan.lanes.flatMap(printLane)),
    section(
      'Contracts',
      plan.contracts.map(({ area, requirements }) => `${area}: ${requirements.join(', ')}`),
    ),
    section(
      'Shared libraries',
      plan.shared.map(
        ({ name, requirements, supplied }) =>
          `${name}: ${requirements.join(', ')}${supplied ? '' : ' (no code supplied)'}`,
      ),
    ),
    section(
      'Outstanding',
      plan.outstanding.map(({ id, priority, title, reason }) => `${id} (${priority}) ${cut(title)}: ${reason}`),
    ),
    section(
      'Effects',
      plan.effects.map(({ source, subject, effect, line }) => {
        const place = source === 'plan' ? '' : ` (context file${line === null ? '' : `, line ${line}`})`;
        return `${subject}: ${effect}${place}`;
      }),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  const body = lines.length === 0 ? ['none'] : lines.map(stripControls);
  return [title, ...body.map((line) => `  ${line}`.trimEnd())].join('\n');
}

function printOrder(requirements: readonly PlannedRequirement[]): string[] {
  if (requirements.length === 0) return [];
  const rows = requirements.map(({ requirement, wave, priority, placement }, index) => [
    String(index + 1),
    wave === null ? '-' : String(wave),
    requirement.id,
    priority,
    requirement.kind,
    describePlacement(placement),
    cut(requirement.title),
  ]);
  return align([['#', 'wave', 'id', 'priority', 'kind', 'placement', 'title'], ...rows]);
}

function describePlacement(placement: Placement): string {
  return placement.type === 'lane' ? placement.lane : placement.type;
}

function printLane({ name, wave, after, requirements, projects, contractAreas }: Lane): string[] {
  const details: [string, readonly string[]][] = [
    ['requirements', requirements],
    ['projects', projects.map((project) => `${project.name} (${project.root})`)],
    ['after', after],
    ['contracts', contractAreas],
  ];
  const lines = details
    .filter(([, names]) => names.length > 0)
    .map(([label, names]) => `  ${label}: ${names.join(', ')}`);
  return [`${name} (wave ${wave})`, ...lines];
}

function align(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map(stripControls));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, lengthOf(cell));
  }
  return cells.map((row) =>
    row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell))).join('  '),
  );
}

function cut(title: string): string {
  const characters = Array.from(title);
  return characters.length <= LONGEST_TITLE ? title : `${characters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Text of documents must not move the cursor, colour the screen or turn the direction of reading. */
function stripControls(text: string): string {
  return text.replace(/[\t\r\n\u2028\u2029]+/g, ' ').replace(/\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}
