import type { Section } from '../../markdown/markdown';
import { findTitle } from '../outline';

/** Words that say what sort of document it is, in the languages that were met. */
const SORT =
  /^(?:(?:feature|functional|technical|implementation|project|specifications?|spec|plan|planning|tasks?|list|breakdown|design|document|requirements?|of|for|機能|実装|技術|仕様書?|計画書?|タスク|一覧|リスト|功能|特性|技术|实施|实现|需求|规格|规范|规约|說明|说明书?|文档|计划|任务|列表|清单|規格書?|기능|구현|기술|명세서?|사양서?|계획서?|작업|목록|funktionsspezifikation|spezifikation|umsetzungsplan|implementierungsplan|aufgaben|spécification|fonctionnalité|fonctionnelle|tâches|plan d’implémentation|especificación|especificação|funcionalidad|funcionalidade|tareas|tarefas|plano|de|da|la|du|спецификация|функции|план|реализации|задачи)[\s_-]*)+$/iu;

/** A template's title, in which nobody has put a name yet: `[FEATURE NAME]`, `{FEATURE}`. */
const UNFILLED = /\[[A-Z#][A-Z #_-]*\]|\{\{?[A-Za-z_ ]+\}?\}/;

/** A feature's name: the title without what only says what sort of document it is, as in `Tasks: Refunds`. */
export function readFeatureTitle(root: Section): string | null {
  return withoutSort(findTitle(root)?.title ?? '');
}

/** Removes the sort of document before a title and a reference in brackets behind it. */
export function withoutSort(title: string): string | null {
  const line = title.replace(/\s+/g, ' ');
  if (line.length > 500) return line;
  const text = line.replace(/\s*\[[^\]]*\/(?:spec|plan|tasks)\]\s*$/i, '').trim();
  const label = /^([^:：]+?)\s*(?:[:：]|\s[-–—]\s)\s*(\S.*)$/su.exec(text);
  const name = label?.[1] !== undefined && SORT.test(label[1]) ? (label[2] ?? '') : text;
  return name === '' || SORT.test(name) ? null : name;
}

/** Whether the text's first heading still is the template's. */
export function isUnfilled(text: string): boolean {
  const heading = text.split('\n', 60).find((line) => /^\uFEFF?#\s/.test(line)) ?? '';
  return UNFILLED.test(heading);
}
