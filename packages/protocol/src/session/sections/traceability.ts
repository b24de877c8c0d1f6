import { codeCell, escapeMarkdown } from '../escape-markdown';
import type { RequirementRecord, SessionRecord } from '../record';
import { table } from './blocks';

const HEADER = ['Requirement', 'Criterion', 'Test', 'State'];

/** Every criterion with the test that carries its id; a state comes from that test's result alone. */
export function viewTraceability({ requirements }: SessionRecord): string {
  return table(HEADER, requirements.flatMap(describeRequirement), 'there are no requirements.');
}

function describeRequirement({ id, title, state, criteria }: RequirementRecord): string[][] {
  const name = `${escapeMarkdown(id)} ${escapeMarkdown(title)}`;
  if (criteria.length === 0) return [[name, 'None: the document states no criterion', 'None: nothing to test', state]];
  return criteria.map((criterion) => [
    name,
    `${codeCell(criterion.id)} ${escapeMarkdown(criterion.text)}${criterion.type === 'unchanged' ? ' (unchanged behaviour)' : ''}`,
    criterion.test === null ? 'None: no test carries the id' : escapeMarkdown(criterion.test),
    criterion.state,
  ]);
}
