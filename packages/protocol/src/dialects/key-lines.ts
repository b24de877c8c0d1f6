import type { Block, Section } from '../markdown/markdown';
import { collectKeyLines, parseKeyLines, toPlainText, type KeyLine } from '../markdown/text';
import { findTitle } from './outline';

/** The names that a document's own facts go by, in the languages that were met. */
const NAMES = {
  id: /^(?:requirement )?id(?:entifier)?$|^编号$|^識別子$/iu,
  title: /^(?:title|titel|titre|título|titulo|标题|標題|タイトル|제목)$/iu,
  type: /^(?:(?:session |artifact |requirement )?type|typ|tipo|类型|類型|種別|種類|유형)$/iu,
  priority: /^(?:priority|priorität|priorité|prioridad|prioridade|优先级|優先級|優先度|우선순위)$/iu,
  status: /^(?:(?:session |current )?status|statut|estado|状态|狀態|ステータス|상태)$/iu,
  owner: /^(?:worker(?: folder)?|owner|assignee|assigned to|担当|负责人)$/iu,
  dependencies:
    /^(?:dependenc(?:y|ies)|depends on|prerequisites?|requires|abhängigkeiten|dépendances|dependencias|dependências|依赖|依賴|依存|依存関係|의존성)$/iu,
  requirements: /^requirements?(?: addressed| implemented)?$/iu,
  branch: /^(?:feature )?branch$|^(?:功能|特性)?分支$|^(?:機能|フィーチャー)?ブランチ$/iu,
} as const;

export type KeyName = keyof typeof NAMES;

/**
 * Collects what a document says of itself in `**Key**: value` lines, in list items, in quotes, in the first two
 * columns of tables, and in headings such as `## Priority: HIGH`.
 *
 * @param sections looked at without what is below them
 */
export function readKeyLines(sections: readonly Section[]): KeyLine[] {
  return sections.flatMap((section) => [
    // A rule right under a paragraph makes it a heading in Markdown, though its author meant key lines.
    ...(section.level > 1 ? parseKeyLines({ text: section.title, line: section.line }) : []),
    ...keyLinesOf(section.blocks),
  ]);
}

/** Where a document speaks of itself: above its title, under it, and in its first chapter and those of metadata. */
export function readOverview(root: Section): KeyLine[] {
  const title = findTitle(root);
  const chapters = (title ?? root).sections;
  const overviews = chapters.filter((chapter) =>
    /overview|meta-?data|概要|概述|元数据|メタデータ|übersicht/iu.test(chapter.title),
  );
  const first = chapters.slice(0, 1).filter((chapter) => !overviews.includes(chapter));
  // Key lines that a rule right below them turned into a heading.
  const ruled = chapters.slice(1, 2).filter((chapter) => chapter.title.includes('\n') && !overviews.includes(chapter));
  return readKeyLines([root, ...(title === null ? [] : [title]), ...overviews, ...first, ...ruled]);
}

/** The first value that is not empty among the lines with one of the name's spellings, as plain text; else `null`. */
export function findValue(lines: readonly KeyLine[], name: KeyName): string | null {
  const found = lines.find(({ key, value }) => NAMES[name].test(key.trim()) && value.trim() !== '');
  return found === undefined ? null : toPlainText(found.value);
}

function keyLinesOf(blocks: readonly Block[]): KeyLine[] {
  return blocks.flatMap((block): KeyLine[] => {
    if (block.type === 'quote') return keyLinesOf(block.blocks);
    if (block.type !== 'table') return collectKeyLines([block]);
    return [{ cells: block.header, line: block.line }, ...block.rows].map(({ cells, line }) => ({
      key: toPlainText(cells[0] ?? '').replace(/[:：]$/, ''),
      value: cells[1] ?? '',
      line,
    }));
  });
}
