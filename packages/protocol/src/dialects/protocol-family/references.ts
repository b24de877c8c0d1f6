/** What a dependency names: one requirement, or several that only the whole set of documents can list. */
export type Target =
  | { readonly type: 'one'; readonly id: string }
  | { readonly type: 'range'; readonly from: string; readonly to: string }
  | { readonly type: 'workers'; readonly from: number; readonly to: number }
  | { readonly type: 'role'; readonly role: Role };

export type Role = 'P' | 'W' | 'S';

/** One dependency as written; `target` is `null` where the text names no requirement. */
export interface DependencyReference {
  readonly raw: string;
  readonly target: Target | null;
}

const ID = String.raw`(?:(?:WORKER|W)-\d+-\d+|(?:PROVISIONER|P|STABILIZER|S)-\d+)(?![\dA-Za-z])`;
const ID_ANYWHERE = new RegExp(String.raw`(?<![A-Za-z])${ID}`, 'gi');
const THROUGH = String.raw`(?:through|thru|to|until|bis|–|—|\.\.\.?|~|至|から)`;
const ID_RANGE = new RegExp(String.raw`(?<![A-Za-z])(${ID})\s*(?:${THROUGH}|-)\s*(${ID})`, 'i');
// A plain hyphen between two numbers is part of an id, `WORKER-05-001`, unless spaces or a second WORKER say otherwise.
const WORKER_GAP = String.raw`(?:\s*${THROUGH}\s*(?:WORKER[\s-]*)?|\s*-\s*WORKER[\s-]*|\s+-\s+|(?<=WORKERS\s+\d+)-)`;
const WORKER_RANGE = new RegExp(String.raw`\bWORKERS?[\s-]*(\d+)${WORKER_GAP}(\d+)(?!-?\d)`, 'i');
const WORKER = /\bWORKER[\s-]*(\d+)(?![-\d])/i;
const ROLES: readonly [RegExp, Role][] = [
  [/\bPROVISIONER\b|\ball P-(?!\d)/i, 'P'],
  [/\bWORKERS?\b|\ball W-(?!\d)/i, 'W'],
  [/\bSTABILIZERS?\b|\ball S-(?!\d)/i, 'S'],
];
const NONE =
  /^(?:none|no dependencies|n\/a|nil|keine?|aucune?|ningun[ao]?|nenhum[ao]?|なし|无|無|없음|нет)(?![\p{L}\d])|^[-–—]$/iu;
const PLACEHOLDER = /^(?:\{[^}]*\}|\[[^\]]*\]|<[^>]*>|tbd|todo|\?+|\.{3}|…)$/i;

/** Brings an id into the family's short form: `WORKER-05-001` is `W-05-001`, `PROVISIONER-001` is `P-001`. */
export function normalizeId(id: string): string {
  const upper = id.toUpperCase();
  return upper
    .replace(/^WORKER-/, 'W-')
    .replace(/^PROVISIONER-/, 'P-')
    .replace(/^STABILIZER-/, 'S-');
}

/** The ids in a text, such as a path or a file's name, in the order in which they stand there. */
export function findIds(text: string): string[] {
  return [...text.matchAll(ID_ANYWHERE)].map((match) => normalizeId(match[0]));
}

/**
 * Reads a dependency line's value: `P-001 (Label), WORKER-01 through WORKER-07`.
 * `None (foundational)` and a template's placeholder give no dependency.
 */
export function parseDependencies(value: string): DependencyReference[] {
  return splitOutsideParentheses(value)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !NONE.test(part) && !PLACEHOLDER.test(part))
    .flatMap(parsePart);
}

/** The ids of the set that a target means, sorted; a single id is returned whether the set has it or not. */
export function resolveTarget(target: Target, ids: readonly string[]): string[] {
  switch (target.type) {
    case 'one':
      return [target.id];
    case 'range':
      return ids.filter((id) => isBetween(id, target.from, target.to)).sort();
    case 'workers':
      return ids.filter((id) => isWithin(workerOf(id), target.from, target.to)).sort();
    case 'role':
      return ids.filter((id) => id.startsWith(`${target.role}-`)).sort();
  }
}

/** The number of the worker that a `W-nn-mmm` id belongs to, else `null`. */
export function workerOf(id: string): number | null {
  const match = /^W-(\d+)-\d+$/.exec(id);
  return match === null ? null : Number(match[1]);
}

function parsePart(part: string): DependencyReference[] {
  const label = /\s*[(（][^()（）]*[)）]/g;
  // A label in parentheses may mention other requirements: it counts only where nothing else names one.
  const bare = part.replace(label, '');
  const target = findGroup(bare);
  if (target !== null) return [{ raw: part, target }];
  const ids = findIds(bare);
  const named = ids.length > 0 ? ids : findIds(part);
  if (named.length > 0) return named.map((id) => ({ raw: part, target: { type: 'one', id } }));
  const roles = findWholeRoles(bare);
  if (roles.length > 0) return roles.map((role) => ({ raw: part, target: { type: 'role', role } }));
  return [{ raw: part, target: null }];
}

function findGroup(text: string): Target | null {
  const ids = ID_RANGE.exec(text);
  if (ids?.[1] !== undefined && ids[2] !== undefined) {
    return { type: 'range', from: normalizeId(ids[1]), to: normalizeId(ids[2]) };
  }
  const workers = WORKER_RANGE.exec(text);
  if (workers !== null) return { type: 'workers', from: Number(workers[1]), to: Number(workers[2]) };
  const worker = WORKER.exec(text);
  return worker === null ? null : { type: 'workers', from: Number(worker[1]), to: Number(worker[1]) };
}

function findWholeRoles(text: string): Role[] {
  const isWhole = /^(?:all|every)\b/i.test(text) || /^(?:PROVISIONER|WORKERS|STABILIZER)$/i.test(text);
  return isWhole ? ROLES.filter(([pattern]) => pattern.test(text)).map(([, role]) => role) : [];
}

function splitOutsideParentheses(value: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of value) {
    if (/[([（]/.test(character)) depth += 1;
    if (/[)\]）]/.test(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[,;+、，；\n]/.test(character)) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts;
}

function isBetween(id: string, from: string, to: string): boolean {
  const [first, last, own] = [from, to, id].map((each) => each.split('-'));
  if (first === undefined || last === undefined || own === undefined) return false;
  if (own[0] !== first[0] || own.length !== first.length || own.length !== last.length) return false;
  const rank = (parts: string[]) => parts.slice(1).reduce((sum, part) => sum * 100_000 + Number(part), 0);
  return isWithin(rank(own), rank(first), rank(last));
}

function isWithin(value: number | null, from: number, to: number): boolean {
  return value !== null && value >= from && value <= to;
}
