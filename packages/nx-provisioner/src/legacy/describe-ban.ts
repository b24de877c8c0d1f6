import { posix } from 'node:path';

import { isPath } from '../codemods/module-rules';
import type { CarriedOut } from './carry-out-replacements';
import type { WorkspaceFiles } from './replacement-files';
import type { Ban } from './write-ban';

/** The ban of a replaced module: in force for every file but those that cannot do without it yet. */
export function describeBan(
  { replacement, record, remainingFiles, modernUsers }: CarriedOut,
  files: WorkspaceFiles,
): Ban {
  const { from, to } = replacement;
  const configured = findConfiguredFolders(files);
  const own = isPath(from) ? [`${from.slice(2).replace(/\.[cm]?[jt]sx?$/, '')}/**`] : [];
  const exempt = [...remainingFiles, ...modernUsers].flatMap((path) => describePlace(path, configured));
  return { from, to, requirements: record.requirements, exempt: [...new Set([...exempt, ...own])] };
}

/** Folders below the root with an ESLint configuration of their own, which takes the root's in. */
function findConfiguredFolders({ paths }: WorkspaceFiles): ReadonlySet<string> {
  const configs = paths.filter((path) => /\/eslint\.config\.[cm]?[jt]s$/.test(path));
  return new Set(configs.map((path) => posix.dirname(path)));
}

/** ESLint takes patterns relative to the configuration that it found first, and that may be a project's. */
function describePlace(path: string, configured: ReadonlySet<string>): string[] {
  let folder = posix.dirname(path);
  while (folder !== '.' && !configured.has(folder)) folder = posix.dirname(folder);
  return [path, ...(folder === '.' ? [] : [posix.relative(folder, path)])].map(escapeGlob);
}

/** `[id].tsx` is a name, and no class of characters. */
function escapeGlob(path: string): string {
  return path.replace(/[[\]{}()*?!+@]/g, '\\$&');
}
