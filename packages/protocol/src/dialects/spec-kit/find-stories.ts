import type { Section } from '../../markdown/markdown';
import { findValue, readKeyLines } from '../key-lines';
import { eachSection } from '../outline';
import { isPlaceholder } from './placeholders';
import type { UserStory } from './spec-kit-facts';

const STORY =
  /^(?:(?:user[\s-]*)?story|us|用户故事|使用者故事|ユーザー?ストーリー|사용자 스토리|historia de usuario|história de usuário|récit utilisateur|scénario utilisateur|nutzergeschichte|benutzergeschichte|пользовательская история)\s*[-#]?\s*(\d+)(?!\d)\s*[-–—:：.]*\s*(.*)$/isu;
const PRIORITY = /[([（【]\s*(?:[\p{L} ]+[:：]\s*)?(P\d)\b[^)\]）】]*[)\]）】]/iu;

/** The user stories: headings such as `User Story 1 - Refund an order (Priority: P1)` or `US1: Refund an order [P1]`. */
export function findStories(root: Section): UserStory[] {
  return eachSection(root).flatMap((section) => {
    const found = section.level > 1 ? STORY.exec(section.title.slice(0, 500)) : null;
    if (found === null || isPlaceholder(section.title)) return [];
    const written = found[2] ?? '';
    const priority = PRIORITY.exec(written)?.[1] ?? findValue(readKeyLines([section]), 'priority');
    const title = written
      .replace(PRIORITY, '')
      .replace(/[\p{Extended_Pictographic}\uFE0F]/gu, '')
      .trim();
    return [{ id: `US${found[1] ?? ''}`, title, priority: priority?.toUpperCase() ?? null, line: section.line }];
  });
}
