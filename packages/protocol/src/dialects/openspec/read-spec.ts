import type { Section } from '../../markdown/markdown';
import { toSentence } from '../find-criteria';
import { eachSection } from '../outline';

export type Operation = 'ADDED' | 'MODIFIED' | 'REMOVED' | 'RENAMED';

export interface Scenario {
  readonly title: string;
  readonly line: number;
}

export interface SpecRequirement {
  readonly title: string;
  readonly line: number;
  /** `null` in a current spec, and in a delta outside of the four sections. */
  readonly operation: Operation | null;
  readonly scenarios: readonly Scenario[];
}

export interface Spec {
  readonly requirements: readonly SpecRequirement[];
  /** Headings where a requirement is expected that are none. */
  readonly skipped: readonly { readonly title: string; readonly line: number }[];
}

const OPERATION = /^(ADDED|MODIFIED|REMOVED|RENAMED)\s+Requirements?$/i;
const REQUIREMENT = /^Requirement\s*[:：]\s*(.*)$/i;
const SCENARIO = /^Scenario(?:\s+Outline)?\s*[:：]\s*(.*)$/i;
const NEW_NAME = /^TO\s*[:：]\s*`?#*\s*Requirement\s*[:：]\s*([^`]*)`?$/i;
const REMOVED_NAME = /^`?#+\s*Requirement\s*[:：]\s*([^`]*)`?$/i;

interface Open extends SpecRequirement {
  readonly scenarios: Scenario[];
}

/** Reads a current spec or a change's delta: `### Requirement:` with its `#### Scenario:` headings, by their section. */
export function readSpec(root: Section): Spec {
  const requirements: Open[] = [];
  const skipped: { title: string; line: number }[] = [];
  let operation: Operation | null = null;
  let expects = false;
  let current: Open | null = null;
  for (const section of eachSection(root)) {
    const named = REQUIREMENT.exec(section.title);
    const scenario = SCENARIO.exec(section.title);
    if (section.level <= 2 && !named && !scenario) {
      operation = toOperation(section.title);
      expects = operation !== null || /^requirements$/i.test(section.title);
      current = null;
    }
    if (named) {
      current = { title: (named[1] ?? '').trim(), line: section.line, operation, scenarios: [] };
      requirements.push(current);
    } else if (scenario) current?.scenarios.push({ title: (scenario[1] ?? '').trim(), line: section.line });
    else if (section.level === 3 && expects) skipped.push({ title: section.title, line: section.line });
    if (operation === 'RENAMED' || operation === 'REMOVED') requirements.push(...readNames(section, operation));
  }
  return { requirements, skipped };
}

/** Requirements that a list names instead of a heading: renamed ones by their new name, removed ones by their own. */
function readNames(section: Section, operation: 'RENAMED' | 'REMOVED'): Open[] {
  const pattern = operation === 'RENAMED' ? NEW_NAME : REMOVED_NAME;
  const lines = section.blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap((item) => splitLines(item.text, item.line));
    return block.type === 'paragraph' ? splitLines(block.text, block.line) : [];
  });
  return lines.flatMap(({ text, line }) => {
    const title = pattern.exec(text)?.[1]?.trim();
    return title === undefined ? [] : [{ title: toSentence(title), line, operation, scenarios: [] }];
  });
}

function splitLines(text: string, line: number): { text: string; line: number }[] {
  return text.split('\n').map((part, index) => ({ text: part.replace(/\s+/g, ' ').trim(), line: line + index }));
}

function toOperation(title: string): Operation | null {
  return (OPERATION.exec(title)?.[1]?.toUpperCase() as Operation | undefined) ?? null;
}
