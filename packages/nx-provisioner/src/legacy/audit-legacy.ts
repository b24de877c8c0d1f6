import ts from 'typescript';

import { isSourceFile } from '../codemods/parse-source';
import { packageOf } from '../workspace/package-of';
import { READY_MAPPINGS } from './mappings/ready-mappings';
import type { WorkspaceFiles } from './replacement-files';

/** The part of a manifest of `module-replacements` that is read here. */
export interface ReplacementManifest {
  readonly mappings: Readonly<Record<string, { readonly replacements: readonly string[] }>>;
  readonly replacements: Readonly<
    Record<
      string,
      { readonly id: string; readonly type: string; readonly description?: string; readonly replacementModule?: string }
    >
  >;
}

/** A package in use that has a modern counterpart. */
export interface LegacyPackage {
  readonly name: string;
  /** Places that name it, by file. */
  readonly places: readonly { readonly file: string; readonly count: number }[];
  readonly suggestions: readonly string[];
  /** The plugin has a mapping for it. */
  readonly isReady: boolean;
}

/** Finds the packages in use for which a manifest, or a ready mapping, knows something better; the most used first. */
export function auditLegacy(files: WorkspaceFiles, manifests: readonly ReplacementManifest[]): LegacyPackage[] {
  const suggestions = new Map<string, string[]>();
  for (const { from, to } of READY_MAPPINGS) suggestions.set(from, [`${to} (ready mapping)`]);
  for (const manifest of manifests) {
    for (const [name, { replacements }] of Object.entries(manifest.mappings)) {
      const described = replacements.map((id) => describe(manifest, id));
      suggestions.set(name, [...(suggestions.get(name) ?? []), ...described]);
    }
  }
  const found = new Map<string, { file: string; count: number }[]>();
  for (const path of files.paths) {
    if (!isSourceFile(path)) continue;
    for (const [name, count] of countPackages(files.read(path) ?? '', suggestions)) {
      found.set(name, [...(found.get(name) ?? []), { file: path, count }]);
    }
  }
  const total = ({ places }: LegacyPackage) => places.reduce((sum, { count }) => sum + count, 0);
  return [...found]
    .map(([name, places]) => ({
      name,
      places,
      suggestions: [...new Set(suggestions.get(name))],
      isReady: READY_MAPPINGS.some(({ from }) => from === name),
    }))
    .sort((a, b) => total(b) - total(a) || (a.name < b.name ? -1 : 1));
}

/** Reads the specifiers with the compiler's scanner, which is much faster than a parse. */
function countPackages(text: string, known: ReadonlyMap<string, unknown>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
    const name = packageOf(fileName);
    if (name !== null && known.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function describe(manifest: ReplacementManifest, id: string): string {
  const replacement = manifest.replacements[id];
  if (replacement === undefined) return id;
  const { type, replacementModule, description } = replacement;
  if (type === 'native') return `${id} (native)`;
  if (type === 'documented') return `${replacementModule ?? id} (documented alternative)`;
  return `${description ?? id} (${type})`;
}

/** The audit for a terminal: a line for each package, then its suggestions and the files that use it most. */
export function printAudit(packages: readonly LegacyPackage[]): string {
  if (packages.length === 0) return 'No legacy package that has a known replacement is in use.';
  const lines = packages.flatMap(({ name, places, suggestions, isReady }) => {
    const uses = places.reduce((sum, { count }) => sum + count, 0);
    const ready = isReady ? ['  npx nx g nx-provisioner:replace-legacy --from=' + name] : [];
    return [
      `${name}: ${uses} ${uses === 1 ? 'place' : 'places'} in ${places.length} ${places.length === 1 ? 'file' : 'files'}`,
      ...suggestions.map((suggestion) => `  instead: ${suggestion}`),
      ...ready,
      ...places.map(({ file, count }) => `  ${file} (${count})`),
    ];
  });
  return lines.join('\n');
}
