import type { List, Section } from '../../markdown/markdown';
import { normalizeTitle, toPlainText } from '../../markdown/text';
import { eachBlock, labelOf } from '../outline';
import { remember } from '../remember';
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

/** Which way a heading or label says the arrows go; `null` where it says nothing of that. */
type Direction = 'needs' | 'needed by' | null;

function directionOf(text: string): Direction {
  if (DEPENDENTS.test(text)) return 'needed by';
  return DEPENDENCIES.test(text) ? 'needs' : null;
}

function findListed(root: Section): DependencyReference[] {
  const direction = remember(directionOf);
  return eachBlock(root).flatMap(({ block, path, label }) => {
    if (block.type !== 'list') return [];
    const titles = path.filter(({ level }) => level > 1).map(({ title }) => title);
    if (label !== null) titles.push(label);
    const nearest = titles.findLast((title) => direction(title) !== null);
    const isAnnounced = nearest !== undefined && direction(nearest) === 'needs';
    return readList(block, isAnnounced, isAnnounced && WHOLLY.test(normalizeTitle(nearest)));
  });
}

/** @param wholly the list is one of dependencies and nothing else: prose that names no requirement is one too */
function readList(list: List, isAnnounced: boolean, wholly: boolean): DependencyReference[] {
  return list.items.flatMap(({ text, blocks }) => {
    const label = blocks.length > 0 ? labelOf(text) : null;
    const inner = label === null ? null : directionOf(label);
    const own = isAnnounced && inner === null ? parseItem(toPlainText(text), wholly) : [];
    const nested = blocks.flatMap((block) => (block.type === 'list' ? readList(block, inner === 'needs', false) : []));
    return [...own, ...nested];
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
