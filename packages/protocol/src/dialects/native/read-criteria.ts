import type { Block, ListItem, Section } from '../../markdown/markdown';
import type { AcceptanceCriterion } from '../../model/requirement';
import { toSentence } from '../find-criteria';

const BRACKETED = /^\[([A-Za-z][\w.-]{0,62}\d)\]\s*[:：.–—-]?\s*/;
const COLON = /^([A-Z][\w.-]{0,62}\d)\s*[:：]\s+/;

/** A criterion with the words as the author wrote them, for the document. */
export interface WrittenCriterion extends AcceptanceCriterion {
  readonly written: string;
}

/**
 * Reads the criteria of a section and of all below it: each list item, and each item with a box inside of another.
 * What an item explains below itself, without a box, becomes part of its sentence.
 *
 * @param requirement the document's id: `BIL-002.3` at the start of an item is then an id without a colon
 * @param interfaces names of contracts: items below a heading with such a name belong to it
 */
export function readCriteria(
  section: Section,
  requirement: string | null,
  interfaces: ReadonlySet<string>,
): WrittenCriterion[] {
  return readSection(section, null);

  function readSection(current: Section, contract: string | null): WrittenCriterion[] {
    const own = current.blocks.flatMap((block) => readBlock(block, contract));
    const below = current.sections.flatMap((child) =>
      readSection(child, interfaces.has(child.title) ? child.title : contract),
    );
    return [...own, ...below];
  }

  function readBlock(block: Block, contract: string | null): WrittenCriterion[] {
    if (block.type === 'quote') return block.blocks.flatMap((inner) => readBlock(inner, contract));
    return block.type === 'list' ? block.items.flatMap((item) => readItem(item, contract)) : [];
  }

  function readItem(item: ListItem, contract: string | null): WrittenCriterion[] {
    const nested = item.blocks.flatMap((block) => (block.type === 'list' ? block.items : []));
    const details = nested.filter(({ checked }) => checked === null).map(({ text }) => toSentence(text));
    const inner = nested.filter(({ checked }) => checked !== null).flatMap((child) => readItem(child, contract));
    const { id, text } = splitId(toSentence(item.text), requirement);
    if (text === '') return inner;
    const sentence = details.length === 0 ? text : `${text.replace(/[:：]$/, '')}: ${details.join('; ')}`;
    return [{ id, text: sentence, checked: item.checked, contract, line: item.line, written: item.text }, ...inner];
  }
}

function splitId(sentence: string, requirement: string | null): { id: string | null; text: string } {
  const found = BRACKETED.exec(sentence) ?? COLON.exec(sentence) ?? matchOwn(sentence, requirement);
  if (!found) return { id: null, text: sentence };
  return { id: found[1] ?? null, text: sentence.slice(found[0].length) };
}

function matchOwn(sentence: string, requirement: string | null): RegExpExecArray | null {
  if (requirement === null || !sentence.startsWith(`${requirement}.`)) return null;
  return /^(\S+\.u?\d+)[:：.]?\s+/.exec(sentence);
}
