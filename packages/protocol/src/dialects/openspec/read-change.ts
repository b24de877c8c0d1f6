import type { ListItem, Section } from '../../markdown/markdown';
import { toPlainText } from '../../markdown/text';
import type { Decision } from '../../model/requirement';
import { toSentence } from '../find-criteria';
import { eachSection, findSummary } from '../outline';

const WHAT_CHANGES = /^what\b.*\bchang|^(?:proposed )?changes$|变更内容|变更点|変更内容|変更点|改动/i;
const WHY = /^(?:why|motivation|problem|purpose)\b|^(?:为什么|背景|なぜ)/i;
const DEPENDENCIES = /^(?:dependencies|depends on)\b|^(?:依赖|依存関係)/i;
const DECISION = /^(?:\d+[.)]?\s*)?Decision(?:\s+\d+)?\s*[:：]\s*(.+)$/i;
const REASON = /^(?:why|rationale|reason|because)\s*[:：]\s*/i;

/** The bullets under `## What Changes`, those of its subsections too. */
export function readWhatChanges(root: Section): ListItem[] {
  const heading = findHeading(root, WHAT_CHANGES);
  if (heading === undefined) return [];
  return [...eachSection(heading)]
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.type === 'list' ? block.items : []));
}

/** What the proposal says about its reason, as one line; empty where it has no such section. */
export function readWhy(root: Section): string {
  const why = findHeading(root, WHY);
  return why === undefined ? '' : findSummary(why);
}

/** Words in a `Dependencies` section that may be the ids of other changes. */
export function readDependencyWords(root: Section): string[] {
  const section = findHeading(root, DEPENDENCIES);
  if (section === undefined) return [];
  const texts = section.blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.map((item) => item.text);
    return block.type === 'paragraph' ? [block.text] : [];
  });
  return texts.flatMap((text) => toPlainText(text).match(/[a-z0-9]+(?:-[a-z0-9]+)+/gi) ?? []);
}

/** The choices that a design names, `### Decision: …`, each with the first paragraph as its reason. */
export function readDecisions(root: Section): Decision[] {
  return [...eachSection(root)].flatMap((section) => {
    const choice = DECISION.exec(section.title)?.[1];
    if (choice === undefined) return [];
    const reason = section.blocks.find((block) => block.type === 'paragraph');
    return {
      choice: choice.trim(),
      rationale: reason === undefined ? '' : toSentence(reason.text).replace(REASON, ''),
    };
  });
}

/** The first section below the document's title whose heading is of a sort. */
function findHeading(root: Section, heading: RegExp): Section | undefined {
  return [...eachSection(root)].find((section) => section.level > 1 && heading.test(section.title));
}
