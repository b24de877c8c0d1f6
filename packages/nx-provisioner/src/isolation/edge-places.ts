import { posix } from 'node:path';

import { lineAt, listImports, type SourceText } from './source-text';
import type { Holding } from './territory';

/** One place where a dependency between two projects is written down. */
export interface EdgePlace {
  readonly rule: 'import' | 'package-json' | 'implicit';
  readonly file: string;
  readonly line: number | null;
}

/**
 * Where an edge of the project graph stands: each file that imports the target, else the manifest that names it.
 *
 * @param texts of the source project's code
 * @param read a file of the workspace; `null` where there is none
 */
export function findEdgePlaces(
  source: Holding,
  target: Holding,
  texts: readonly SourceText[],
  read: (path: string) => string | null,
): EdgePlace[] {
  const imports = texts.flatMap((file): EdgePlace[] => {
    const line = findImport(file, target);
    return line === null ? [] : [{ rule: 'import', file: file.path, line }];
  });
  if (imports.length > 0) return imports;
  const manifests = ['package.json', 'project.json'].map((name) => posix.join(source.root, name));
  for (const file of manifests) {
    const place = findInManifest(file, read(file), target);
    if (place !== null) return [place];
  }
  // Tools of the workspace can add edges that stand in no file of the project.
  return [{ rule: 'import', file: manifests.find((file) => read(file) !== null) ?? source.root, line: null }];
}

function findImport({ path, text }: SourceText, target: Holding): number | null {
  const named = target.packageName !== null && text.includes(target.packageName);
  if (!named && !text.includes('../')) return null;
  const found = listImports(text).find(({ specifier }) => reaches(specifier, path, target));
  return found === undefined ? null : lineAt(text, found.offset);
}

/** Whether a specifier in a file leads into a project, by its package's name or by a relative path. */
export function reaches(specifier: string, from: string, { packageName, root }: Holding): boolean {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier).startsWith(`${root}/`);
  return packageName !== null && (specifier === packageName || specifier.startsWith(`${packageName}/`));
}

function findInManifest(file: string, text: string | null, target: Holding): EdgePlace | null {
  if (text === null) return null;
  const implicit = text.indexOf('"implicitDependencies"');
  const listed = implicit === -1 ? -1 : text.indexOf(JSON.stringify(target.name), implicit);
  if (listed !== -1 && !text.slice(implicit, listed).includes(']')) {
    return { rule: 'implicit', file, line: lineAt(text, listed) };
  }
  const named =
    target.packageName === null ? null : new RegExp(`${escape(JSON.stringify(target.packageName))}\\s*:`).exec(text);
  return named === null ? null : { rule: 'package-json', file, line: lineAt(text, named.index) };
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
