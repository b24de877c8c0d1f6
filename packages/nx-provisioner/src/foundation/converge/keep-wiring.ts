import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { parseJson } from '@nx/devkit';

import { toJson } from '../library/print-json';

/** What has to be known of a library and the workspace to keep what withdrawn files need, and nothing else. */
export interface StandingFiles {
  /** Withdrawn files that stand in the library, relative to the workspace root, with their texts. */
  readonly texts: ReadonlyMap<string, string>;
  /** Generated libraries that will be there after the run: package names by root. */
  readonly libraries: ReadonlyMap<string, string>;
  /** Packages that the root manifest lists. */
  readonly installed: ReadonlySet<string>;
  /** Whether a file will be there after the run. */
  readonly isThere: (path: string) => boolean;
}

/**
 * The text of a generated entry, manifest or tsconfig while withdrawn files stand in its library: entries still export
 * what lies in those, and what those import stays a dependency. Where nothing else changed, that is the current text.
 *
 * @param path of the file, relative to the workspace root
 * @param text as the plugin wrote it earlier
 * @param wanted as the plan has it now, without the withdrawn files
 */
export function keepWiring(path: string, text: string, wanted: string, standing: StandingFiles): string {
  const current = text.replaceAll('\r\n', '\n');
  if (path.endsWith('.json')) return keepEntries(path, current, wanted, standing);
  return /\/src\/(index|testing)\.ts$/.test(path) ? keepExports(path, current, wanted, standing) : wanted;
}

/** `export { createCart } from './create-cart.js';`, over several lines too. */
const EXPORT = /^(export (?:type )?)\{([^}]*)\} from (['"])(\.\/[^'"]+)\3(;?)$/gm;
const DECLARATION =
  /^export (?:(?:abstract|async|const|declare) )*(?:function|const|class|interface|type|enum) (\w+)/gm;

function keepExports(path: string, current: string, wanted: string, { texts }: StandingFiles): string {
  const taken = new Set([
    ...[...wanted.matchAll(EXPORT)].flatMap(([, , names = '']) => splitNames(names)),
    ...[...wanted.matchAll(DECLARATION)].map(([, name]) => name),
  ]);
  const kept = [...current.matchAll(EXPORT)].flatMap(([, head = '', names = '', quote = '', module = '', end = '']) => {
    if (!texts.has(posix.join(posix.dirname(path), module.replace(/(\.js)?$/, '.ts')))) return [];
    const free = splitNames(names).filter((name) => !taken.has(name));
    return free.length === 0 ? [] : [`${head}{ ${free.join(', ')} } from ${quote}${module}${quote}${end}`];
  });
  if (kept.length === 0) return wanted;
  const both = `${wanted.trimEnd()}\n${kept.join('\n')}\n`;
  const lines = (entry: string) => entry.split('\n').sort();
  return isDeepStrictEqual(lines(both), lines(current)) ? current : both;
}

const splitNames = (names: string): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function keepEntries(path: string, current: string, wanted: string, standing: StandingFiles): string {
  const before: unknown = parseJson(current);
  const merged = merge(before, parseJson(wanted), (keys, value) => isNeeded(path, keys, value, standing));
  return isDeepStrictEqual(merged, before) ? current : toJson(merged as object);
}

/** Whether a withdrawn file needs what the plan no longer has in a manifest or a tsconfig. */
function isNeeded(path: string, keys: readonly string[], value: unknown, standing: StandingFiles): boolean {
  const { texts, libraries, installed, isThere } = standing;
  const folder = posix.dirname(path);
  const [first = '', name = ''] = keys;
  const isImported = (packageName: string) =>
    [...texts.values()].some((text) =>
      [`'${packageName}'`, `"${packageName}"`, `'${packageName}/`, `"${packageName}/`].some((part) =>
        text.includes(part),
      ),
    );
  if (first === 'dependencies' || first === 'devDependencies') {
    return isImported(name) && (installed.has(name) || [...libraries.values()].includes(name));
  }
  if (first === 'references') {
    if (Array.isArray(value)) return false;
    const target = posix.join(folder, String((value as { readonly path?: unknown }).path));
    const config = target.endsWith('.json') ? target : `${target}/tsconfig.json`;
    if (posix.dirname(config) === folder) return isThere(config);
    const library = libraries.get(posix.dirname(config));
    return library !== undefined && isImported(library);
  }
  if (first === 'exports') return keys.length === 2 && isThere(posix.join(folder, 'src', `${name}.ts`));
  if (keys.at(-1) === 'commands') {
    if (Array.isArray(value)) return false;
    const config = /-p (\S+)$/.exec(String(value))?.[1];
    return config !== undefined && isThere(posix.join(folder, config));
  }
  return first === 'exclude';
}

type Keep = (keys: readonly string[], value: unknown) => boolean;

/** The wanted value, and in it what is kept of the current one, in the order of that. */
function merge(current: unknown, wanted: unknown, keep: Keep, keys: readonly string[] = []): unknown {
  if (Array.isArray(current) && Array.isArray(wanted)) {
    const [before, now] = [current as unknown[], wanted as unknown[]];
    const has = (list: unknown[], value: unknown) => list.some((other) => isDeepStrictEqual(other, value));
    const kept = before.filter((value) => has(now, value) || keep(keys, value));
    return [...kept, ...now.filter((value) => !has(kept, value))];
  }
  if (!isRecord(current) || !isRecord(wanted)) return wanted;
  const added = Object.entries(current).flatMap(([key, value]) => {
    const own = [...keys, key];
    if (key in wanted) return [];
    if (keep(own, value)) return [[key, value] as const];
    const rest = Array.isArray(value)
      ? merge(value, [], keep, own)
      : isRecord(value)
        ? merge(value, {}, keep, own)
        : {};
    return Object.keys(rest as object).length === 0 ? [] : [[key, rest] as const];
  });
  const inner = Object.entries(wanted).map(
    ([key, value]) => [key, key in current ? merge(current[key], value, keep, [...keys, key]) : value] as const,
  );
  return Object.fromEntries([...inner, ...added]);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
