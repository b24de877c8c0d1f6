import type { Section } from '../../markdown/markdown';
import { normalizeTitle, toPlainText, type KeyLine } from '../../markdown/text';
import type { RequirementDocument } from '../../model/document';
import { toSentence } from '../find-criteria';
import { keepFirst } from '../keep-first';
import { findValue } from '../key-lines';
import { eachBlock } from '../outline';
import { remember } from '../remember';

type Dependency = RequirementDocument['dependencies'][number];

const FEATURE = /(?<![\w.-])\d{3,}-[a-z][a-z0-9-]*/gi;
const CHAPTER =
  /^(?:dependenc(?:y|ies)|depends on|prerequisite (?:features|specs)|依赖|依賴|依存(?:関係)?|abhängigkeiten|dépendances|dependencias|dependências)\b|^(?:依赖|依存)/iu;
const ROW = /^dependency$|^依赖$|^依存$/iu;

/**
 * What a spec waits for: other features named in its key lines and under a heading of dependencies, and rows that a
 * table of risks marks as dependencies. Tools and services listed there are assumptions, not requirements.
 */
export function findFeatureDependencies(root: Section, keys: readonly KeyLine[]): Dependency[] {
  const announces = remember((title: string) => CHAPTER.test(normalizeTitle(title)));
  const stated = findFeatures(findValue(keys, 'dependencies') ?? '');
  const found = eachBlock(root).flatMap(({ block, path, label }): Dependency[] => {
    if (block.type === 'table') {
      const type = block.header.findIndex((cell) => /^(?:type|类型|種別|typ)$/iu.test(toPlainText(cell)));
      const rows = block.rows.map(({ cells }) => cells.map(toSentence)).filter((cells) => ROW.test(cells[type] ?? ''));
      return rows.flatMap((cells) => toDependencies(cells[type + 1] ?? ''));
    }
    if (block.type !== 'list' || ![...path.map(({ title }) => title), label ?? ''].some(announces)) return [];
    return block.items.flatMap(({ text }) => findFeatures(toSentence(text)));
  });
  return keepFirst([...stated, ...found], ({ ref, raw }) => ref ?? raw);
}

function toDependencies(raw: string): Dependency[] {
  const named = findFeatures(raw);
  if (named.length > 0) return named;
  return raw === '' || /^none\b/i.test(raw) ? [] : [{ ref: null, raw }];
}

function findFeatures(raw: string): Dependency[] {
  return [...raw.matchAll(FEATURE)].map(([ref]) => ({ ref: ref.toLowerCase(), raw }));
}
