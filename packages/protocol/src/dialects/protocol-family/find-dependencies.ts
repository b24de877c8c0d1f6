import type { List, Section } from '../../markdown/markdown';
import { normalizeTitle, toPlainText } from '../../markdown/text';
import { eachBlock, labelOf } from '../outline';
import { findIds, parseDependencies, type DependencyReference } from './references';

const DEPENDENCIES =
  /dependenc|depends on|prerequisite|requires\b|upstream|abhängigkeit|dépendance|dependencia|dependência|依赖|依賴|依存/iu;
/** A chapter or label of dependencies, not one that only mentions them, such as `Dependency Management`. */
const WHOLLY =
  /^(?:external |internal |required )?(?:dependenc(?:y|ies)|prerequisites?|abhängigkeiten|dépendances|dependencias|dependências|依赖|依存(?:関係)?)(?: on other requirements)?$/iu;
/** Says that others need this requirement, not the other way round. */
const DEPENDENTS =
  /enables?\b|dependents?\b|blocks?\b|unblocks?\b|required by|used by|needed by|consumed by|provides?\b|downstream|supports?\b/iu;

/**
 * A requirement's dependencies: the key line's, where it has one; else those listed under headings or labels that
 * say so. Lists of what the requirement enables are no dependencies.
 *
 * @param stated the value of the line `Dependencies`, `null` where there is none
 */
export function findDependencies(root: Section, stated: string | null): DependencyReference[] {
  return stated === null ? findListed(root) : parseDependencies(stated);
}

function findListed(root: Section): DependencyReference[] {
  const found: DependencyReference[] = [];
  for (const { block, path, label } of eachBlock(root)) {
    if (block.type !== 'list') continue;
    const headings = path.filter(({ level }) => level > 1).map(({ title }) => title);
    const announced = findDirection([...headings, ...(label === null ? [] : [label])]);
    const wholly = announced !== null && WHOLLY.test(normalizeTitle(announced));
    found.push(...readList(block, announced !== null, wholly));
  }
  return found;
}

/** The nearest heading or label that says which way the arrows go; `null` where none does or they point the other way. */
function findDirection(announcements: readonly string[]): string | null {
  const nearest = announcements.findLast((text) => DEPENDENCIES.test(text) || DEPENDENTS.test(text));
  return nearest === undefined || DEPENDENTS.test(nearest) ? null : nearest;
}

/** @param wholly the list is one of dependencies and nothing else: prose that names no requirement is one too */
function readList(list: List, announced: boolean, wholly: boolean): DependencyReference[] {
  return list.items.flatMap(({ text, blocks }) => {
    const label = labelOf(text);
    const own = announced && label === null ? parseItem(toPlainText(text), wholly) : [];
    const inner = label !== null && findDirection([label]) !== null;
    return [...own, ...blocks.flatMap((block) => (block.type === 'list' ? readList(block, inner, false) : []))];
  });
}

/** An item names its requirement before a colon; what follows is prose. */
function parseItem(text: string, wholly: boolean): DependencyReference[] {
  const [head = ''] = text.split(/[:：]/);
  const parsed = parseDependencies(head);
  const named = parsed.filter(({ target }) => target !== null);
  if (named.length > 0) return named;
  const ids = findIds(text);
  if (ids.length > 0) return ids.map((id) => ({ raw: text, target: { type: 'one', id } }));
  return wholly && parsed.length > 0 ? [{ raw: text, target: null }] : [];
}
