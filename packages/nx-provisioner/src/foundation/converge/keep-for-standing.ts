import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import ts from 'typescript';

import { packageOf, typesOf } from '../../workspace/package-of';
import type { LibraryOptions, WorkspaceDependency } from '../library/library';

/** Texts of the withdrawn files that stand in a library, by their paths relative to the workspace root. */
export type StandingTexts = ReadonlyMap<string, string>;

/** What the imports of withdrawn files can lead to. */
export interface Importable {
  /** Libraries of the foundation that are there after the run. */
  readonly libraries: readonly WorkspaceDependency[];
  /** Packages of the root package.json, with their ranges. */
  readonly installed: Readonly<Record<string, string>>;
}

/** The library as the plan has it, and with it what the withdrawn files that stand in it need to build and to run. */
export function keepNeeds(library: LibraryOptions, texts: StandingTexts, importable: Importable): LibraryOptions {
  const { root, dependencies, specDependencies = [], externalDependencies, entries = [] } = library;
  const code = [...texts].filter(([path]) => path.endsWith('.ts'));
  const [specs, sources] = [code.filter(([path]) => isSpec(path)), code.filter(([path]) => !isSpec(path))];
  const listLibraries = (files: typeof code) => {
    const names = listPackages(files);
    return importable.libraries.filter((other) => other.root !== root && names.has(other.packageName));
  };
  const own = unite(dependencies, listLibraries(sources));
  const ofSpecs = unite(specDependencies, listLibraries(specs));
  const external = [...listPackages(sources)]
    .map((name) => [name, typesOf(name)].find((each) => Object.hasOwn(importable.installed, each)))
    .filter((name) => name !== undefined);
  const ranges = external.map((name) => [name, importable.installed[name] ?? ''] as const);
  return {
    ...library,
    dependencies: own,
    specDependencies: ofSpecs.filter((spec) => !own.some((other) => other.root === spec.root)),
    externalDependencies: { ...Object.fromEntries(ranges), ...externalDependencies },
    entries: texts.has(`${root}/src/testing.ts`) ? [...new Set([...entries, 'testing'])] : entries,
    specs: library.specs || specs.length > 0,
  };
}

const isSpec = (path: string): boolean => path.endsWith('.spec.ts');

function listPackages(files: readonly (readonly [string, string])[]): Set<string> {
  const imports = files.flatMap(([, text]) => ts.preProcessFile(text, true, true).importedFiles);
  return new Set(imports.map(({ fileName }) => packageOf(fileName)).filter((name) => name !== null));
}

function unite(ours: readonly WorkspaceDependency[], more: readonly WorkspaceDependency[]): WorkspaceDependency[] {
  return [...ours, ...more.filter(({ root }) => !ours.some((own) => own.root === root))];
}

/** `export { createCart } from './create-cart.js';`, over several lines too. */
const EXPORT = /^(export (?:type )?)\{([^}]*)\} from (['"])(\.\/[^'"]+)\3(;?)$/gm;
const FUNCTION = /^export function (\w+)/gm;

/**
 * The text of a contract library's or a lane's entry that still exports what lies in withdrawn files. Where nothing else
 * changed, that is the current text.
 *
 * @param path of the entry, relative to the workspace root
 * @param text as the plugin wrote it earlier
 * @param wanted as the plan has it now; a name that it exports itself is no longer the withdrawn file's
 */
export function keepExports(path: string, text: string, wanted: string, texts: StandingTexts): string {
  const current = text.replaceAll('\r\n', '\n');
  const taken = new Set([
    ...[...wanted.matchAll(EXPORT)].flatMap(([, , names = '']) => splitNames(names)),
    ...[...wanted.matchAll(FUNCTION)].map(([, name]) => name),
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
