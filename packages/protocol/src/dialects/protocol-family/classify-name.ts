import { findIds } from './references';

/** What a file of the family is by its name; `reason` where it belongs to the family and is no document to read. */
export type NameClass =
  | { readonly kind: 'requirement' | 'cycle-index' | 'session' | 'analysis' }
  | { readonly kind: 'left-out'; readonly reason: string };

const INDEX = /^(?:DEVELOPMENT-CYCLE-INDEX|REQUIREMENTS-INDEX)(?:-[A-Z0-9-]+)?\.md$/;
const REQUIREMENT = /^REQUIREMENTS-[^/]+\.md$/;
const SESSION = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-SESSION-[^/]+\.md$/;
const ANALYSIS = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-ANALYSIS-[^/]+\.md$/;
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[-_])TEMPLATES?(?:[-_.])/, 'a template'],
  [/(?:COVERAGE|TRACEABILITY)(?:[-_][A-Z]+)*\.md$|(?:^|[-_])MATRIX(?:[-_.])/, 'a coverage matrix, not a requirement'],
  [/^(?:[A-Z0-9]+[-_])*PROTOCOL\.md$/, 'a protocol text, not a requirement'],
];

/**
 * Tells what a file is by its name alone, wherever it lies; `null` where the name is none of the family's.
 * A name with an id, `REQUIREMENTS-W-01-002-…`, is a requirement whatever other words it holds.
 */
export function classifyName(file: string): NameClass | null {
  const folders = file.split('/');
  const name = folders.pop() ?? '';
  if (!name.endsWith('.md')) return null;
  const isFamily = [INDEX, REQUIREMENT, SESSION, ANALYSIS].some((pattern) => pattern.test(name));
  if (isFamily && folders.some((folder) => /^templates?$/i.test(folder)))
    return { kind: 'left-out', reason: 'a template' };
  if (INDEX.test(name)) return { kind: 'cycle-index' };
  if (REQUIREMENT.test(name) && findIds(name).length > 0) return { kind: 'requirement' };
  const other = LEFT_OUT.find(([pattern]) => pattern.test(name));
  if (other !== undefined) return { kind: 'left-out', reason: other[1] };
  if (REQUIREMENT.test(name)) return { kind: 'requirement' };
  if (SESSION.test(name)) return { kind: 'session' };
  return ANALYSIS.test(name) ? { kind: 'analysis' } : null;
}
