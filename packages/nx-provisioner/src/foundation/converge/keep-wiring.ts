import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { parseJson } from '@nx/devkit';

import { toJson } from '../library/print-json';

/** What has to be known of the workspace to keep what a withdrawn file needs, and nothing that is gone. */
export interface StandingFiles {
  /** Withdrawn files that stand, relative to the workspace root. */
  readonly paths: ReadonlySet<string>;
  /** Packages that an installation finds: generated libraries that are there, and what the root manifest lists. */
  readonly packages: ReadonlySet<string>;
  /** Whether a file will be there after the run. */
  readonly isThere: (path: string) => boolean;
}

/**
 * The text of a generated file that other files of its library rely on, while withdrawn ones stand there: entries still
 * export what lies in them, and manifests and configurations keep what they had. Where nothing else changed, that is the
 * current text.
 *
 * @param path of the file, relative to the workspace root
 * @param text as the plugin wrote it earlier
 * @param wanted as the plan has it now, without the withdrawn files
 */
export function keepWiring(path: string, text: string, wanted: string, standing: StandingFiles): string {
  const current = text.replaceAll('\r\n', '\n');
  if (path.endsWith('.json')) return keepEntries(path, current, wanted, standing);
  return path.endsWith('.ts') ? keepExports(path, current, wanted, standing) : wanted;
}

/** `export { createCart } from './create-cart.js';`, over several lines too. */
const EXPORT = /^export (?:type )?\{[^}]*\} from (['"])(\.\/[^'"]+)\1;?$/gm;

function keepExports(path: string, current: string, wanted: string, { paths }: StandingFiles): string {
  const listExports = (text: string) =>
    [...text.matchAll(EXPORT)].map(([statement, , module = '']) => ({ statement, module }));
  const known = new Set(listExports(wanted).map(({ module }) => module));
  const kept = listExports(current)
    .filter(({ module }) => !known.has(module))
    .filter(({ module }) => paths.has(posix.join(posix.dirname(path), module.replace(/(\.js)?$/, '.ts'))))
    .map(({ statement }) => statement);
  if (kept.length === 0) return wanted;
  const lines = (text: string) => text.split('\n').sort();
  const text = `${wanted.trimEnd()}\n${kept.join('\n')}\n`;
  return isDeepStrictEqual(lines(text), lines(current)) ? current : text;
}

function keepEntries(path: string, current: string, wanted: string, standing: StandingFiles): string {
  const before: unknown = parseJson(current);
  const merged = merge(before, parseJson(wanted), (keys, value) => isUseful(path, keys, value, standing));
  return isDeepStrictEqual(merged, before) ? current : toJson(merged as object);
}

/** A dependency that cannot be installed, or a reference to a folder that is gone, would break more than it keeps. */
function isUseful(
  path: string,
  keys: readonly string[],
  value: unknown,
  { packages, isThere }: StandingFiles,
): boolean {
  const [parent = '', key = ''] = keys.slice(-2);
  if (/dependencies$/i.test(parent)) return packages.has(key);
  if (keys.at(-1) !== 'references') return true;
  const target = posix.join(posix.dirname(path), String((value as { readonly path?: unknown }).path));
  return isThere(target.endsWith('.json') ? target : `${target}/tsconfig.json`);
}

type Keep = (keys: readonly string[], value: unknown) => boolean;

/** Both values in one, in the order of the current one; where they disagree, the wanted one counts. */
function merge(current: unknown, wanted: unknown, keep: Keep, keys: readonly string[] = []): unknown {
  if (Array.isArray(current) && Array.isArray(wanted)) {
    const [before, now] = [current as unknown[], wanted as unknown[]];
    const has = (list: unknown[], value: unknown) => list.some((other) => isDeepStrictEqual(other, value));
    const kept = before.filter((value) => has(now, value) || keep(keys, value));
    return [...kept, ...now.filter((value) => !has(kept, value))];
  }
  if (!isRecord(current) || !isRecord(wanted)) return wanted;
  const kept = Object.entries(current).flatMap(([key, value]) => {
    const own = [...keys, key];
    if (key in wanted) return [[key, merge(value, wanted[key], keep, own)] as const];
    return keep(own, value) ? [[key, value] as const] : [];
  });
  return { ...Object.fromEntries(kept), ...pick(wanted, (key) => !(key in current)) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function pick(record: Readonly<Record<string, unknown>>, select: (key: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => select(key)));
}
