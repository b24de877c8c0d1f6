import type { Section } from '../markdown/markdown';
import { toSentence } from './find-criteria';
import { remember } from './remember';
import { eachBlock, eachItemOf, type PlacedBlock, type PlacedItem } from './outline';

/** A sentence that stands among a document's criteria. */
export interface AnnouncedCriterion {
  readonly text: string;
  readonly checked: boolean | null;
  readonly line: number;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
}

/** Headings and labels that announce criteria, in the languages that were met. */
const CRITERIA =
  /\b(?:acceptance|success|validation|completion|exit|done)\b.*\bcriteri|^acceptance\b|definition of done|受け?入れ(?:基準|条件|要件)|成功(?:基準|条件|标准|標準)|完了(?:条件|基準|の定義)|验收|驗收|完成标准|akzeptanz|abnahme|erfolgskriter|critères? d|criterios? de|critérios? de|критери|(?:수용|인수|성공) 기준/iu;

/** Longer ones are no headings, and patterns over them would take their time. */
const LONGEST_HEADING = 200;

/** Checklists of another purpose: what an author ticks off about the document itself. */
const OTHER_CHECKLIST = /checklist|チェックリスト|检查清单|\breview\b|execution status|\bgate\b|progress tracking/iu;

/**
 * Criteria of a document without criteria of their own form: what stands under a heading or label that announces
 * criteria. Where anything there has a checkbox, only those with one count; where no heading announces criteria,
 * the document's checkboxes do.
 */
export function findAnnouncedCriteria(root: Section): AnnouncedCriterion[] {
  const isOther = remember((title: string) => OTHER_CHECKLIST.test(title));
  const isCriteria = remember((title: string) => CRITERIA.test(title));
  const lists = eachBlock(root)
    .filter(({ block }) => block.type === 'list')
    .map((placed) => ({ headings: headingsOf(placed), items: eachItemOf(placed) }))
    .filter(({ headings }) => !headings.some(isOther));
  const announced = lists.filter(({ headings }) => headings.some(isCriteria)).flatMap(toCandidates);
  const checkable = announced.filter(isCheckable);
  if (checkable.length > 0) return checkable.map(toCriterion);
  if (announced.length > 0) return announced.filter(({ placed }) => placed.depth === 0).map(toCriterion);
  return lists.flatMap(toCandidates).filter(isCheckable).map(toCriterion);
}

interface Candidate {
  readonly placed: PlacedItem;
  readonly headings: readonly string[];
}

function toCandidates({ headings, items }: { readonly headings: string[]; readonly items: PlacedItem[] }): Candidate[] {
  return items.map((placed) => ({ placed, headings }));
}

function isCheckable({ placed }: Candidate): boolean {
  return placed.item.checked !== null;
}

/** The headings above a list and its label; the document's title is none of them. */
function headingsOf({ path, label }: PlacedBlock): string[] {
  const titles = path.filter(({ level }) => level > 1).map(({ title }) => title.slice(0, LONGEST_HEADING));
  return label === null ? titles : [...titles, label.slice(0, LONGEST_HEADING)];
}

function toCriterion({ placed: { item }, headings }: Candidate): AnnouncedCriterion {
  return { text: toSentence(item.text), checked: item.checked, line: item.line, headings };
}
