import { posix } from 'node:path';

import { isSourceFile } from '../codemods/parse-source';
import { readJsonValue, removeJsonValue, setJsonValue } from '../foundation/wiring/edit-json';
import { packageOf, typesOf } from '../workspace/package-of';
import type { CarriedOut } from './carry-out-replacements';
import type { FileEdit, WorkspaceFiles } from './replacement-files';

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** File types that can use a package without being read by the engine. */
const COUNTED =
  /\.(jsonc?|json5|ya?ml|toml|vue|svelte|astro|mdx|html|css|scss|sass|less|sh|babelrc|swcrc|eslintrc)$|(^|\/)(Dockerfile|\.babelrc|\.swcrc|\.eslintrc|\.mocharc|\.npmrc)$/;
/** Lock files follow the manifests, and session records tell of what was replaced. */
const NOT_COUNTED =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|PROVISIONER-SESSION-[^/]*\.json)$/;
const HOLDS_COMMANDS = /\.(ya?ml|toml|sh)$|(^|\/)Dockerfile$/;

/** A package that came or went. */
export interface PackageChange {
  /** The legacy module whose replacement asks for it. */
  readonly replacement: string;
  readonly manifest: string;
  readonly package: string;
  /** `null` for one that went. */
  readonly version: string | null;
}

export interface ManifestEdits {
  readonly edits: readonly FileEdit[];
  readonly packages: readonly PackageChange[];
  /** Files that are not code and still name a legacy package, which therefore stays. */
  readonly mentions: readonly { readonly package: string; readonly file: string }[];
}

/** Modern packages that the changed files use and that no manifest above them names yet. */
export function findMissingPackages(done: readonly CarriedOut[], files: WorkspaceFiles): string[] {
  const missing = done.flatMap((one) =>
    modernPackages(one, files).filter((name) => manifestsToAdd(one, name, files).length > 0),
  );
  return [...new Set(missing)].sort();
}

/**
 * Takes legacy packages out of the manifests under which nothing uses them any more, and puts the modern ones in.
 *
 * @param files as they are after the replacements
 * @param versions range of each missing package
 */
export function editManifests(
  done: readonly CarriedOut[],
  files: WorkspaceFiles,
  versions: Readonly<Record<string, string>>,
): ManifestEdits {
  const texts = new Map<string, string>();
  const packages: PackageChange[] = [];
  const mentions: { package: string; file: string }[] = [];
  const read = (path: string) => texts.get(path) ?? files.read(path) ?? '';
  for (const one of done) {
    for (const name of modernPackages(one, files)) {
      const version = versions[name];
      if (version === undefined) continue;
      for (const { path, section } of manifestsToAdd(one, name, { ...files, read })) {
        texts.set(path, setJsonValue(read(path), [section, name], version));
        packages.push({ replacement: one.replacement.from, manifest: path, package: name, version });
      }
    }
    const legacy = packageOf(one.replacement.from);
    if (legacy === null) continue;
    for (const path of listManifests(files)) {
      if (sectionsWith(read(path), legacy).length === 0) continue;
      const users = findUsers(path, legacy, { ...files, read });
      mentions.push(...users.map((file) => ({ package: legacy, file })));
      const inCode = [...one.remainingFiles, ...one.modernUsers];
      if (users.length > 0 || inCode.some((file) => isUnder(path, file))) continue;
      for (const gone of [legacy, typesOf(legacy)]) {
        for (const section of sectionsWith(read(path), gone)) {
          texts.set(path, removeJsonValue(read(path), [section, gone]));
          packages.push({ replacement: one.replacement.from, manifest: path, package: gone, version: null });
        }
      }
    }
  }
  return { edits: [...texts].map(([path, content]) => ({ path, content })), packages, mentions };
}

function listManifests({ paths }: WorkspaceFiles): string[] {
  return paths.filter((path) => posix.basename(path) === 'package.json');
}

function isUnder(manifest: string, path: string): boolean {
  const folder = posix.dirname(manifest);
  return folder === '.' || path.startsWith(`${folder}/`);
}

function sectionsWith(manifest: string, name: string): string[] {
  return SECTIONS.filter((section) => readJsonValue(manifest, [section, name]) !== undefined);
}

function modernPackages({ replacement, record }: CarriedOut, files: WorkspaceFiles): string[] {
  const targets = [replacement, ...Object.values(replacement.subpaths ?? {})].flatMap((mapping) => {
    if (typeof mapping === 'string') return [mapping];
    const named = Object.values(mapping.imports ?? {}).map((target) =>
      typeof target === 'string' ? undefined : target.to,
    );
    return [mapping.to, ...named.filter((to) => to !== undefined)];
  });
  const names = new Set(targets.map(packageOf).filter((name) => name !== null));
  const texts = record.changed.map((path) => files.read(path) ?? '');
  return [...names].filter((name) => texts.some((text) => text.includes(name)));
}

/** The manifests that name the legacy package over a changed file, else the root's. */
function manifestsToAdd(
  { replacement, record }: CarriedOut,
  name: string,
  files: WorkspaceFiles,
): { path: string; section: string }[] {
  const legacy = packageOf(replacement.from);
  const above = listManifests(files).filter((path) => record.changed.some((file) => isUnder(path, file)));
  const holders = above.flatMap((path) => {
    const [section] = legacy === null ? [] : sectionsWith(files.read(path) ?? '', legacy);
    return section === undefined ? [] : [{ path, section }];
  });
  const places =
    holders.length > 0
      ? holders
      : above.includes('package.json')
        ? [{ path: 'package.json', section: 'dependencies' }]
        : [];
  const names = (path: string) => sectionsWith(files.read(path) ?? '', name).length > 0;
  const isOwn = (path: string) => readJsonValue(files.read(path) ?? '', ['name']) === name;
  return places.filter(({ path }) => !names(path) && !isOwn(path));
}

/** Settings that make the compiler write imports of a package that no source names. */
const IMPLIED: Readonly<Record<string, RegExp>> = { tslib: /"importHelpers"\s*:\s*true/ };

/** Files beside the code that name the package: scripts, configurations, templates, styles. */
function findUsers(manifest: string, name: string, files: WorkspaceFiles): string[] {
  const escaped = name.replace(/[^\w-]/g, '\\$&');
  const word = new RegExp(`(^|[^\\w@./-])${escaped}([^\\w.-]|$)`, 'm');
  // In prose and markup the name may be a word like any other: `moment`.
  const quoted = new RegExp(`(["'\`]|["'\`]~|node_modules/)${escaped}["'\`/]`);
  const implied = Object.hasOwn(IMPLIED, name) ? IMPLIED[name] : undefined;
  return files.paths.filter((path) => {
    if (implied !== undefined && /(^|\/)tsconfig[^/]*\.json$/.test(path)) return implied.test(files.read(path) ?? '');
    if (!isUnder(manifest, path) || isSourceFile(path) || NOT_COUNTED.test(path) || !COUNTED.test(path)) return false;
    const text = files.read(path) ?? '';
    if (posix.basename(path) === 'package.json') return word.test(withoutDependencies(text));
    return (HOLDS_COMMANDS.test(path) ? word : quoted).test(text);
  });
}

/** What else a manifest says: its scripts and the configuration of tools. */
function withoutDependencies(text: string): string {
  const value = readJsonValue(text, []);
  if (typeof value !== 'object' || value === null) return '';
  const left: readonly string[] = [...SECTIONS, 'name', 'description', 'keywords', 'overrides', 'resolutions'];
  return JSON.stringify(Object.fromEntries(Object.entries(value).filter(([key]) => !left.includes(key))));
}
