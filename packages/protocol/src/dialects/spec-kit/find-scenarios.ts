import type { List, ListItem, Paragraph, Section } from '../../markdown/markdown';
import { toSentence } from '../find-criteria';
import { eachBlock } from '../outline';
import { remember } from '../remember';
import { isPlaceholder } from './placeholders';

/** One acceptance scenario as one sentence. */
export interface Scenario {
  readonly text: string;
  readonly line: number;
  readonly checked: boolean | null;
}

const ANNOUNCED =
  /\bacceptance (?:scenarios?|criteria|tests?)\b|受け?入れ(?:シナリオ|基準|条件)|验收(?:场景|標準|标准|条件)|驗收|akzeptanz(?:szenarien|kriterien)|(?:scénarios|critères) d.acceptation|(?:escenarios|criterios) de aceptación|(?:cenários|critérios) de aceitação|(?:수용|인수) (?:시나리오|기준)|сценарии приёмки/iu;
const OTHER_CHECKLIST = /checklist|チェックリスト|检查清单|\breview\b/iu;
const GIVEN = /\bgiven\b/i;

/**
 * The acceptance scenarios: what is listed under a label or heading that announces them, and everything of the form
 * Given … When … Then …, on one line, over several bullets, or as a paragraph.
 */
export function findScenarios(root: Section): Scenario[] {
  const isOther = remember((title: string) => OTHER_CHECKLIST.test(title));
  const announces = remember((title: string) => ANNOUNCED.test(title));
  return eachBlock(root).flatMap(({ block, path, label }): Scenario[] => {
    if (block.type !== 'list' && block.type !== 'paragraph') return [];
    const titles = path.filter(({ level }) => level > 1).map(({ title }) => title);
    if (label !== null) titles.push(label);
    if (titles.some(isOther)) return [];
    const scenarios = block.type === 'list' ? readList(block, titles.some(announces)) : readParagraph(block);
    return scenarios.filter(({ text }) => !isPlaceholder(text));
  });
}

function readList({ items }: List, isAnnounced: boolean): Scenario[] {
  const steps = isAnnounced || items.some(holdsGiven) ? groupSteps(items) : [];
  return isAnnounced ? steps : steps.filter(({ text }) => isComplete(text));
}

function holdsGiven({ text, blocks }: ListItem): boolean {
  return GIVEN.test(text) || blocks.some((block) => block.type === 'list' && block.items.some(holdsGiven));
}

function readParagraph({ text, line }: Paragraph): Scenario[] {
  const sentence = GIVEN.test(text) ? toSentence(text) : '';
  return isComplete(sentence) ? [{ text: sentence, line, checked: null }] : [];
}

/** Whether a sentence goes `Given … when … then …`, a name of the scenario before it or not. */
function isComplete(text: string): boolean {
  const steps = text.replace(/^(?:acceptance )?scenario\b[^:：]*[:：]\s*/i, '');
  if (!/^given\b/i.test(steps)) return false;
  const when = steps.search(/\bwhen\b/i);
  return when !== -1 && /\bthen\b/i.test(steps.slice(when));
}

/** Joins bullets that are one step each, `- Given …`, `- When …`, `- Then …`, to the scenario that they make together. */
function groupSteps(items: readonly ListItem[]): Scenario[] {
  const scenarios: Scenario[] = [];
  for (const item of items) {
    const text = withSteps(item);
    const last = scenarios.at(-1);
    if (last !== undefined && continues(last.text, text))
      scenarios[scenarios.length - 1] = { ...last, text: `${last.text} ${text}` };
    else if (text !== '') scenarios.push({ text, line: item.line, checked: item.checked });
  }
  return scenarios;
}

function continues(before: string, step: string): boolean {
  if (!/^given\b/i.test(before)) return false;
  const isThen = /\bthen\b/i.test(before);
  return /^(?:and|but)\b/i.test(step) || (!isThen && /^(?:when|then)\b/i.test(step));
}

/** An item's sentence, with the steps that are nested below it. */
function withSteps(item: ListItem): string {
  const nested = item.blocks.flatMap((block) =>
    block.type === 'list' ? block.items.map(({ text }) => toSentence(text)) : [],
  );
  const steps = nested.filter((text) => /^(?:given|when|then|and|but)\b/i.test(text));
  return [toSentence(item.text), ...steps].filter((text) => text !== '').join(' ');
}
