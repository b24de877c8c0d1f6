import type { Block, List, ListItem, Section } from '../markdown/markdown';
import { toPlainText } from '../markdown/text';

/** A block with the sections that hold it, outermost first, and the label that introduces it. */
export interface PlacedBlock {
  readonly block: Block;
  readonly path: readonly Section[];
  /** The text of a line such as `**Acceptance Scenarios**:` before the block, without its marks; `null` where there is none. */
  readonly label: string | null;
}

export interface PlacedItem {
  readonly item: ListItem;
  readonly list: List;
  /** 0 for an item of an outer list. */
  readonly depth: number;
  readonly path: readonly Section[];
  readonly label: string | null;
}

/** All blocks in the document's order, those inside of list items and quotes left out. */
export function* eachBlock(section: Section, above: readonly Section[] = []): Generator<PlacedBlock> {
  const path = [...above, section];
  let label: string | null = null;
  for (const block of section.blocks) {
    yield { block, path, label };
    if (block.type === 'paragraph') label = labelOf(block.text);
  }
  for (const child of section.sections) yield* eachBlock(child, path);
}

/** All list items in the document's order, nested ones after their parent. */
export function* eachItem(section: Section): Generator<PlacedItem> {
  for (const placed of eachBlock(section)) {
    if (placed.block.type === 'list') yield* itemsOf(placed.block, placed, 0);
  }
}

/** All sections in the document's order, the root first. */
export function* eachSection(section: Section): Generator<Section> {
  yield section;
  for (const child of section.sections) yield* eachSection(child);
}

/** The document's title: its first heading of level 1, else `null`. */
export function findTitle(root: Section): Section | null {
  return [...eachSection(root)].find((section) => section.level === 1) ?? null;
}

/** The first paragraph for a brief, joined to one line: one that is neither a label nor a block of key lines. */
export function findSummary(section: Section): string {
  for (const { block } of eachBlock(section)) {
    if (block.type !== 'paragraph' || labelOf(block.text) !== null) continue;
    if (/^\s*(?:\*\*|__)[^*_]+(?:(?:\*\*|__)\s*[:：]|[:：]\s*(?:\*\*|__))/.test(block.text)) continue;
    const text = toPlainText(block.text).replace(/\s+/g, ' ').trim();
    if (text !== '') return text;
  }
  return '';
}

/** What a paragraph's last line announces, as `Acceptance Scenarios` in `**Acceptance Scenarios**:`; else `null`. */
export function labelOf(paragraph: string): string | null {
  const last = (paragraph.split('\n').at(-1) ?? '').trim();
  const isBold = /^(\*\*|__)(?:(?!\1).)+\1$/.test(last);
  const text = toPlainText(last).trim();
  if (!isBold && !/[:：]$/.test(text)) return null;
  return text.replace(/\s*[:：]$/, '');
}

function* itemsOf(list: List, placed: PlacedBlock, depth: number): Generator<PlacedItem> {
  for (const item of list.items) {
    yield { item, list, depth, path: placed.path, label: placed.label };
    for (const block of item.blocks) {
      if (block.type === 'list') yield* itemsOf(block, placed, depth + 1);
    }
  }
}
