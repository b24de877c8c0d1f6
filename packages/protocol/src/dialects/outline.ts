import type { Block, List, ListItem, Section } from '../markdown/markdown';
import { toPlainText } from '../markdown/text';

/** A block with the sections that hold it, outermost first. */
export interface PlacedBlock {
  readonly block: Block;
  readonly path: readonly Section[];
  /**
   * For a list, the text of the line that introduces it, such as `**Acceptance Scenarios**:`, without its marks;
   * `null` where there is none.
   */
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

/** A document's parts as lists, for readers that go through them more than once. */
export interface Walk {
  readonly sections: readonly Section[];
  readonly blocks: readonly PlacedBlock[];
  readonly items: readonly PlacedItem[];
}

export function walkOutline(root: Section): Walk {
  const blocks = eachBlock(root);
  return { sections: eachSection(root), blocks, items: blocks.flatMap(eachItemOf) };
}

/** All blocks in the document's order, those inside of list items and quotes left out. */
export function eachBlock(root: Section): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  const visit = (section: Section, above: readonly Section[]) => {
    const path = [...above, section];
    let before: string | null = null;
    for (const block of section.blocks) {
      placed.push({ block, path, label: block.type === 'list' && before !== null ? labelOf(before) : null });
      if (block.type === 'paragraph') before = block.text;
    }
    for (const child of section.sections) visit(child, path);
  };
  visit(root, []);
  return placed;
}

/** All list items in the document's order, nested ones after their parent. */
export function eachItem(root: Section): PlacedItem[] {
  return eachBlock(root).flatMap(eachItemOf);
}

/** The items of a list, nested ones after their parent; none of another block. */
export function eachItemOf({ block, path, label }: PlacedBlock): PlacedItem[] {
  const placed: PlacedItem[] = [];
  const visit = (list: List, depth: number) => {
    for (const item of list.items) {
      placed.push({ item, list, depth, path, label });
      for (const nested of item.blocks) if (nested.type === 'list') visit(nested, depth + 1);
    }
  };
  if (block.type === 'list') visit(block, 0);
  return placed;
}

/** All sections in the document's order, the root first. */
export function eachSection(root: Section): Section[] {
  const all: Section[] = [];
  const visit = (section: Section) => {
    all.push(section);
    section.sections.forEach(visit);
  };
  visit(root);
  return all;
}

/** The document's title: its first heading of level 1, else `null`. */
export function findTitle(root: Section): Section | null {
  if (root.level === 1) return root;
  for (const section of root.sections) {
    const found = findTitle(section);
    if (found !== null) return found;
  }
  return null;
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
  // Most lines are prose, and their plain text is not needed.
  if (!/[:：*_`\])]$/.test(last)) return null;
  const isBold = /^(\*\*|__)(?:(?!\1).)+\1$/.test(last);
  const text = toPlainText(last).trim();
  if (!isBold && !/[:：]$/.test(text)) return null;
  return text.replace(/\s*[:：]$/, '');
}
